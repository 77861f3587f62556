cause-stroke =
    .title = un derrame o un aviso de derrame cerebral
    .about = A una parte del cerebro no le llega sangre. Empieza de golpe. La ayuda en las primeras horas puede salvar el cerebro.

rule-stroke_signs_now =
    .because = una cara caída, un brazo débil o un habla rara puede ser un derrame cerebral, aunque ya se haya ido

rule-sudden_leg_weakness =
    .because = una pierna que deja de servir de golpe puede ser un problema del cerebro, de la columna o del paso de la sangre

rule-sudden_leg_weakness_without_strain =
    .because = una pierna que se pone débil de golpe sin un esfuerzo puede ser un derrame cerebral

care-stroke_while_you_wait =
    .say-1 = Anote la hora en que empezó o en que estaba bien por última vez. Dígasela a la ambulancia.
    .say-2 = No tome aspirina a menos que se lo diga la ambulancia.

cause-guillain_barre =
    .title = un ataque del cuerpo a sus propios nervios, con debilidad que sube
    .about = Tras una infección, el cuerpo puede atacar sus propios nervios. La debilidad sube desde los pies en días. Puede llegar a la respiración, y por eso necesita un hospital.

rule-weakness_climbs =
    .because = una debilidad o un adormecimiento que sube por las piernas puede llegar a los músculos con que se respira

rule-both_legs_weak_new =
    .because = una debilidad nueva en las dos piernas puede venir de la columna o de todos los nervios

rule-both_legs_numb_and_unsteady =
    .because = dos piernas que se duermen y tiemblan en pocos días pueden ser una emergencia de los nervios o la columna

rule-both_legs_numb_and_worse =
    .because = dos piernas que se duermen a la vez, empeoran o siguen a una infección necesitan que les revisen los nervios

care-climbing_weakness_wait =
    .say-1 = No espere a ver si se le pasa. No maneje ni se quede a solas.

safety_net-breath_or_swallow =
    .say = le cuesta respirar o tragar

cause-motor_neurone_disease =
    .title = una enfermedad de los nervios que mueven los músculos
    .about = Rara vez, los nervios que mueven los músculos fallan poco a poco. La pierna se pone débil y delgada, a menudo sin dolor ni adormecimiento. La mayoría de los tirones no son por esto.

rule-weaker_over_days =
    .because = una pierna más débil cada día necesita que le revisen los nervios en pocas horas

rule-weaker_over_weeks =
    .because = una pierna que se debilita poco a poco necesita pruebas de los nervios y los músculos

rule-thin_muscles =
    .because = unos músculos que se adelgazan necesitan pruebas de los nervios

rule-twitches_with_weakness =
    .because = los tirones en una pierna cada vez más débil necesitan pruebas de los nervios

care-twitches_are_common =
    .say-1 = Los tirones solos son comunes tras el deporte, el café o dormir poco. Fíjese si la pierna se pone débil o delgada.

care-slow_weakness_safe =
    .say-1 = En las escaleras, agárrese. Quite los tapetes sueltos. Anote lo que ya no puede hacer y desde cuándo.

cause-myelopathy_or_ms =
    .title = un problema en la médula espinal
    .about = La médula en el cuello o la espalda puede estar apretada o inflamada. Las piernas se ponen rígidas y poco firmes. Un estudio con imagen puede mostrar por qué.

rule-unsteady_and_numb_or_weak =
    .because = unas piernas poco firmes que también están dormidas o débiles necesitan que revisen la médula

rule-unsteady =
    .because = si le cuesta mantenerse firme de pie, vale la pena revisarlo antes de una caída
