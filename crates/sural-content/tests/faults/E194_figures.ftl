disposition-self_care =
    .title = Cuídelo en casa
    .say-1 = Puede cuidarlo en casa.
    .review = Si no está mejor en 10 días, llame a {primary_care_name}.
