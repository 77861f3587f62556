condition-cannot_bear_weight =
    .means = no puede pararse en la pierna y dar cuatro pasos

condition-bone_tender_spot =
    .means = el hueso de la espinilla duele al tocarlo

condition-training_load =
    .means = la pierna llevó más carga de la que acostumbra

rule-leg_bent_or_bone_seen =
    .because = una pierna doblada, un hueso a la vista o una herida que sangra mucho necesita ayuda donde usted está

rule-cannot_walk_after_injury =
    .because = una pierna que no puede dar cuatro pasos tras una lesión puede estar rota

rule-suddenly_cannot_stand =
    .because = una pierna que de golpe no le sostiene puede tener algo roto o un desgarro total

rule-newly_cannot_stand =
    .because = una pierna que ya no le sostiene debe verse en pocas horas

rule-cannot_stand_on_leg =
    .because = una pierna que no le deja pararse debe verse hoy, aun sin lesión

rule-big_injury_with_signs =
    .because = una lesión grande con estas señales puede haber roto la pierna

rule-big_injury =
    .because = una lesión con tanta fuerza debe revisarse hoy

condition-hurt_with_force =
    .means = la pierna se torció, recibió un golpe o hubo una caída

rule-one_spot_of_bone_after_injury =
    .because = un dolor hondo en un punto del hueso tras una lesión puede ser una fractura

rule-sore_bone_after_injury =
    .because = un hueso que duele en un punto tras una lesión puede tener una grieta

rule-hurt_leg_with_two_signs =
    .because = aun con una fractura pequeña se puede caminar

rule-weak_bone_and_a_fall =
    .because = los huesos se debilitan con la edad o los esteroides, y una caída los puede romper

rule-weak_bone_sore_at_one_spot =
    .because = un hueso débil se puede romper sin una caída

rule-bone_pain_unexplained =
    .because = un dolor hondo en un punto del hueso se debe revisar una vez

rule-toddler_limp_with_sore_shin =
    .because = un niño pequeño se puede romper la espinilla en una caída que nadie vio

rule-fresh_break_without_cast =
    .because = un hueso recién roto no se debe mover

cause-fracture =
    .title = un hueso roto en la parte baja de la pierna
    .about = Una caída, una torcedura o un golpe puede romper un hueso, aunque se vea derecho. La radiografía muestra la mayoría de las fracturas. Un yeso o una cirugía lo mantiene quieto.

care-hold_it_still =
    .say-1 = No se pare en la pierna. Déjela quieta como está. No trate de enderezarla.
    .say-2 = Ponga una compresa fría con una tela cerca del lugar que duele.
    .say-3 = Si sangra, apriete con una tela limpia. No meta el hueso hacia dentro.

safety_net-break_still_hurts =
    .say = ya no puede dar cuatro pasos con la pierna

rule-stress_fracture_signs =
    .because = un hueso que duele en un punto tras entrenar más puede tener una grieta

rule-stress_fracture_high_risk =
    .because = una grieta en la parte de delante de la espinilla, o en un hueso débil, puede llegar a romperse

cause-stress_fracture =
    .title = una grieta pequeña en la espinilla por exceso de carga
    .about = Un hueso que lleva más carga de la que puede reparar se puede agrietar. Unas semanas sin correr lo dejan sanar. Las primeras radiografías pueden verse normales.

care-stop_impact =
    .say-1 = Deje ya de correr, saltar y marchar. Camine solo mientras no le duela.
    .say-2 = Nade o use la bicicleta si no le duele. Use muletas si le duele caminar.
    .say-3 = No corra con dolor ni lo tape con pastillas. Las pastillas contra la inflamación pueden hacer que el hueso sane más lento.
    .say-4 = Coma bastante para lo que entrena. Avise al médico si se le ha ido la regla.

safety_net-bone_pain_at_night =
    .say = el hueso duele en reposo o le despierta en la noche

rule-shin_pain_not_settling =
    .because = un dolor de espinilla que dura o empeora al entrenar necesita que le revisen el hueso

rule-child_shin_pain_from_sport =
    .because = un dolor de espinilla en un niño que crece se debe revisar una vez

cause-shin_splints =
    .title = dolor de espinilla por correr (shin splints)
    .about = El borde de la espinilla duele por correr o saltar. Con menos golpes y subiendo poco a poco, se calma en uno a tres meses.

care-shin_care =
    .say-1 = Deje de correr y saltar dos semanas. Camine, nade o use la bicicleta si no le duele.
    .say-2 = Luego suba poco a poco en suelo blando, con buenos zapatos. Descanse un día entre carreras.
    .say-3 = Levante los talones despacio para dar fuerza a la pantorrilla. El frío tras el deporte puede aliviar.
    .say-4 = No corra con un dolor que empeora al seguir.

safety_net-shin_one_spot =
    .say = un punto de la espinilla duele al darle golpecitos
