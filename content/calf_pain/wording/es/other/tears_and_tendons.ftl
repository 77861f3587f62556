care-ask_about_antibiotic =
    .say-2 = Que no salte, no corra ni cargue cosas pesadas hasta que le vean.

care-keep_tendon_ends_close =
    .say-1 = Que no apoye peso en esa pierna. Que use muletas o se apoye en alguien.
    .say-2 = Que deje los dedos del pie hacia abajo. Ponga algo blando o un tacón bajo debajo del talón.
    .say-3 = Que no estire la pantorrilla ni camine sin zapatos. Que no pruebe otra vez a pararse de puntas.

safety_net-cannot_tiptoe =
    .say = no puede pararse de puntas con esa pierna, o se siente un hueco en el tendón del talón

care-strain_first_days =
    .say-1 = Los primeros tres días, que deje el deporte y dé pasos cortos. Una taloneta en los dos zapatos ayuda.
    .say-3 = En estos días, nada de calor, alcohol ni frotar. Que trate de no tomar pastillas contra la inflamación por dos días.
    .say-4 = Que mueva el pie arriba y abajo a menudo, mientras no duela.

care-strain_load_again =
    .say-1 = Desde el tercer día, que la cargue un poco más cada día. Un dolor leve está bien si se ha ido a la mañana siguiente.
    .say-2 = Que empiece a levantar los talones despacio con las dos piernas. Que pase a una pierna cuando eso sea fácil.
    .say-3 = Que trote solo cuando pueda caminar rápido media hora y levantar un talón a la vez sin dolor.
    .say-4 = Que no la estire fuerte. Que no corra a toda velocidad hasta por ocho semanas. Es común otro desgarro si se apura.

care-bruise_care =
    .say-1 = Envuélvala firme, sin apretar. Que descanse con ella a la altura del corazón. Ponga frío con una tela por ratos cortos.
    .say-3 = Luego, que mueva el tobillo con suavidad. Que vuelva al deporte cuando lo pueda doblar del todo sin dolor.

care-soreness_care =
    .say-1 = Que siga en movimiento con suavidad. Puede caminar o usar la bicicleta con calma. El calor puede ayudar tras los primeros dos días.
    .say-2 = Que beba cuando tenga sed y duerma bien. Que no entrene duro hasta que se vaya el dolor.
    .say-3 = La próxima vez, que suba poco a poco. Los músculos se acostumbran.

care-tendon_loading =
    .say-1 = Que no lo deje del todo en reposo. Menos cuestas, saltos y carreras, pero que siga caminando.
    .say-2 = Que levante los talones despacio cada día: suba con las dos piernas y baje lento. Si el punto que duele está en el hueso del talón, que lo haga en suelo plano.
    .say-5 = Que no lo estire fuerte. Que no deje que le inyecten esteroides en el tendón.

care-cyst_before_scan =
    .say-1 = Que descanse la pierna y la suba. No la envuelva apretada antes del ultrasonido.
    .say-2 = Que no tome el anticoagulante de otra persona. Puede hacer sangrar un quiste roto.

care-cyst_at_home =
    .say-1 = Que mueva la rodilla mientras no moleste. Que no se agache mucho ni se ponga de rodillas.

care-overuse_care =
    .say-1 = Que entrene la mitad por dos semanas. Que haga lo que no duela.
    .say-3 = Que dé fuerza despacio a la pantorrilla y el muslo. Que suba poco a poco.
