condition-fever_now =
    .means = hay fiebre, escalofríos o temblores

condition-skin_infection_signs =
    .means = la piel se ve o se siente con infección

condition-infection_hits_harder =
    .means = una infección puede empeorar más rápido

rule-very_ill_with_infection =
    .because = sentirse muy mal con señales de infección puede ser un peligro para todo el cuerpo

rule-very_ill_with_leg_pain =
    .because = sentirse así de mal con dolor de pierna necesita una revisión completa enseguida

rule-fever_with_fast_heart =
    .because = la fiebre con el corazón muy rápido puede ser señal de sepsis

rule-fever_with_low_defences =
    .because = la fiebre es un peligro real cuando el cuerpo lucha peor contra los gérmenes

cause-sepsis =
    .title = gérmenes que enferman todo el cuerpo (sepsis)
    .about = La sepsis pasa cuando el cuerpo reacciona demasiado a los gérmenes. Puede dañar el corazón, los pulmones y los riñones en horas.

care-sepsis_on_the_way =
    .say-1 = Diga la palabra "sepsis" cuando llame. Pregunte: "¿Podría ser sepsis?"
    .say-2 = Diga si alguna medicina le ha hecho mal alguna vez.

safety_net-sepsis_signs =
    .say = se siente muy mal o con confusión, respira rápido, tiene manchas en la piel o no orina en todo el día

rule-skin_dying_and_ill =
    .because = una piel que cambia rápido en alguien enfermo puede ser por gérmenes que matan el tejido

rule-skin_spreads_fast =
    .because = una piel que se extiende rápido, se pone oscura o se ampolla necesita un médico enseguida

rule-skin_crackles_when_pressed =
    .because = una piel que cruje puede tener debajo gas de los gérmenes

rule-extreme_pain_with_infection =
    .because = un dolor que sube tan rápido con una infección puede ser por gérmenes en lo hondo de la pierna

cause-necrotising_infection =
    .title = una infección rápida que mata el tejido bajo la piel
    .about = Es rara. Los gérmenes se extienden bajo la piel y destruyen músculo y grasa. Hay que operar en pocas horas.

safety_net-dying_skin =
    .say = la piel se pone oscura, se ampolla, cruje o se extiende en horas, o el dolor sube rápido

rule-growing_patch_with_fever =
    .because = una mancha que crece con fiebre quiere decir que la infección se extiende

rule-patch_grows_in_hours =
    .because = una mancha que crece en horas puede ser un peligro el mismo día

rule-infected_skin_fever_and_risk =
    .because = una infección de la pierna con fiebre puede empeorar rápido en personas como usted

rule-infected_skin_low_defences =
    .because = una infección de la piel puede empeorar rápido cuando el cuerpo lucha peor contra los gérmenes

rule-skin_looks_infected =
    .because = una piel caliente que cambia de color o se extiende puede necesitar antibióticos hoy

rule-changed_skin_with_fever =
    .because = la fiebre con piel roja u oscura en la pierna puede ser una infección de la piel

rule-new_color_of_the_skin =
    .because = una piel roja u oscura nueva en una pierna que duele debe revisarse

rule-antibiotics_fail_and_spread =
    .because = una infección que se extiende a pesar de los antibióticos puede necesitar un hospital

rule-antibiotics_do_not_help =
    .because = una pierna que no mejora con antibióticos debe verse otra vez

cause-cellulitis =
    .title = una infección de la piel
    .about = Los gérmenes entran por una abertura pequeña en la piel. La piel se pone caliente, hinchada y con dolor, y la mancha crece.

care-cellulitis_until_seen =
    .say-1 = Suba la pierna al sentarse o acostarse.
    .say-2 = No tome ibuprofeno hasta que le hayan visto.

safety_net-cellulitis_spreads =
    .say = la mancha pasa de la línea de su pluma, o le da fiebre o escalofríos

safety_net-antibiotics_slow =
    .say = la piel no mejora tras 2 a 3 días de antibióticos

rule-fever_with_one_sore_leg =
    .because = la fiebre con dolor en una pierna puede ser una infección en lo hondo

rule-fever_with_one_sore_leg_and_risk =
    .because = la fiebre con dolor de pierna puede empeorar rápido en personas como usted

rule-fever_with_hard_or_useless_leg =
    .because = la fiebre con una pierna tan tensa o con tanto dolor puede ser pus en lo hondo

rule-fever_after_injecting =
    .because = la fiebre tras inyectarse drogas puede ser por gérmenes en la sangre

rule-leg_pain_after_injecting =
    .because = el dolor de pierna tras inyectarse drogas puede ser un coágulo o pus bajo la piel

rule-hot_lump =
    .because = un bulto caliente que duele puede ser pus que hay que sacar

cause-abscess_or_pyomyositis =
    .title = una infección o pus en lo hondo del músculo
    .about = Los gérmenes se pueden quedar en un músculo o bajo la piel y hacer pus. Necesita antibióticos y a menudo una cirugía pequeña.

care-deep_infection_until_seen =
    .say-1 = Descanse la pierna. No apriete ni corte un bulto.
    .say-2 = No empiece con antibióticos que le sobraron. Pueden esconder el germen.

rule-fever_with_swollen_joint =
    .because = la fiebre con una articulación hinchada que duele puede ser por gérmenes en ella

rule-bone_pain_with_infection_hint =
    .because = un dolor hondo del hueso con estas señales puede ser por gérmenes en el hueso

cause-bone_or_joint_infection =
    .title = una infección en un hueso o una articulación
    .about = Los gérmenes pueden llegar a un hueso o una articulación por la sangre o una herida. Atender pronto protege la articulación y el hueso.

rule-diabetic_foot_threat =
    .because = una llaga infectada o negra en el pie con diabetes puede costar el pie

rule-diabetic_foot_sore =
    .because = con diabetes, toda llaga del pie debe verse en menos de un día

care-diabetic_foot_care =
    .say-1 = No apoye el pie. Tape la llaga con una venda limpia y seca.
    .say-2 = No camine sin zapatos. No corte ni rasque la llaga.

rule-snake_bite =
    .because = el veneno de serpiente puede actuar rápido, aunque la mordida se vea pequeña

rule-bite_with_fever =
    .because = la fiebre tras una mordida indica que puede haber gérmenes en la sangre

rule-animal_bite =
    .because = una mordida puede necesitar limpieza, antibióticos o una inyección hoy

cause-infected_bite_or_venom =
    .title = una mordida infectada o con veneno
    .about = Los dientes meten gérmenes en lo hondo de la piel. El veneno puede dañar el músculo y la sangre.

care-bite_first_aid =
    .say-1 = Lave la mordida con agua de la llave varios minutos. Tápela con una tela limpia.
    .say-2 = Averigüe cuándo le pusieron la última vacuna del tétanos.

care-snake_first_aid =
    .say-1 = Acuéstese y no se mueva. Mantenga la pierna quieta y más baja que el corazón. Quítese anillos, zapatos y ropa apretada.
    .say-2 = No corte, chupe, amarre ni ponga hielo en la mordida. No trate de atrapar la serpiente.
    .say-3 = Pregunte al llamar si debe poner una venda. Depende del tipo de serpiente.

rule-new_heat_of_the_calf =
    .because = una pantorrilla caliente desde hace poco puede ser la primera señal de una infección o un coágulo
