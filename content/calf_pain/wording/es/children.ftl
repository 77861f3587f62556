rule-child_fever_will_not_walk =
    .because = un niño con fiebre que no quiere caminar puede tener gérmenes en un hueso o una articulación

rule-child_will_not_walk =
    .because = un niño que no quiere caminar necesita un médico enseguida

rule-child_fever_bone_pain =
    .because = la fiebre con dolor de hueso en un niño puede ser por gérmenes en el hueso

rule-child_fever_and_limp =
    .because = la fiebre y la cojera en un niño pueden ser por gérmenes en un hueso o una articulación

rule-child_hip_pain_and_limp =
    .because = una cojera con dolor de cadera o ingle puede ser que la cadera se ha salido de lugar

rule-child_limp_with_thigh_or_knee_pain =
    .because = una cojera con dolor de muslo o rodilla puede venir de una cadera salida de lugar

rule-child_fever_and_bruises =
    .because = la fiebre con moretones y sin golpe necesita un médico enseguida

rule-baby_with_fever_or_injury =
    .because = un bebé con fiebre, o con una pierna hinchada que duele, necesita un médico enseguida

rule-baby_leg_trouble =
    .because = un bebé no puede decir qué le pasa en la pierna

rule-child_same_day =
    .because = estas señales en un niño deben revisarse hoy

rule-child_bone_or_blood_signs =
    .because = una enfermedad de los huesos o la sangre puede empezar así en un niño

rule-child_one_sided_for_weeks =
    .because = un dolor de un solo lado que dura semanas no es por crecer

rule-child_shin_pain_without_reason =
    .because = un dolor de espinilla en un niño que nada explica bien puede necesitar una radiografía

condition-harmless_child_picture =
    .means = todo lo que se ve apunta a algo sin peligro

rule-child_leg_pain_not_typical =
    .because = un dolor de pierna en un niño sin una causa clara y sin peligro se debe revisar una vez

rule-small_child_leg_pain =
    .because = un niño pequeño no sabe mostrar bien dónde le duele

cause-child_hip_or_bone_disease =
    .title = un problema de la cadera o de los huesos en la niñez
    .about = En un niño, un problema de cadera se puede sentir en el muslo, la rodilla o la espinilla. Se ve al revisar la cadera y con una radiografía.

care-child_limp_until_seen =
    .say-1 = Lleve a su hijo en brazos o en carrito. No le haga caminar.
    .say-2 = No le dé aspirina a su hijo.

safety_net-child_stops_walking =
    .say = su hijo no quiere caminar o se ve muy enfermo

rule-child_calves_after_virus =
    .because = las pantorrillas con dolor tras un virus deben revisarse hoy con una prueba de orina o de sangre

cause-childhood_myositis =
    .title = dolor de pantorrillas tras un virus en un niño
    .about = Tras un resfriado o una gripe, a un niño le pueden doler mucho las pantorrillas unos días. Se le pasa solo.

care-childhood_myositis_care =
    .say-1 = Deje que su hijo descanse y beba seguido. Las pantorrillas deben mejorar en 3 a 5 días.
    .say-2 = Fíjese en la orina. Si es oscura, vaya ya a {ed_name}.

cause-growing_pains =
    .title = dolores de crecimiento
    .about = Muchos niños tienen dolor de piernas en la noche por un tiempo. Va y viene y no hace daño.

care-growing_pains_care =
    .say-1 = Frote las piernas que duelen y abríguelas. Estirar con suavidad al acostarse puede ayudar.
    .say-2 = No le dé aspirina a su hijo.
    .say-3 = Vea a {primary_care_name} si dura 6 semanas o si su hijo falta a la escuela.
    .say-4 = Llame el mismo día si su hijo cojea, si le duele de día o de un solo lado, o si le salen moretones.

rule-sore_bump_below_kneecap =
    .because = un dolor debajo de la rótula en un niño que crece se debe revisar una vez

cause-osgood_schlatter =
    .title = un punto de crecimiento que duele debajo de la rótula (Osgood-Schlatter)
    .about = En un niño que crece, el tendón de la rodilla jala el hueso blando arriba de la espinilla. El deporte hace que duela.

care-osgood_care =
    .say-1 = Menos saltos, carreras y estar de rodillas por unas semanas. Su hijo no tiene que dejar todo el deporte.
    .say-2 = Una compresa fría por 15 minutos tras el deporte puede aliviar. Estire los músculos del muslo cada día.

rule-child_bad_pain_worse =
    .because = la pierna de un niño duele mucho y empeora

care-child_watch =
    .say-1 = Fíjese en cómo el niño se mueve y juega. Un niño pequeño no siempre sabe decir qué le duele.
    .say-2 = Confíe en lo que ve. Si nota más enfermo al niño, busque ayuda antes.
