condition-recent_injury =
    .means = esta pierna se lastimó

condition-sudden_calf_tear =
    .means = el dolor empezó en un momento, como en un desgarro

condition-heel_cord_sore =
    .means = el tendón del talón duele

condition-push_off_lost =
    .means = no puede empujar con el pie ni pararse de puntas con esa pierna

rule-pop_in_the_heel =
    .because = un chasquido o una patada en el talón puede ser el tendón de Aquiles roto, aunque pueda caminar

rule-push_off_lost_after_injury =
    .because = una pierna que no puede empujar puede tener roto el tendón de Aquiles o un desgarro grave

rule-gap_in_muscle_or_cord =
    .because = un hueco en el músculo o el tendón del talón puede ser que se ha roto del todo

rule-weak_push_off_low_in_the_leg =
    .because = un dolor de golpe abajo en la pantorrilla, con poco empuje del pie, puede ser el tendón de Aquiles roto

rule-sudden_heel_cord_pain =
    .because = un tendón del talón que duele de golpe puede estar roto en parte

rule-tendon_pain_after_antibiotic =
    .because = este tipo de antibiótico puede hacer que se rompa el tendón del talón

rule-tendon_pain_on_steroids =
    .because = los esteroides pueden debilitar el tendón del talón

care-ask_about_antibiotic =
    .say-1 = Antes de la próxima dosis de ese antibiótico, llame a la clínica que se lo dio. Diga que le duele el tendón del talón.
    .say-2 = No salte, no corra ni cargue cosas pesadas hasta que le vean.

cause-achilles_rupture =
    .title = el tendón de Aquiles roto
    .about = El tendón de la pantorrilla al talón se puede romper del todo. Quizá todavía pueda caminar. Una bota o una cirugía en los primeros días ayuda a que sane.

care-keep_tendon_ends_close =
    .say-1 = No apoye peso en esa pierna. Use muletas o apóyese en alguien.
    .say-2 = Deje los dedos del pie hacia abajo. Ponga algo blando o un tacón bajo debajo del talón.
    .say-3 = No estire la pantorrilla ni camine sin zapatos. No pruebe otra vez a pararse de puntas.
    .say-4 = No espere a que salga un moretón para ir.

safety_net-cannot_tiptoe =
    .say = no puede pararse de puntas con esa pierna, o siente un hueco en el tendón del talón

rule-moderate_calf_tear =
    .because = un desgarro con cojera, moretón, hinchazón o pérdida de fuerza debe revisarse

rule-tear_not_settling =
    .because = un desgarro que no mejora en unos días puede ser más grande o ser un coágulo

rule-tear_older_than_two_weeks =
    .because = un desgarro de pantorrilla debe sentirse mucho mejor tras dos semanas

cause-calf_strain =
    .title = un músculo de la pantorrilla estirado o roto en parte
    .about = Se han roto algunas fibras del músculo de la pantorrilla. La mayoría sana en dos a ocho semanas. Cargarla poco a poco ayuda más que un largo reposo.

cause-severe_calf_tear =
    .title = un desgarro grave del músculo de la pantorrilla
    .about = Se ha roto casi todo o todo el músculo. Quizá sienta un hueco o no pueda empujar. Sana en tres a cuatro meses, al principio con una bota.

care-strain_first_days =
    .say-1 = Los primeros tres días, deje el deporte y dé pasos cortos. Una taloneta en los dos zapatos ayuda.
    .say-2 = Envuelva la pantorrilla firme, sin apretar. Súbala al sentarse. Ponga frío con una tela por ratos cortos.
    .say-3 = En estos días, nada de calor, alcohol ni frotar. Trate de no tomar pastillas contra la inflamación por dos días.
    .say-4 = Mueva el pie arriba y abajo a menudo, mientras no duela.

care-strain_load_again =
    .say-1 = Desde el tercer día, cárguela un poco más cada día. Un dolor leve está bien si se ha ido a la mañana siguiente.
    .say-2 = Empiece a levantar los talones despacio con las dos piernas. Pase a una pierna cuando eso sea fácil.
    .say-3 = Trote solo cuando pueda caminar rápido media hora y levantar un talón a la vez sin dolor.
    .say-4 = No la estire fuerte. No corra a toda velocidad hasta por ocho semanas. Es común otro desgarro si se apura.

rule-bruised_calf_not_settling =
    .because = una pierna con moretón que empeora o no se calma puede sangrar o estar rota por dentro

rule-bruise_or_blow_after_two_weeks =
    .because = un moretón ya debería haberse ido, y un bulto que sigue necesita un ultrasonido

rule-bruise_without_injury =
    .because = un moretón sin golpe debe tener una causa

rule-child_bruise_without_injury =
    .because = un niño con un moretón y sin golpe debe verse hoy

