condition-shoots_below_knee =
    .means = el dolor baja desde la espalda o la nalga hasta más abajo de la rodilla

condition-nerve_pain_from_back =
    .means = el dolor parece venir de un nervio de la espalda

cause-sciatica =
    .title = ciática, una raíz de nervio inflamada en la espalda
    .about = Un nervio de la parte baja de la espalda está apretado o inflamado, a menudo por un disco. Se siente en la pierna. La mayoría mejora mucho en 4 a 12 semanas.

rule-sciatica_in_both_legs =
    .because = un dolor que baja por las dos piernas puede ser una señal temprana de muchos nervios apretados

rule-sciatica_with_weak_foot =
    .because = un pie débil con dolor de un nervio de la espalda necesita que revisen la fuerza de la pierna

rule-sciatica_severe =
    .because = un dolor fuerte de un nervio de la espalda necesita más alivio y que revisen la pierna

rule-sciatica_lasting =
    .because = un dolor de nervio de la espalda que no se calma solo mejora con los ejercicios indicados

rule-sciatica_over_6_weeks =
    .because = un dolor de nervio de la espalda que dura más de 6 semanas puede necesitar un estudio de imagen, una inyección u otra cosa

care-sciatica_stay_active =
    .say-1 = Siga en movimiento. Caminar poco y seguido es mejor que descansar mucho.
    .say-2 = Cambie a menudo de postura, en la silla o en la cama. Use la que alivie la pierna.
    .say-3 = Mueva con suavidad la espalda y las piernas cada día. Deje el ejercicio que haga bajar más el dolor por la pierna.
    .say-4 = La mayoría mejora mucho en 4 a 12 semanas. Si no mejora en 6 semanas, vea a {primary_care_name}.

safety_net-leg_gets_weaker =
    .say = la pierna está más débil cada día

safety_net-foot_starts_to_drop =
    .say = el pie empieza a golpear, arrastrar o atorarse

safety_net-pain_goes_to_both_legs =
    .say = el dolor empieza a bajar por las dos piernas

cause-lumbar_stenosis =
    .title = una columna estrecha que aprieta nervios al pararse o caminar
    .about = Con la edad, el espacio para los nervios de la espalda se hace estrecho. Las piernas duelen o pesan al pararse o caminar. Sentarse o doblarse hacia delante alivia.

condition-walking_pain_eased_by_sitting =
    .means = un dolor de pierna al pararse o caminar se calma al sentarse o doblarse hacia delante

rule-pain_eased_by_sitting_or_leaning =
    .because = un dolor de pierna que se calma al sentarse o doblarse hacia delante puede venir de una columna estrecha

care-stenosis_bend_and_move =
    .say-1 = Camine por ratos cortos. Siéntese o dóblese hacia delante cuando las piernas duelan, y siga.
    .say-2 = Con bicicleta, andador o carrito puede moverse con la espalda doblada. Muévase cada día.

safety_net-stenosis_falls =
    .say = empieza a caerse o a sentirse poco firme de pie

cause-referred_hip_or_knee_pain =
    .title = dolor de la cadera o la rodilla que se siente en la pierna
    .about = Una cadera o rodilla gastada puede mandar dolor por la pierna. Llega al mover la articulación. El ejercicio ayuda a la mayoría.

rule-hip_or_knee_pain_lasting =
    .because = una cadera o rodilla con dolor puede mandar dolor por la pierna y mejora con los ejercicios indicados

care-hip_knee_move =
    .say-1 = Mueva la articulación cada día. Caminar con calma, la bicicleta o la piscina van bien.
    .say-2 = Un {physio_name} le puede enseñar ejercicios para dar fuerza a la cadera y la rodilla.

safety_net-hip_cannot_stand =
    .say = ya no puede pararse en la pierna
