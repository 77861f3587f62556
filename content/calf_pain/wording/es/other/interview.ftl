screen-whole_body =
    .ask = ¿Tiene la persona algo de esto ahora, o en los últimos días?

screen-look_at_the_leg =
    .ask = ¿Se ve o se siente algo de esto en la pierna o el pie?

screen-feel_and_move =
    .ask = ¿Hay algo nuevo de esto en la persona?
    .none = Nada de esto. Mueve bien el pie.

screen-injury_now =
    .none = Nada de esto. Puede pararse y caminar sin problema.

screen-getting_to_care =
    .ask = ¿Puede la persona llegar a donde la atiendan?

screen-clot_risks =
    .ask = ¿Algo de esto es el caso de la persona, ahora o antes?

screen-past_illness =
    .ask = ¿Tiene la persona algo de esto, o lo tuvo antes?

screen-hurt_and_strength =
    .none = No. Puede pararse de puntas.

screen-walking_and_rest =
    .none = Camina, se para y descansa como quiere, sin nada de esto

screen-medicines =
    .ask = ¿Toma la persona algo de esto?

screen-other_health =
    .ask = ¿Algo de esto es el caso de la persona?
