finding-walk_pain =
    .ask = ¿Le duele la pantorrilla al caminar y se le quita al descansar?
    .help = ¿Llega cada vez más o menos a la misma distancia?
    .option-yes_same_distance = Sí, más o menos a la misma distancia
    .option-yes_varies = Sí, pero la distancia cambia
    .option-yes_unsure_distance = Sí, no sé decir a qué distancia
    .option-hurts_all_the_time = Duele todo el tiempo
    .option-no = No
    .says = la pantorrilla duele al caminar y para al descansar

finding-walk_distance =
    .ask = ¿Cuánto puede caminar antes de que el dolor le haga parar?
    .help = Una cuadra mide unos 100 m (330 pies). Un autobús mide unos 10 m (33 pies).
    .option-no_limit = Todo lo que quiera
    .option-over_500m = Más de 500 m (5 cuadras)
    .option-200_500m = De 200 a 500 m (de 2 a 5 cuadras)
    .option-50_200m = De 50 a 200 m (de media a 2 cuadras)
    .option-under_50m = Menos de 50 m (media cuadra)
    .option-cannot_walk = No puedo caminar
    .says = el dolor limita cuánto puede caminar

finding-relief_stop_time =
    .ask = ¿Cuánto tarda en calmarse después de parar?
    .help = Solo quédese de pie. No se siente.
    .option-under_5min = Menos de 5 minutos
    .option-5_10min = De 5 a 10 minutos
    .option-over_10min = Más de 10 minutos
    .option-only_if_i_sit = Solo si me siento
    .option-does_not_ease = No se calma
    .says = cuánto dura el dolor después de parar

finding-rest_pain =
    .ask = ¿Le duele el pie en la cama y se calma al dejarlo colgar?
    .help = Por esto, algunas personas duermen en un sillón.
    .says = el pie le duele en la cama y se calma al dejarlo colgar

finding-foot_cold_long =
    .ask = ¿Ha tenido un pie frío por semanas o más?
    .help = La piel también puede estar seca, con menos vello y uñas que crecen lento.
    .option-one_foot = Sí, un pie
    .option-both_feet = Sí, los dos pies
    .option-no = No
    .says = ha tenido el pie frío por semanas

finding-varicose =
    .ask = ¿Tiene venas hinchadas o manchas cafés en el tobillo?
    .help = En piel morena o negra, la mancha se puede ver negra o gris oscura.
    .says = tiene venas hinchadas o manchas en la piel del tobillo

finding-vein_bleeding =
    .ask = ¿Está sangrando ahora una vena de la pierna?
    .help = Apriete fuerte y suba la pierna. Diga si no para.
    .option-yes_will_not_stop = Sí, y no para
    .option-yes_stopped = Sangró, pero ya paró
    .option-no = No
    .says = una vena de la pierna sangra
