condition-hurt_it =
    .means = hubo un golpe o una torcedura que lastimó la articulación del tobillo
