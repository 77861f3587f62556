rule-leg_bent_or_bone_seen =
    .because = una pierna doblada, un hueso a la vista o una herida que sangra mucho necesita ayuda donde está la persona

care-hold_it_still =
    .say-1 = Que no se pare en la pierna. Déjela quieta como está. No trate de enderezarla.

care-stop_impact =
    .say-1 = Que deje ya de correr, saltar y marchar. Que camine solo mientras no le duela.
    .say-2 = Puede nadar o usar la bicicleta si no le duele, y muletas si le duele caminar.
    .say-3 = Que no corra con dolor ni lo tape con pastillas. Las pastillas contra la inflamación pueden hacer que el hueso sane más lento.
    .say-4 = Que coma bastante para lo que entrena. Avise al médico si se le ha ido la regla.

care-shin_care =
    .say-1 = Que deje de correr y saltar dos semanas. Puede caminar, nadar o usar la bicicleta si no le duele.
    .say-2 = Luego, que suba poco a poco en suelo blando, con buenos zapatos. Que descanse un día entre carreras.
    .say-3 = Levantar los talones despacio da fuerza a la pantorrilla. El frío tras el deporte puede aliviar.
    .say-4 = Que no corra con un dolor que empeora al seguir.
