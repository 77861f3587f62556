finding-answering_for =
    .ask = ¿Para quién responde?
    .help = Nos dice hasta dónde pueden llegar las respuestas.
    .option-me = Para mí
    .option-child = Para un niño
    .option-other_adult = Para otro adulto
    .says = quién responde

finding-age_band =
    .ask = ¿Qué edad tiene?
    .help = Si responde por otra persona, dé la edad de ella.
    .option-under_1 = Menos de 1
    .option-1_4 = De 1 a 4
    .option-5_15 = De 5 a 15
    .option-16_39 = De 16 a 39
    .option-40_59 = De 40 a 59
    .option-60_69 = De 60 a 69
    .option-70_79 = De 70 a 79
    .option-80_plus = 80 o más
    .says = su edad

finding-sex_at_birth =
    .ask = ¿Qué sexo le dieron al nacer?
    .help = Sirve para el riesgo de coágulo y para el embarazo. Su género puede ser otro.
    .option-female = Mujer
    .option-male = Hombre
    .option-intersex = Intersexual
    .says = el sexo que le dieron al nacer

finding-alone_safe =
    .ask = ¿Hay alguien con usted, y puede llegar sin peligro a donde le atiendan?
    .help = No maneje si la pierna está débil o dormida, o si siente que se va a desmayar.
    .option-with_someone = Hay alguien conmigo
    .option-alone_can_travel = No hay nadie, pero puedo ir sin peligro
    .option-alone_cannot_travel = No hay nadie y no puedo ir sin peligro
    .says = no hay nadie con usted y quizá no pueda llegar sin peligro a donde le atiendan

condition-is_child =
    .means = la persona tiene menos de 16 años

condition-is_60_or_over =
    .means = la persona tiene 60 años o más
