finding-swelling_calf =
    .ask = ¿Tiene una pantorrilla más hinchada que la otra?
    .help = Mire con las piernas sin ropa. Para medir, baje 10 cm (4 in) desde el hueso que sobresale debajo de la rótula. Ponga una cinta alrededor de las dos pantorrillas.
    .option-yes_measured_3cm_or_more = Sí, por 3 cm (1.2 in) o más con una cinta
    .option-yes_looks_bigger = Sí, se ve más grande
    .option-both_swollen = Las dos están hinchadas
    .option-no_same = No, están iguales
    .says = una pantorrilla está más hinchada que la otra

finding-swelling_whole_leg =
    .ask = ¿Está hinchada toda la pierna, del pie al muslo?
    .help = Mire el tobillo, la pantorrilla y el muslo. Compare con el otro lado.
    .says = toda la pierna está hinchada

finding-swelling_foot_ankle =
    .ask = ¿Está hinchado el pie o el tobillo?
    .help = Mire los huesos que sobresalen y la marca del calcetín. Revise los dos lados.
    .option-one_side = Sí, un lado
    .option-both_sides = Sí, los dos lados
    .option-no = No
    .says = un pie o un tobillo está hinchado

finding-pitting =
    .ask = ¿Su pulgar deja un hueco al apretar la espinilla?
    .help = Apriete firme por 10 segundos. Suelte. Busque un hueco. Pruebe también la otra pierna.
    .option-one_leg = Sí, en una pierna
    .option-both_legs = Sí, en las dos piernas
    .option-both_one_worse = Sí, en las dos, pero una está peor
    .option-no = No
    .says = su pulgar deja un hueco en la piel

finding-warmth =
    .ask = ¿La pantorrilla que duele está más caliente que la otra?
    .help = Use el dorso de la mano. Cambie de lado y sienta otra vez.
    .says = la pantorrilla que duele está más caliente que la otra

finding-skin_colour =
    .ask = ¿Ha cambiado el color de la piel de la pierna?
    .help = Use luz de día y compare las dos piernas. En piel morena o negra, un cambio se puede ver más oscuro, morado, gris o solo con brillo. Elija todo lo que sea su caso.
    .option-red_or_pink = Rojo o rosa
    .option-darker_or_purple = Más oscuro o morado
    .option-pale_or_white = Pálido o blanco
    .option-blue_or_grey = Azul o gris
    .option-bruise_like = Como un moretón
    .option-changed_unsure_how = Cambió, no sé decir cómo
    .option-no_change = Ningún cambio
    .says = ha cambiado el color de la piel de la pierna

finding-tender_deep =
    .ask = ¿Duele cuando aprieta la parte baja de la pierna?
    .help = Apriete suave con dos dedos, del talón hacia arriba. No frote fuerte. Elija todo lo que sea su caso.
    .option-yes_calf_middle = Sí, en medio de la pantorrilla
    .option-yes_inner_side = Sí, en el lado de adentro
    .option-yes_heel_cord = Sí, en el tendón del talón
    .option-yes_shin_bone = Sí, en el hueso de la espinilla
    .option-no = No
    .says = la pierna duele al apretarla

finding-vein_cord =
    .ask = ¿Ve o siente una vena dura que duele?
    .help = Se puede sentir como una cuerda justo bajo la piel. Se puede ver roja u oscura.
    .says = una vena de la pierna está dura y duele

finding-lump_calf =
    .ask = ¿Hay un bulto nuevo en la pantorrilla?
    .help = Cuente un bulto que pueda ver o sentir.
    .option-yes_growing = Sí, y crece
    .option-yes_not_growing = Sí, sigue igual
    .option-yes_growth_unsure = Sí, no sé decir si crece
    .option-no = No
    .says = hay un bulto nuevo en la pantorrilla

finding-lump_behind_knee =
    .ask = ¿Tiene un bulto o algo lleno detrás de la rodilla?
    .help = Párese derecho. Toque el pliegue detrás de la rodilla.
    .option-yes = Sí
    .option-yes_then_sudden_pain = Sí, y luego llegó un dolor repentino en la pantorrilla
    .option-no = No
    .says = hay un bulto detrás de la rodilla

finding-gap_felt =
    .ask = ¿Siente un hueco en el músculo o en el tendón del talón?
    .help = Pase un dedo desde el talón hasta la pantorrilla. Haga lo mismo en el lado bueno.
    .says = siente un hueco en el músculo o en el tendón del talón

finding-bruise =
    .ask = ¿Hay un moretón en la pantorrilla, el tobillo o el pie?
    .help = Un desgarro de la pantorrilla puede dar un moretón en el tobillo días después. En piel morena o negra se puede ver más oscuro o sentirse firme.
    .option-yes = Sí, después de una lesión
    .option-yes_no_injury = Sí, sin ninguna lesión
    .option-no = No
    .says = hay un moretón en la pantorrilla, el tobillo o el pie

finding-wound_bite =
    .ask = ¿Hay un corte, llaga, mordida, picadura o piel agrietada en esa pierna?
    .help = Mire también entre los dedos del pie. Elija todo lo que sea su caso.
    .option-cut_or_graze = Un corte o raspón
    .option-insect_or_tick = Una picadura de insecto o garrapata
    .option-animal_or_human_bite = Una mordida de un animal o una persona
    .option-snake = Una mordida de serpiente
    .option-cracked_toes = Piel agrietada entre los dedos del pie
    .option-surgery_wound = Una herida de cirugía
    .option-no = No
    .says = la piel de la pierna está abierta

finding-foot_ulcer =
    .ask = ¿Tiene una llaga en el pie o la pierna que no sana?
    .help = Es decir, piel abierta por 2 semanas o más, o alguna parte negra.
    .option-yes = Sí
    .option-yes_black_or_smelly = Sí, y es negra o huele mal
    .option-no = No
    .says = una llaga en el pie o la pierna no sana

finding-rash_blisters =
    .ask = ¿Hay ronchas o una línea de ampollas pequeñas en el lado que duele?
    .help = La culebrilla puede doler días antes de verse. Se queda en un solo lado.
    .says = hay ronchas o una línea de ampollas pequeñas

finding-crps_skin =
    .ask = Desde una lesión, ¿ha cambiado la pierna y duele al tocarla apenas?
    .help = Piense en el color, el calor, el sudor y el vello. Piense en el roce de sábanas, calcetines o el aire.
    .option-yes = Sí, la mayor parte de esto
    .option-some_of_these = Algo de esto
    .option-no = No
    .says = la pierna cambió tras una lesión y duele al tocarla apenas
