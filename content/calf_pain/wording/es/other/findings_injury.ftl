finding-injury_recent =
    .option-fall = Se cayó
    .option-twist = Se la torció
    .option-vehicle = Tuvo un choque

finding-cast_fracture =
    .option-cast_on_now_tight_or_numb = Lo tiene puesto, y le aprieta o tiene los dedos dormidos, fríos o azules
    .option-cast_on_now_pain_rising = Lo tiene puesto, y el dolor empeora
    .option-cast_on_now_fit_unsure = Lo tiene puesto, no sé si le queda bien
    .option-cast_on_now_ok = Lo tiene puesto, y se siente bien
    .option-off_within_12wk = Se lo quitaron en las últimas 12 semanas

finding-weight_bear =
    .help = Está bien si cojea. Que se agarre de algo seguro.
    .option-no_cannot = No, no puede

finding-heel_raise =
    .help = Que se apoye en una pared y pruebe primero la pierna buena. Paren si no es seguro.
    .option-no_cannot = No, no puede

finding-exercise_timing =
    .option-during_sudden = Llegó de golpe mientras se movía

finding-energy_low_periods =
    .option-not_applicable = No es el caso

finding-crush_long_lie =
    .says = la pierna quedó aplastada o la persona estuvo encima de ella más de una hora
