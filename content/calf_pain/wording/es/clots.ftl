condition-one_leg_swollen =
    .means = una pierna está más hinchada que la otra

condition-both_legs_swollen =
    .means = las dos piernas están hinchadas

condition-could_be_new =
    .means = empezó en las últimas 6 semanas, o no se sabe cuándo

condition-high_clot_risk =
    .means = tiene un riesgo alto de coágulo

condition-strong_clot_risk =
    .means = tiene un riesgo muy alto de coágulo

condition-clot_risk =
    .means = tiene riesgo de coágulo

condition-clear_injury =
    .means = está claro que la pierna se lastimó

condition-hurt_at_one_moment =
    .means = la pierna se lastimó en un momento preciso

condition-swelling_from_injury =
    .means = la lesión explica la hinchazón

condition-injury_got_worse =
    .means = una lesión o un dolor tras el deporte empeora a los pocos días

condition-short_cramps =
    .means = el dolor es un calambre corto que se va

condition-cramps_that_recur =
    .means = los calambres van y vienen

condition-restless_both_legs =
    .means = las dos piernas están inquietas

condition-effort_pain =
    .means = el dolor sigue al deporte o al trabajo duro

condition-walking_pain =
    .means = la pantorrilla duele al caminar y para al descansar

condition-usual_reason =
    .means = hay una causa común para el dolor de la pierna

condition-calf_pain_explained =
    .means = hay una causa común para el dolor de la pantorrilla

condition-calf_pain_no_reason =
    .means = nada explica el dolor de la pantorrilla

condition-unexplained_calf_pain =
    .means = una pantorrilla duele y nada lo explica

rule-lung_clot_signs =
    .because = un problema de respiración, pecho o corazón, junto con dolor de pierna, puede ser un coágulo que se ha ido a los pulmones

rule-racing_heart_with_sore_leg =
    .because = un corazón que late rápido en reposo con dolor de pierna debe revisarse enseguida

cause-pulmonary_embolism =
    .title = un coágulo que se ha ido a los pulmones
    .about = Parte de un coágulo de la pierna se puede soltar y tapar el paso de la sangre en los pulmones. Esto necesita ayuda enseguida.

rule-whole_leg_blue_and_swollen =
    .because = un coágulo enorme puede dejar sin sangre una pierna muy hinchada, con dolor, que se pone azul, oscura o blanca

rule-swollen_leg_off_color =
    .because = una pierna hinchada que se pone azul, gris o blanca puede tener un coágulo grande

cause-phlegmasia =
    .title = un coágulo enorme que deja la pierna sin sangre
    .about = Cuando la mayoría de las venas de la pierna se tapan, la sangre no puede salir. La pierna se hincha y el pie se puede perder. Necesita ayuda enseguida.

cause-deep_vein_thrombosis =
    .title = un coágulo de sangre en una vena honda de la pierna
    .about = Se puede formar un coágulo en una vena honda de la pierna. Parte de él se puede soltar e ir a los pulmones. Un ultrasonido lo encuentra y la medicina lo trata.

rule-one_leg_newly_swollen =
    .because = una hinchazón nueva de una pierna puede ser un coágulo en una vena honda

rule-swollen_calf_after_injury =
    .because = una pantorrilla que se hincha tras una lesión debe revisarse

rule-swollen_calf_after_injury_lasting =
    .because = la pantorrilla sigue hinchada unos días después de una lesión y no mejora

rule-one_leg_swollen_for_weeks =
    .because = una pierna lleva semanas hinchada y hay que descartar un coágulo

rule-one_leg_swollen_for_months =
    .because = una pierna lleva meses hinchada y hay que buscar la causa

condition-one_ankle_swollen =
    .means = un tobillo está hinchado desde hace poco

rule-one_ankle_newly_swollen =
    .because = un tobillo está hinchado desde hace poco y ninguna lesión lo explica

rule-swollen_ankle_with_clot_risk =
    .because = un tobillo está hinchado desde hace poco y usted tiene riesgo de coágulo

rule-swollen_ankle_and_sore_calf =
    .because = un tobillo está hinchado desde hace poco y la pantorrilla duele sin causa conocida

