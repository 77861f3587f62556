condition-compartment_weak =
    .means = el pie o los dedos están débiles desde hace poco

condition-compartment_numb =
    .means = parte de la pierna o del pie está dormida o con hormigueo

condition-compartment_setting =
    .means = pasó algo que puede subir la presión en los músculos de la pierna

rule-pain_extreme_and_rising =
    .because = un dolor que sube hora tras hora puede ser una presión que deja la pierna sin sangre

rule-compartment_signs_with_reason =
    .because = una pierna tensa, con dolor, dormida o débil tras esto puede ser una presión que daña el músculo

rule-compartment_signs_without_reason =
    .because = una pierna tensa y con dolor que está dormida o débil puede ser una presión que daña el músculo

rule-rising_pain_with_pressure_sign =
    .because = un dolor fuerte que empeora, o que viene con la pierna tensa, dormida o débil, puede ser presión en el músculo

rule-swollen_numb_and_weak =
    .because = una pierna hinchada, dormida y débil puede tener mucha presión por dentro

rule-hard_calf_after_something =
    .because = una pantorrilla dura como madera tras esto puede tener mucha presión por dentro

rule-hard_calf =
    .because = alguien debe tocar hoy una pantorrilla que está dura como madera

rule-weak_foot_after_blow_or_effort =
    .because = un pie débil tras un golpe o un deporte duro puede ser una presión que daña el músculo y el nervio

rule-effort_pain_will_not_settle =
    .because = un dolor fuerte que sigue después de parar puede ser presión que sube en el músculo

rule-cast_too_tight =
    .because = un yeso apretado o un dolor que sube dentro de él puede ser que no llega sangre al músculo

rule-cast_fit_not_clear =
    .because = alguien debe ver hoy que su yeso o bota no esté muy apretado

rule-crushed_or_lain_on =
    .because = una pierna aplastada, o que quedó debajo de usted mucho tiempo, se puede hinchar y dañar el músculo y los riñones

rule-child_pain_worse_after_injury =
    .because = un dolor fuerte que sigue subiendo tras una lesión de un niño puede ser presión en el músculo

cause-acute_compartment_syndrome =
    .title = presión que sube dentro de los músculos de la pierna
    .about = Un músculo se puede hinchar dentro de su funda apretada. La presión puede dejarlo sin sangre en horas. Una cirugía rápida lo puede salvar.

care-pressure_on_the_way =
    .say-1 = Afloje correas y vendas. No corte usted el yeso.
    .say-2 = Mantenga la pierna a la altura del corazón. No la suba mucho. No le ponga hielo.
    .say-3 = No estire la pierna.

rule-calf_bleed_on_blood_thinner =
    .because = con un anticoagulante, la pantorrilla puede sangrar por dentro, y la presión puede dañar el músculo

rule-injury_or_bruise_on_blood_thinner =
    .because = usted toma un anticoagulante, y una lesión o un moretón de la pierna puede seguir sangrando por dentro

cause-calf_haematoma =
    .title = sangre dentro de la pantorrilla
    .about = Se puede juntar sangre en el músculo de la pantorrilla. Puede ser por un golpe o un desgarro. Con un anticoagulante puede pasar solo.

care-thinner_and_bruise =
    .say-1 = Descanse con la pierna a la altura del corazón. No le ponga calor ni estire la pantorrilla.
    .say-2 = Pregunte al médico antes de la próxima dosis de su anticoagulante.
    .say-3 = Marque el borde del moretón con una pluma. Vaya antes si pasa de la línea.

safety_net-bleed_grows =
    .say = la pantorrilla se hincha rápido o un bulto crece y usted toma un anticoagulante

condition-calf_bleed_growing =
    .means = la pantorrilla crece y usted toma un anticoagulante

rule-tight_at_same_point_in_sport =
    .because = un dolor que llega en el mismo punto de cada ejercicio y se va al descansar necesita pruebas

cause-exertional_compartment_syndrome =
    .title = presión en el músculo que sube con el ejercicio
    .about = Los músculos se hinchan con el deporte. Si su funda es muy apretada, duelen hasta que descansa. A unos les ayuda cambiar cómo entrenan. Otros necesitan cirugía.

care-exertional_tightness =
    .say-1 = Haga menos del deporte que lo causa. Use la bicicleta o nade si no le duele.
    .say-2 = Pare cuando empiece a sentirla apretada. No siga con esfuerzo.
    .say-3 = Anote cuándo empieza y cuánto tarda en irse. Muéstrelo en su cita.

safety_net-effort_pain_stays =
    .say = el dolor sigue fuerte una hora después de parar
