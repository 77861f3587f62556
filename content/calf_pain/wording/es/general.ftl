condition-emergency_sign =
    .means = hay una señal que necesita un hospital ahora

rule-alone_with_an_emergency =
    .because = necesita un hospital ahora y no puede llegar sin peligro

rule-severe_pain =
    .because = el dolor es muy fuerte

rule-severe_pain_not_settling =
    .because = el dolor es muy fuerte y no se calma

rule-severe_steady_pain_from_nothing =
    .because = el dolor es muy fuerte, nuevo y constante, y nada lo causó

rule-home_care_not_helped =
    .because = cuidarse en casa por 4 días o más no ha ayudado

rule-home_care_made_worse =
    .because = empeora a pesar de cuidarse en casa

rule-worse_after_days =
    .because = sigue empeorando después de varios días

rule-getting_worse =
    .because = empeora y no mejora

rule-lasts_more_than_two_weeks =
    .because = ha durado más de 2 semanas y no mejora

rule-lasts_more_than_six_weeks =
    .because = ha durado más de 6 semanas

rule-told_ok_but_worse =
    .because = le dijeron que estaba bien, pero empeoró

rule-told_ok_but_the_same =
    .because = le dijeron que estaba bien, pero ahí sigue

rule-treated_not_better =
    .because = le trataron, pero no ha mejorado

rule-waits_for_a_test =
    .because = todavía espera una prueba

rule-waits_for_a_test_and_worse =
    .because = empeora mientras espera una prueba

rule-cannot_be_asked =
    .because = la persona no puede decirnos las señales clave

care-on_the_way_to_hospital =
    .say-1 = No maneje usted.
    .say-2 = No coma ni beba hasta que le hayan visto. Puede necesitar cirugía.
    .say-3 = Quítese calcetines, zapatos y anillos apretados. Mantenga la pierna quieta.

care-before_the_scan =
    .say-1 = No frote ni amase la pantorrilla.
    .say-2 = No empiece ni deje un anticoagulante por su cuenta.

care-what_to_tell =
    .say-1 = Lleve una lista de sus medicinas.
    .say-2 = Diga cuándo empezó, qué hacía y qué lo empeora.

care-check_each_day =
    .say-1 = Mire las dos piernas y los dos pies una vez al día. Compare el tamaño, el calor y el color.

care-walk_as_it_feels_good =
    .say-1 = Camine hasta donde se sienta bien. No se quede en cama.

care-mark_the_edge =
    .say-1 = Marque una línea en el borde de la mancha. Anote la hora.

care-simple_pain_medicine =
    .say-1 = Puede tomar {acetaminophen} para el dolor. Siga la etiqueta y no tome más de lo que dice.

care-anti_inflammatory_caution =
    .say-1 = No tome ibuprofeno ni algo parecido hasta que en la farmacia o un médico le digan que puede.

care-keep_blood_thinner =
    .say-1 = Siga con su anticoagulante a menos que un médico le diga que lo deje.

safety_net-anyone_lungs =
    .say = le falta el aire, le duele el pecho, tose con sangre o se desmaya

safety_net-stroke_comes_back =
    .say = se le cae la cara, se le debilita un brazo o no habla bien

safety_net-anyone_cold_leg =
    .say = el pie o la pierna se pone fría, pálida o azul, o no la puede mover

safety_net-anyone_pain_rises =
    .say = el dolor se hace muy fuerte, la pantorrilla se pone dura como madera o el pie se duerme

safety_net-saddle_goes_numb =
    .say = deja de sentir entre las piernas, o tiene un problema nuevo con la {pee} o el {poo}

safety_net-anyone_swelling =
    .say = una pierna se hincha o se siente caliente

safety_net-anyone_fever =
    .say = le da fiebre o escalofríos, o crece una mancha roja u oscura

safety_net-anyone_not_better =
    .say = cuidarse en casa no ha ayudado después de 4 días
