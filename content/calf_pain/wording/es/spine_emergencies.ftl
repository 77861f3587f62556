condition-back_pain_too =
    .means = también hay dolor en la parte baja de la espalda o la nalga

condition-both_legs_weak_or_numb =
    .means = las dos piernas están débiles, dormidas o con hormigueo

condition-pain_in_both_legs =
    .means = las dos piernas duelen

cause-cauda_equina =
    .title = presión en los nervios de la base de la columna
    .about = Los nervios de la base de la columna mueven la vejiga, el intestino y las dos piernas. Un disco salido los puede apretar a todos. Una cirugía rápida puede salvarlos.

rule-saddle_feeling_lost =
    .because = dejar de sentir entre las piernas puede ser que los nervios bajos de la espalda están apretados

condition-new_bladder_or_bowel_trouble =
    .means = hay un problema nuevo con la orina o el popó

rule-bladder_or_bowel_trouble =
    .because = un problema nuevo con la vejiga o el intestino puede ser que los nervios bajos de la espalda están apretados

rule-both_legs_failing_with_back_pain =
    .because = el dolor de espalda con las dos piernas débiles o dormidas puede ser que los nervios de la columna están apretados

rule-foot_drop_with_both_legs =
    .because = un pie que empieza a caerse, con dolor de espalda y en las dos piernas, puede ser por muchos nervios apretados

rule-sexual_feeling_changed =
    .because = un cambio en lo que siente al tener sexo, con dolor de pierna, necesita que revisen los nervios de la base de la columna

care-spine_emergency_on_the_way =
    .say-1 = Diga al personal cada cambio en la vejiga, el intestino, lo que siente o la fuerza, y cuándo empezó.

safety_net-both_legs_go_weak =
    .say = las dos piernas se debilitan o se duermen

cause-cord_compression =
    .title = presión en la médula espinal
    .about = Algo en la columna puede apretar la médula. En quien ha tenido cáncer puede ser un tumor en el hueso. Si se atiende pronto, puede seguir caminando.

rule-cancer_with_nerve_signs =
    .because = el dolor de espalda con piernas débiles o dormidas tras un cáncer puede ser presión en la médula

rule-cancer_with_weak_or_unsteady_legs =
    .because = unas piernas débiles o poco firmes en alguien con cáncer puede ser presión en la médula

rule-cancer_with_back_pain =
    .because = un dolor de espalda nuevo en quien ha tenido cáncer necesita que revisen pronto la columna

safety_net-cancer_spine =
    .say = se siente poco firme de pie o le cuesta caminar

condition-strong_spine_infection_risk =
    .means = pueden haber llegado gérmenes a la columna

condition-spine_infection_risk =
    .means = hay una razón para tener menos defensa contra los gérmenes

cause-spinal_infection =
    .title = una infección en la columna
    .about = Los gérmenes se pueden quedar en los huesos o cerca de los nervios de la columna. La espalda duele cada vez más, a menudo con fiebre. Necesita pronto un estudio de imagen y medicina fuerte.

rule-fever_back_pain_and_risk =
    .because = la fiebre con dolor de espalda puede ser una infección cerca de los nervios de la columna

rule-fever_with_back_pain =
    .because = la fiebre con dolor de espalda necesita pruebas de sangre por si hay una infección de la columna

rule-back_pain_after_germs =
    .because = el dolor de espalda tras una aguja en la columna, un suero o una infección en la sangre necesita pruebas de sangre el mismo día

rule-back_pain_at_night_with_risk =
    .because = un dolor de espalda nuevo que le despierta puede ser una infección cuando el cuerpo lucha peor contra los gérmenes

safety_net-back_pain_with_fever =
    .say = le da fiebre o escalofríos con el dolor de espalda o pierna
