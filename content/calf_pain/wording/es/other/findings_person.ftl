finding-age_band =
    .ask = ¿Qué edad tiene la persona?
    .help = Dé la edad de la persona a quien le duele la pierna.

finding-alone_safe =
    .ask = ¿Hay alguien con la persona, y puede llegar sin peligro a donde la atiendan?
    .help = Que no maneje si la pierna está débil o dormida, o si siente que se va a desmayar.
    .option-with_someone = Hay alguien con la persona
    .option-alone_can_travel = No hay nadie, pero puede ir sin peligro
    .option-alone_cannot_travel = No hay nadie y no puede ir sin peligro
    .says = no hay nadie con la persona y quizá no pueda llegar sin peligro a donde la atiendan
