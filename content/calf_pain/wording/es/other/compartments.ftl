rule-crushed_or_lain_on =
    .because = una pierna aplastada, o que quedó mucho tiempo debajo del cuerpo, se puede hinchar y dañar el músculo y los riñones

care-pressure_on_the_way =
    .say-1 = Afloje correas y vendas. No corte usted el yeso.
    .say-3 = Que no estire la pierna.

rule-injury_or_bruise_on_blood_thinner =
    .because = la persona toma un anticoagulante, y una lesión o un moretón de la pierna puede seguir sangrando por dentro

care-thinner_and_bruise =
    .say-1 = Que descanse con la pierna a la altura del corazón. No le ponga calor ni estire la pantorrilla.

safety_net-bleed_grows =
    .say = la pantorrilla se hincha rápido o un bulto crece y la persona toma un anticoagulante

condition-calf_bleed_growing =
    .means = la pantorrilla crece y la persona toma un anticoagulante

care-exertional_tightness =
    .say-1 = Que haga menos del deporte que lo causa. Puede usar la bicicleta o nadar si no le duele.
    .say-2 = Que pare cuando empiece a sentirla apretada. Que no siga con esfuerzo.
    .say-3 = Anote cuándo empieza y cuánto tarda en irse. Muéstrelo en la cita.
