condition-arterial_risk =
    .means = tiene riesgo de que se tape una arteria de la pierna

condition-narrow_artery_risk =
    .means = tiene riesgo de arterias estrechas en la pierna

condition-weak_or_numb_above_toes =
    .means = el pie o la pierna está débil, o dormido más arriba de los dedos

condition-limb_sign =
    .means = la pierna está fría, pálida, azul, dormida o débil

condition-sudden_onset =
    .means = el dolor llegó de golpe

rule-leg_cold_and_pale =
    .because = a una pierna que se pone fría y pálida o azul puede no llegarle sangre

rule-leg_cold_and_weak_or_numb =
    .because = a una pierna fría y pálida que se pone débil o se duerme le queda poco tiempo

rule-sudden_pain_with_limb_sign =
    .because = un dolor fuerte y repentino en una pierna pálida, dormida o débil, o en reposo en la cama, puede ser una arteria tapada

rule-sudden_pain_artery_risk =
    .because = su corazón o sus venas y arterias le ponen en riesgo, y un dolor de pierna repentino puede ser una arteria tapada

rule-sudden_nerve_pain_artery_risk =
    .because = su corazón o sus arterias le ponen en riesgo, y alguien debe tomarle el pulso en el pie

rule-sudden_severe_pain_narrow_arteries =
    .because = un dolor de pierna repentino y muy fuerte puede ser una arteria estrecha que se ha cerrado

rule-sudden_numb_leg =
    .because = a un pie o una pierna que se duerme de golpe puede no llegarle sangre

condition-new_pale_or_blue_leg =
    .means = una pierna está pálida o azul desde hace poco

rule-pale_or_blue_leg =
    .because = una pierna se ha puesto pálida, azul o gris y puede no recibir bastante sangre

rule-pale_or_blue_leg_sudden =
    .because = a una pierna que se pone pálida o azul de golpe puede no llegarle sangre

rule-pale_numb_or_weak_artery_risk =
    .because = su corazón o sus venas y arterias le ponen en riesgo, y una pierna pálida, dormida o débil puede ser una arteria tapada

rule-both_legs_weak_and_cold =
    .because = las dos piernas de golpe débiles o dormidas, y frías o pálidas, puede ser una arteria grande tapada

condition-walking_pain_new_or_collapsed =
    .means = de golpe puede caminar mucho menos que antes

rule-walking_distance_collapsed =
    .because = la distancia que puede caminar se ha hecho corta de golpe

rule-walking_distance_collapsed_limb_sign =
    .because = de golpe puede caminar mucho menos, y el pie está frío, pálido, dormido o duele en reposo

cause-acute_limb_ischaemia =
    .title = una arteria tapada en la pierna
    .about = Una arteria de la pierna se tapa de golpe. Sin sangre, la pierna se puede perder en horas. Tratarla rápido puede salvarla.

rule-black_or_smelly_foot_sore =
    .because = una llaga negra o que huele mal puede ser que parte del pie se está muriendo

rule-infected_foot_sore_poor_flow =
    .because = una llaga infectada en un pie con poca sangre puede costar el pie

rule-new_rest_pain_artery_risk =
    .because = un dolor nuevo del pie en reposo en alguien con riesgo puede ser una arteria que se ha cerrado

rule-foot_pain_at_rest_eased_by_hanging =
    .because = un dolor del pie en la cama que se calma al dejar colgar la pierna indica que llega poca sangre

rule-foot_pain_at_night_narrow_arteries =
    .because = un dolor del pie en la noche con arterias estrechas puede ser que llega poca sangre en reposo

rule-foot_sore_poor_flow =
    .because = una llaga que no sana puede no recibir bastante sangre

rule-painful_blue_toe =
    .because = un dedo del pie que duele y se pone azul puede tener un coágulo pequeño

cause-chronic_limb_threatening_ischaemia =
    .title = muy poca sangre en el pie
    .about = Las arterias son tan estrechas que al pie le llega poca sangre aun en reposo. Abrir las arterias puede salvar el pie.

rule-walking_pain_that_stops_at_rest =
    .because = un dolor que llega a la misma distancia al caminar y para al descansar puede venir de arterias estrechas

rule-walking_pain_under_50m =
    .because = el dolor de la pierna le hace parar a los pocos pasos

cause-peripheral_artery_disease =
    .title = arterias estrechas en la pierna
    .about = Las arterias estrechas dejan pasar poca sangre al caminar. A la mayoría le ayuda caminar, no fumar y tomar medicina. También sube el riesgo de un ataque al corazón o al cerebro.

rule-effort_pain_with_foot_signs =
    .because = un dolor de pantorrilla con el pie dormido o frío en el mismo punto del esfuerzo puede ser una arteria apretada

rule-effort_pain_back_of_calf =
    .because = un dolor detrás de la pantorrilla en el mismo punto del esfuerzo puede venir de una arteria apretada

cause-popliteal_entrapment =
    .title = una arteria apretada detrás de la rodilla
    .about = Un músculo o un quiste pequeño puede apretar la arteria detrás de la rodilla cuando se mueve. El dolor llega con el esfuerzo y se va al descansar. Tiene arreglo.

rule-lump_behind_knee_artery_risk =
    .because = un bulto detrás de la rodilla puede ser una arteria hinchada que manda coágulos al pie

cause-popliteal_aneurysm =
    .title = una arteria hinchada detrás de la rodilla
    .about = La arteria detrás de la rodilla se puede hinchar. De ahí salen coágulos que pueden tapar el pie. Un ultrasonido la muestra y se puede operar.

condition-poor_flow_signs =
    .means = a la pierna puede faltarle sangre

care-blocked_artery_wait =
    .say-1 = Mantenga la pierna plana o un poco baja. Abríguela con una manta, pero no use almohadillas de calor.

care-threatened_foot =
    .say-1 = No envuelva la pierna apretada ni la suba más alto que el corazón.
    .say-2 = Mantenga las llagas limpias, secas y tapadas. No corte la piel muerta.

care-narrow_arteries_walk =
    .say-1 = Camine cada día hasta que el dolor sea fuerte. Descanse hasta que se calme y siga.
    .say-2 = Si fuma, dejar de fumar es lo mejor que puede hacer por sus piernas.
    .say-3 = No use medias apretadas hasta que le hayan revisado el paso de la sangre.

care-pinched_artery_rest =
    .say-1 = Haga menos del deporte que le da el dolor hasta que le hayan visto. Caminar está bien.

care-lump_no_needle =
    .say-1 = No apriete el bulto ni le dé masaje. Hay que verlo con ultrasonido antes de que alguien lo pinche.

safety_net-foot_hurts_at_rest =
    .say = el pie duele en la cama y se calma al dejarlo colgar

safety_net-foot_sore_appears =
    .say = una llaga del pie se pone negra o no sana
