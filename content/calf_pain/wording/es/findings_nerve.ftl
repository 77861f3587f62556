finding-numb_tingle_leg =
    .ask = ¿Tiene alguna parte de la pierna o el pie dormida o con hormigueo?
    .help = Roce la piel con un pañuelo. Compare los dos lados. Elija cada lugar donde se siente raro.
    .option-big_toe_or_top_of_foot = Dedo gordo o parte de arriba del pie
    .option-outer_foot_or_little_toe = Borde de afuera del pie o dedo chico
    .option-sole = Planta del pie
    .option-inner_shin = Parte de adentro de la espinilla
    .option-outer_shin = Parte de afuera de la espinilla
    .option-calf = Pantorrilla
    .option-both_feet_like_socks = Los dos pies, como calcetines
    .option-thigh = Muslo
    .option-whole_foot = Todo el pie
    .option-whole_leg = Toda la pierna
    .option-no = No
    .says = parte de la pierna o el pie está dormida o con hormigueo

finding-weak_leg_slow =
    .ask = ¿Se le debilita la pierna poco a poco?
    .help = Piense en escaleras, en levantarse de una silla o en pararse de puntas.
    .option-yes_days = Sí, en días
    .option-yes_weeks = Sí, en semanas
    .option-yes_months = Sí, en meses
    .option-no = No
    .says = la pierna se debilita poco a poco

finding-foot_drop =
    .ask = ¿El pie golpea, arrastra o se atora en el suelo al caminar?
    .help = Agárrese de una mesa. Trate de caminar en los talones con los dedos hacia arriba.
    .option-yes_new_days = Sí, nuevo en los últimos días
    .option-yes_weeks_or_more = Sí, desde hace semanas o más
    .option-no = No
    .says = el pie golpea, arrastra o se atora en el suelo

finding-balance_unsteady =
    .ask = ¿Se siente menos firme de pie, o tiene las piernas rígidas?
    .help = Diga sí si se apoya en las paredes, se cae más o se siente peor en la oscuridad.
    .says = se siente menos firme de pie

finding-twitch_wasting =
    .ask = ¿Los músculos dan tirones o se ven más delgados?
    .help = Mire las dos pantorrillas con buena luz por 1 minuto. Los tirones tras el deporte o el café son comunes y la mayoría no hace daño.
    .option-twitch_only = Dan tirones
    .option-thinner = Se ven más delgados
    .option-both = Las dos cosas
    .option-no = No
    .says = los músculos de la pierna dan tirones o se ven más delgados

finding-back_pain =
    .ask = ¿Le duele también la parte baja de la espalda o la nalga?
    .help = Diga si empezó antes, con o después del dolor de pierna.
    .option-before_leg = Sí, llegó antes que el dolor de pierna
    .option-with_leg = Sí, llegó con el dolor de pierna
    .option-after_leg = Sí, llegó después del dolor de pierna
    .option-yes_timing_unsure = Sí, no sé decir cuándo llegó
    .option-no = No
    .says = le duele la parte baja de la espalda o la nalga

finding-pain_shoots_down =
    .ask = ¿El dolor baja desde la espalda o la nalga hasta más abajo de la rodilla?
    .help = Siga la línea con el dedo. ¿Está peor la pierna que la espalda?
    .option-yes_leg_worse = Sí, y la pierna está peor
    .option-yes_back_worse = Sí, y la espalda está peor
    .option-yes_both_same = Sí, las dos están igual
    .option-to_knee_only = Para en la rodilla
    .option-no = No
    .says = el dolor baja por la pierna desde la espalda

finding-pain_cough_sneeze =
    .ask = ¿Duele más la pierna al toser, estornudar o pujar?
    .help = Piense en los últimos días.
    .says = la pierna duele más al toser o estornudar

finding-pain_stand_still =
    .ask = ¿Llega el dolor solo por estar de pie sin moverse?
    .help = Por ejemplo, en una fila o en el fregadero, sin caminar.
    .says = el dolor llega por estar de pie sin moverse

finding-relief_sit_bend =
    .ask = ¿Se calma al sentarse o al doblarse hacia delante?
    .help = Por ejemplo, con un carrito, un andador o una bicicleta.
    .option-sit_only = Solo al sentarme
    .option-lean_forward = Al doblarme hacia delante
    .option-both = Las dos cosas ayudan
    .option-stop_and_stand_is_enough = Basta con parar y quedarme de pie
    .option-no = No
    .says = se calma al sentarse o al doblarse hacia delante

finding-urge_move =
    .ask = ¿Siente ganas de mover las piernas cuando descansa?
    .help = ¿Es peor de noche o en la cama? ¿Se calma al caminar o estirarse?
    .option-yes_all_three = Sí, y las dos cosas son ciertas
    .option-yes_some = Sí, pero no todo
    .option-no = No
    .says = siente ganas de mover las piernas en reposo

finding-cramp_night =
    .ask = ¿Le dan de golpe calambres fuertes en la pantorrilla en la noche?
    .help = El músculo se hace un nudo por segundos o hasta 10 minutos. Puede doler todavía al otro día.
    .option-yes = Sí, en la noche
    .option-also_in_day = Sí, y también de día
    .option-no = No
    .says = le dan de golpe calambres fuertes en la pantorrilla

finding-cramp_often =
    .ask = ¿Con qué frecuencia le dan estos calambres?
    .help = Piense en las últimas 4 semanas. Salte esto si no tiene calambres.
    .option-most_nights = La mayoría de las noches
    .option-some_nights = Algunas noches
    .option-rarely = De vez en cuando
    .says = con qué frecuencia le dan calambres

finding-groin_hip_pain =
    .ask = ¿Le duele también la ingle o la cadera?
    .help = ¿Le cuesta ponerse los calcetines o salir del carro?
    .says = le duele la ingle o la cadera

finding-knee_pain =
    .ask = ¿Tiene también la rodilla con dolor, rígida o hinchada?
    .help = Diga si se hinchó antes del dolor de pantorrilla.
    .option-yes_swelled_first = Sí, se hinchó primero
    .option-yes = Sí
    .option-no = No
    .says = la rodilla está con dolor, rígida o hinchada