cause-calf_contusion =
    .title = una pantorrilla golpeada
    .about = Un golpe ha lastimado el músculo. A menudo se pone rígido al otro día. La mayoría de los moretones se van entre unos días y tres semanas.

care-bruise_care =
    .say-1 = Envuélvala firme, sin apretar. Descanse con ella a la altura del corazón. Ponga frío con una tela por ratos cortos.
    .say-2 = Por tres días, no la frote, no la caliente ni la estire fuerte. Frotar puede volver hueso el moretón.
    .say-3 = Luego mueva el tobillo con suavidad. Vuelva al deporte cuando lo pueda doblar del todo sin dolor.

safety_net-bruise_lump_stays =
    .say = un bulto crece, o sigue ahí después de cuatro semanas

rule-soreness_lasts_too_long =
    .because = el dolor tras el ejercicio debe irse en una semana

cause-muscle_soreness =
    .title = dolor de músculos tras el ejercicio
    .about = Los músculos duelen uno o dos días después de un ejercicio duro o nuevo. Es normal y se va solo en una semana.

care-soreness_care =
    .say-1 = Siga en movimiento con suavidad. Camine o use la bicicleta con calma. El calor puede ayudar tras los primeros dos días.
    .say-2 = Beba cuando tenga sed. Duerma bien. No entrene duro hasta que se vaya el dolor.
    .say-3 = La próxima vez suba poco a poco. Los músculos se acostumbran.

rule-heel_cord_pain_lasting =
    .because = un tendón del talón que sigue con dolor sana mejor con un plan guiado

cause-achilles_tendinopathy =
    .title = un tendón del talón con dolor por exceso de carga
    .about = El tendón del talón duele por más carga de la que acostumbra. Darle fuerza despacio lo ayuda a sanar. Puede tardar de tres a seis meses.

care-tendon_loading =
    .say-1 = No lo deje del todo en reposo. Menos cuestas, saltos y carreras, pero siga caminando.
    .say-2 = Levante los talones despacio cada día: suba con las dos piernas y baje lento. Si el punto que duele está en el hueso del talón, hágalo en suelo plano.
    .say-3 = Algo de dolor al hacerlo está bien si se ha calmado a la mañana siguiente.
    .say-4 = Una taloneta y zapatos blandos pueden ayudar unas semanas. Dele doce semanas.
    .say-5 = No lo estire fuerte. No deje que le inyecten esteroides en el tendón.

safety_net-tendon_not_better =
    .say = no mejora tras seis semanas de levantar los talones cada día

condition-is_40_or_over =
    .means = la persona tiene 40 años o más

rule-burst_cyst_or_clot =
    .because = un quiste roto detrás de la rodilla no se distingue de un coágulo sin un ultrasonido

rule-lump_behind_the_knee =
    .because = un médico debe tocar una vez un bulto detrás de la rodilla

cause-bakers_cyst =
    .title = una bolsa de líquido detrás de la rodilla, entera o rota
    .about = Una rodilla con dolor puede empujar líquido a una bolsa detrás. Si se rompe, la pantorrilla se hincha y duele. Se ve igual que un coágulo.

care-cyst_before_scan =
    .say-1 = Descanse la pierna y súbala. No la envuelva apretada antes del ultrasonido.
    .say-2 = No tome el anticoagulante de otra persona. Puede hacer sangrar un quiste roto.

care-cyst_at_home =
    .say-1 = Mueva la rodilla mientras no moleste. No se agache mucho ni se ponga de rodillas.
    .say-2 = El frío con una tela puede aliviar la rodilla. No apriete ni reviente el bulto.
    .say-3 = Que le vean el mismo día si llega un dolor repentino detrás de la rodilla. El quiste se puede haber roto.

rule-training_pain_lasting =
    .because = un dolor de entrenar que dura semanas sana mejor con un plan guiado

cause-overuse_pain =
    .title = exceso de uso de los músculos y tendones alrededor de la pantorrilla y la rodilla
    .about = Los músculos y tendones han hecho más de lo que acostumbran. Ayuda menos carga por un tiempo y darles fuerza despacio.

care-overuse_care =
    .say-1 = Entrene la mitad por dos semanas. Haga lo que no duela.
    .say-2 = Revise los zapatos, la altura del asiento y qué tan rápido subió la carga.
    .say-3 = Dé fuerza despacio a la pantorrilla y el muslo. Suba poco a poco.
    .say-4 = Vea a un {physio_name} si no mejora en dos semanas.

rule-foot_cannot_push_down =
    .because = un pie que no puede empujar hacia abajo puede tener un tendón roto o un nervio apretado

rule-tiptoe_newly_lost =
    .because = una pierna que desde hace poco no puede pararse de puntas puede tener un tendón roto