rule-old_clot_leg_worse =
    .because = una pierna que ya tuvo un coágulo y ahora empeora puede tener uno nuevo

rule-swollen_leg_with_clot_risk =
    .because = una pierna está hinchada y usted tiene riesgo de coágulo

score-clot_signs =
    .title = Señales de coágulo que una persona puede ver

rule-two_clot_signs =
    .because = tiene dos o más señales de un coágulo en la pierna

condition-pain_where_deep_veins_run =
    .means = el dolor está donde pasan las venas hondas

rule-sore_calf_high_clot_risk =
    .because = una pierna duele desde hace poco y usted tiene un riesgo alto de coágulo

rule-nerve_pain_very_high_clot_risk =
    .because = el dolor puede venir de la espalda, pero usted también tiene un riesgo muy alto de coágulo

rule-walking_pain_very_high_clot_risk =
    .because = el dolor puede venir de arterias estrechas, pero usted también tiene un riesgo muy alto de coágulo

rule-calf_pain_after_cast =
    .because = en una pierna que tuvo yeso, bota o férula se forman coágulos más fácil

rule-leg_pain_in_pregnancy =
    .because = en el embarazo y tras el parto, una pierna hinchada o con dolor puede tener un coágulo

rule-both_legs_swollen_in_pregnancy =
    .because = las dos piernas se hinchan en el embarazo o tras el parto, y hay que tomarle la presión

rule-both_legs_swollen_high_clot_risk =
    .because = las dos piernas están hinchadas desde hace poco y usted tiene un riesgo alto de coágulo

condition-both_calves_newly_swollen =
    .means = las dos pantorrillas están hinchadas desde hace poco

rule-both_legs_newly_swollen =
    .because = las dos piernas están hinchadas desde hace poco y hay que buscar la causa

rule-both_legs_newly_swollen_and_worse =
    .because = las dos piernas están hinchadas desde hace poco y duelen más cada día

rule-fever_and_swelling_after_injecting =
    .because = la fiebre y una pierna hinchada tras inyectarse drogas pueden ser por gérmenes en un coágulo

rule-injury_worse_after_days =
    .because = una lesión que empeora a los pocos días puede haber causado un coágulo

condition-unexplained_leg_pain =
    .means = una pierna duele y nada lo explica

rule-unexplained_calf_pain_clot_risk =
    .because = nada explica el dolor nuevo de pantorrilla y usted tiene riesgo de coágulo

rule-new_calf_pain_unexplained =
    .because = un dolor nuevo en una pantorrilla que nada explica debe revisarse por si hay un coágulo

rule-calf_pain_unexplained_easing_or_older =
    .because = nada explica todavía el dolor de pantorrilla

rule-calf_pain_unexplained_for_weeks =
    .because = nada explica un dolor de pantorrilla que ha durado semanas

rule-calf_pain_unexplained_for_months =
    .because = nada explica un dolor de pantorrilla que ha durado meses

rule-sore_vein_cord =
    .because = una vena dura que duele bajo la piel puede ser un coágulo y necesita un ultrasonido

rule-hot_or_red_bulging_vein =
    .because = una vena hinchada que se pone caliente o roja puede tener un coágulo

rule-sore_vein_cord_near_deep_vein =
    .because = un coágulo en una vena bajo la piel puede crecer hasta una vena honda

cause-superficial_vein_thrombosis =
    .title = un coágulo en una vena bajo la piel
    .about = Una vena justo bajo la piel tiene un coágulo y duele. Puede crecer hasta una vena honda, y por eso puede hacer falta un ultrasonido.

care-clot_do_not_rub =
    .say-1 = No se ponga medias ni vendas apretadas hasta que le hayan revisado.
    .say-2 = No salga de viaje largo hasta que le hayan visto.

care-clot_until_seen =
    .say-1 = Puede caminar normal por la casa. Al sentarse, suba la pierna.

care-clot_no_ibuprofen =
    .say-1 = No tome aspirina ni ibuprofeno para el dolor. Se suman a su anticoagulante y pueden hacer que sangre.

care-lung_clot_wait =
    .say-1 = Siéntese derecho y descanse. No camine por ahí ni maneje.

care-large_clot_wait =
    .say-1 = Acuéstese con la pierna en alto sobre almohadas.
