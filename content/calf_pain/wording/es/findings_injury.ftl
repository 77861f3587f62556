finding-pop_kick =
    .ask = ¿Sintió un chasquido o una patada en la pantorrilla o el talón?
    .help = Muchas personas voltean a ver quién les pegó.
    .option-yes_calf = Sí, en la pantorrilla
    .option-yes_heel = Sí, en el talón o en el tendón del talón
    .option-no = No
    .says = sintió un chasquido o una patada en la pantorrilla o el talón

finding-injury_recent =
    .ask = ¿Se lastimó esta pierna en las últimas 2 semanas?
    .help = Elija todo lo que sea su caso.
    .option-fall = Me caí
    .option-direct_blow = Algo la golpeó
    .option-twist = Me la torcí
    .option-crush = Quedó aplastada
    .option-vehicle = Tuve un choque
    .option-strain_or_push_off = Hice un mal esfuerzo o empujé fuerte con el pie
    .option-minor_or_other = Una lesión pequeña u otra
    .option-no = No
    .says = se lastimó esta pierna en las últimas 2 semanas

finding-cast_fracture =
    .ask = ¿Tuvo esta pierna con {cast}, bota o férula, o rota, en las últimas 12 semanas?
    .help = Si lo tiene puesto, ¿le aprieta? ¿Tiene los dedos dormidos, fríos o azules?
    .option-cast_on_now_tight_or_numb = Lo tengo puesto, y me aprieta o tengo los dedos dormidos, fríos o azules
    .option-cast_on_now_pain_rising = Lo tengo puesto, y el dolor empeora
    .option-cast_on_now_fit_unsure = Lo tengo puesto, no sé si me queda bien
    .option-cast_on_now_ok = Lo tengo puesto, y se siente bien
    .option-off_within_12wk = Me lo quitaron en las últimas 12 semanas
    .option-broken_no_cast = Se rompió, sin {cast}
    .option-no = No
    .says = tuvo la pierna con {cast} o rota en las últimas 12 semanas

finding-weight_bear =
    .ask = ¿Puede pararse en la pierna y dar cuatro pasos?
    .help = Está bien si cojea. Agárrese de algo seguro.
    .option-yes_easily = Sí, sin problema
    .option-yes_with_pain = Sí, con dolor
    .option-no_cannot = No, no puedo
    .says = es difícil o no es posible pararse en la pierna

finding-heel_raise =
    .ask = ¿Puede pararse de puntas solo con la pierna que duele?
    .help = Apóyese en una pared. Primero pruebe la pierna buena. Pare si no se siente seguro.
    .option-yes = Sí
    .option-yes_but_weak_or_painful = Sí, pero está débil o duele
    .option-no_cannot = No, no puedo
    .says = no puede pararse bien de puntas con esa pierna

finding-exercise_timing =
    .ask = ¿Qué tiene que ver el dolor con el deporte o el trabajo duro?
    .help = Elija lo más parecido.
    .option-during_same_point_eases_with_rest = Llega cada vez en el mismo punto y se calma al descansar
    .option-during_sudden = Llegó de golpe mientras me movía
    .option-soon_after_hard_exercise = Llegó poco después de un trabajo duro
    .option-day_or_two_after = Llegó uno o dos días después
    .option-new_training_weeks = Llegó en semanas de entrenar algo nuevo o más duro
    .option-wears_off_as_i_go = Se va mientras sigo
    .option-no_link = No tiene que ver
    .says = el dolor tiene que ver con el deporte o el trabajo duro

finding-energy_low_periods =
    .ask = ¿Entrena mucho y come poco, o se le ha ido la regla?
    .help = Esto puede debilitar los huesos en personas de cualquier sexo.
    .option-yes = Sí
    .option-no = No
    .option-not_applicable = No es mi caso
    .says = se le ha ido la regla, o entrena mucho y come poco

finding-crush_long_lie =
    .ask = ¿La pierna quedó aplastada, o estuvo encima de ella más de una hora?
    .help = Por ejemplo, tras una caída, alcohol, drogas o cirugía.
    .says = la pierna quedó aplastada o usted estuvo encima de ella más de una hora

finding-child_limp =
    .ask = ¿El niño cojea o no quiere caminar?
    .help = Esto es solo para un niño. Si es un adulto, diga no.
    .option-limp = El niño cojea
    .option-refuses_to_walk = El niño no quiere caminar
    .option-no = No
    .says = el niño cojea o no quiere caminar
