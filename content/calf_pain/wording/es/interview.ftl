screen-whole_body =
    .ask = ¿Tiene algo de esto ahora, o en los últimos días?
    .none = Nada de esto

screen-look_at_the_leg =
    .ask = ¿Ve o siente algo de esto en la pierna o el pie?
    .help = Mire las dos piernas, una al lado de la otra. En piel morena o negra, busque piel más oscura, morada o con brillo. Sienta si está caliente.
    .none = Igual que la otra pierna

screen-feel_and_move =
    .ask = ¿Hay algo nuevo de esto en su caso?
    .help = Parte de esto es privado. Lo preguntamos porque un nervio apretado en la espalda se debe encontrar rápido.
    .none = Nada de esto. Muevo bien el pie.

screen-injury_now =
    .ask = ¿Se lastimó la pierna, está tensa, y le sostiene?
    .none = Nada de esto. Puedo pararme y caminar sin problema.

screen-who_and_when =
    .ask = ¿De quién se trata, y cómo empezó?

screen-getting_to_care =
    .ask = ¿Puede llegar a donde le atiendan?

screen-pain_and_care =
    .ask = ¿Dónde está el dolor, cómo está ahora, y qué ha hecho para esto?

screen-lumps_and_veins =
    .ask = ¿Hay algo más que ve o siente en la pierna?
    .help = Mire las dos piernas, una al lado de la otra.
    .none = Igual que la otra pierna

screen-clot_risks =
    .ask = ¿Algo de esto es su caso, ahora o antes?
    .none = Nada de esto

screen-past_illness =
    .ask = ¿Tiene algo de esto, o lo tuvo antes?
    .none = Nada de esto

screen-hurt_and_strength =
    .ask = ¿Se lastimó, qué fuerza tiene, y viene el dolor de más arriba?
    .none = No. Puedo pararme de puntas.

screen-behind_the_pain =
    .ask = ¿Puede haber algo más detrás del dolor?
    .help = Parte es privado. Puede saltar una línea.
    .none = Nada de esto

screen-walking_and_rest =
    .ask = ¿Qué pasa cuando camina, está de pie o descansa, y ha cambiado la pierna?
    .none = Camino, me paro y descanso como quiero, sin nada de esto

screen-medicines =
    .ask = ¿Toma algo de esto?
    .help = Mire las cajas si puede.
    .none = Nada de esto

screen-other_health =
    .ask = ¿Algo de esto es su caso?
    .help = Parte es privado. Puede saltar una línea.
    .none = Nada de esto

constraint-cannot_stand_but_walks_far =
    .because = quien no puede pararse en la pierna no puede caminar lejos con ella

constraint-male_and_pregnant =
    .because = quien fue hombre al nacer no puede tener un embarazo

constraint-age_and_pregnant =
    .because = nadie tiene un embarazo a esta edad

constraint-adult_is_no_child =
    .because = un niño tiene menos de 16 años

constraint-limp_is_for_children =
    .because = la cojera se pregunta solo de los niños

constraint-small_child_answers =
    .because = un niño pequeño no puede responder solo

constraint-longer_care_than_pain =
    .because = cuidarse en casa no puede durar más que el dolor
