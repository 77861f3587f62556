rule-swollen_ankle_with_clot_risk =
    .because = un tobillo está hinchado desde hace poco y la persona tiene riesgo de coágulo

rule-swollen_leg_with_clot_risk =
    .because = una pierna está hinchada y la persona tiene riesgo de coágulo

rule-sore_calf_high_clot_risk =
    .because = una pierna duele desde hace poco y la persona tiene un riesgo alto de coágulo

rule-nerve_pain_very_high_clot_risk =
    .because = el dolor puede venir de la espalda, pero la persona también tiene un riesgo muy alto de coágulo

rule-walking_pain_very_high_clot_risk =
    .because = el dolor puede venir de arterias estrechas, pero la persona también tiene un riesgo muy alto de coágulo

rule-both_legs_swollen_high_clot_risk =
    .because = las dos piernas están hinchadas desde hace poco y la persona tiene un riesgo alto de coágulo

rule-unexplained_calf_pain_clot_risk =
    .because = nada explica el dolor nuevo de pantorrilla y la persona tiene riesgo de coágulo

care-clot_do_not_rub =
    .say-1 = Que no se ponga medias ni vendas apretadas hasta que le hayan revisado.
    .say-2 = Que no salga de viaje largo hasta que le hayan visto.

care-clot_until_seen =
    .say-1 = Puede caminar normal por la casa. Al sentarse, que suba la pierna.

care-clot_no_ibuprofen =
    .say-1 = No le dé aspirina ni ibuprofeno para el dolor. Se suman al anticoagulante y pueden hacer que sangre.

care-lung_clot_wait =
    .say-1 = Que se siente derecho y descanse. Que no camine por ahí ni maneje.

care-large_clot_wait =
    .say-1 = Que se acueste con la pierna en alto sobre almohadas.
