rule-foot_does_not_move =
    .because = a un pie que no se mueve puede no llegarle sangre, o sus nervios pueden estar aplastados

cause-peroneal_palsy =
    .title = un nervio apretado al lado de la rodilla que deja caer el pie
    .about = Un nervio al lado de afuera de la rodilla levanta el pie. Si algo lo aprieta, el pie se cae. A menudo mejora en unos 3 meses cuando ya no lo aprieta nada.

rule-new_foot_drop =
    .because = un pie que empieza a caerse necesita que le revisen el nervio pronto

rule-old_foot_drop =
    .because = un pie que lleva semanas caído necesita pruebas del nervio

rule-weak_and_numb_foot =
    .because = un pie débil y también dormido necesita que revisen sus nervios y el paso de la sangre

rule-weak_foot_alone =
    .because = un pie débil puede ser un nervio apretado

care-foot_drop_free_the_nerve =
    .say-1 = No cruce las piernas, ni se agache, ni se ponga de rodillas. Que botas y correas no aprieten el lado de la rodilla.
    .say-2 = Cuide de no tropezar. Quite los tapetes sueltos y agárrese en las escaleras. No maneje si el pie derecho está débil.

cause-polyneuropathy =
    .title = nervios gastados en los dos pies
    .about = Los nervios largos hasta los pies se pueden gastar. Las causas más comunes son azúcar alta, alcohol y B12 baja. Las pruebas de sangre encuentran muchas causas.

condition-numb_feet_both_sides =
    .means = los dos pies o las dos piernas están dormidos o con hormigueo

condition-burning_feet_both_sides =
    .means = los dos pies arden o tienen hormigueo

rule-numb_feet =
    .because = los pies dormidos o con ardor necesitan pruebas de sangre para buscar la causa

rule-numb_feet_new =
    .because = los pies que se durmieron en las últimas semanas pueden cambiar rápido

care-numb_feet_daily_check =
    .say-1 = Revise también las plantas y entre los dedos. No camine sin zapatos.
    .say-2 = Pruebe el agua del baño con el codo. Use zapatos anchos y blandos.

safety_net-numbness_climbs =
    .say = una debilidad o un adormecimiento sube por las piernas

condition-numb_in_part_of_leg =
    .means = parte de la pierna o el pie está dormida o con hormigueo

cause-nerve_entrapment =
    .title = un nervio apretado en la pierna o el tobillo
    .about = Un nervio puede quedar apretado al bajar por la pierna. Puede ser por botas, un yeso, una cicatriz o un bulto. A menudo se calma cuando ya no lo aprieta nada.

rule-numb_part_of_leg =
    .because = una parte dormida con dolor de pierna necesita que revisen los nervios

care-nerve_take_off_pressure =
    .say-1 = Quite lo que aprieta. Afloje botas, correas y calcetines. Cambie de zapatos si le aprietan.
    .say-2 = Si lleva un yeso y los dedos se duermen, llame hoy al lugar donde se lo pusieron.

cause-restless_legs =
    .title = piernas inquietas
    .about = Las piernas sienten ganas de moverse en reposo, más en la noche. Moverse lo calma. El hierro bajo es una causa común y se puede tratar.

rule-restless_legs_lasting =
    .because = las piernas inquietas que duran a menudo mejoran cuando se halla y se trata el hierro bajo

care-restless_legs_calm =
    .say-1 = Camine o estírese antes de acostarse. Tome menos café y alcohol al final del día.
    .say-2 = Algunas pastillas para dormir, la alergia o el estómago lo empeoran. Pregunte en la farmacia por las suyas.
    .say-3 = No tome pastillas de hierro antes de una prueba de sangre.

cause-complex_regional_pain =
    .title = dolor que dura tras una lesión, con cambios en la piel
    .about = Tras una lesión, los nervios pueden quedarse en alerta. Duele al tocar apenas y la piel puede cambiar. Moverse pronto es lo que más ayuda.

rule-pain_on_touch_after_injury =
    .because = el dolor al tocar apenas con cambios en la piel tras una lesión mejora más si se atiende pronto

rule-some_skin_change_after_injury =
    .because = los cambios en la piel que siguen tras una lesión se deben revisar

care-crps_move_and_touch =
    .say-1 = Use la pierna todo lo que aguante, cada semana un poco más. No la deje del todo en reposo.
    .say-2 = Pase por la piel que duele una tela suave, luego una más áspera, varias veces al día.

cause-shingles =
    .title = culebrilla (herpes zóster)
    .about = Un germen viejo de la varicela puede despertar en un nervio. Sale una banda de ampollas en un lado. La medicina sirve más si se empieza pronto.

rule-blisters_new =
    .because = una banda nueva de ampollas en un lado puede ser culebrilla, y su medicina sirve más si se da pronto

rule-blisters_old =
    .because = un médico debe ver unas ampollas en una pierna que duele

care-shingles_cover =
    .say-1 = Mantenga las ronchas limpias, secas y tapadas sin apretar. No reviente las ampollas.
    .say-2 = Hasta que haya costra, no se acerque a bebés. Tampoco a embarazadas ni a personas muy enfermas.

cause-plexopathy =
    .title = un problema en la red de nervios de la pelvis
    .about = Los nervios de la pierna se juntan en una red en la pelvis. Si ahí hay sangre o hinchazón, duele el muslo o la ingle, y luego hay debilidad.

rule-groin_pain_weak_leg_on_thinner =
    .because = el dolor de ingle o muslo con una pierna débil y un anticoagulante puede ser sangre dentro de la cadera

rule-thigh_pain_weak_leg_with_diabetes =
    .because = el dolor de muslo con una pierna débil o delgada puede ser un mal de los nervios por la diabetes

care-plexopathy_no_extra_thinners =
    .say-1 = No tome aspirina ni ibuprofeno a menos que se lo haya dicho un médico.

rule-numb_foot_after_injury =
    .because = un pie que se duerme tras una lesión necesita que revisen sus nervios y el paso de la sangre
