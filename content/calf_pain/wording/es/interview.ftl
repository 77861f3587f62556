screen-breath_and_heart =
    .ask = ¿Tiene algo de esto ahora, o en los últimos días?
    .none = Nada de esto

screen-sudden_change =
    .ask = ¿Hay algo nuevo de esto?
    .none = Nada de esto. Muevo bien el pie.

screen-tight_calf =
    .ask = ¿Algo de esto pasa con su pantorrilla?
    .none = Nada de esto

screen-injury_now =
    .ask = ¿Se lastimó la pierna, y le sostiene?
    .none = Ninguna lesión así. Puedo pararme y caminar sin problema.

screen-nerves_of_the_spine =
    .ask = ¿Hay algo nuevo de esto en su caso?
    .help = Parte de esto es privado. Lo preguntamos porque un nervio apretado en la espalda se debe encontrar rápido.
    .none = Nada de esto

screen-infection_now =
    .ask = ¿Tiene señales de una infección?
    .help = En piel morena o negra, busque piel más oscura, morada o con brillo. Sienta si está caliente.
    .none = Nada de esto

screen-getting_to_care =
    .ask = ¿Puede llegar a donde le atiendan?

screen-about_you =
    .ask = ¿De quién se trata?

screen-where_and_when =
    .ask = ¿Dónde está el dolor, cómo empezó y cómo está ahora?

screen-swelling =
    .ask = ¿Hay hinchazón o un bulto?
    .help = Mire las dos piernas, una al lado de la otra.
    .none = Sin hinchazón y sin bulto

screen-skin =
    .ask = ¿Cómo se ven y se sienten la piel y las venas?
    .help = Compare las dos piernas.
    .none = Igual que la otra pierna

screen-clot_risks =
    .ask = ¿Algo de esto es su caso, ahora o en las últimas 12 semanas?
    .none = Nada de esto

screen-past_illness =
    .ask = ¿Tiene algo de esto, o lo tuvo antes?
    .none = Nada de esto

screen-hurt_and_sport =
    .ask = ¿Se lastimó, duele al tocarla, y qué fuerza tiene?
    .none = No. Puedo pararme de puntas.

screen-nerves_and_back =
    .ask = ¿Tienen que ver sus nervios o su espalda?
    .none = Nada de esto

screen-walking =
    .ask = ¿Qué pasa cuando camina o está de pie?
    .none = Camino y me paro como quiero, sin nada de esto

screen-nights =
    .ask = ¿Cómo pasa las noches, y ha bajado de peso?
    .none = Nada de esto

screen-medicines =
    .ask = ¿Toma algo de esto?
    .help = Mire las cajas si puede.
    .none = Nada de esto

screen-other_health =
    .ask = ¿Algo de esto es su caso?
    .help = Parte es privado. Puede saltar una línea.
    .none = Nada de esto

screen-care_so_far =
    .ask = ¿Qué ha hecho para esto, y qué ayuda?

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
