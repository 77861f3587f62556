rule-growing_lump =
    .because = un bulto que crece debe verse con ultrasonido en dos semanas

rule-any_lump =
    .because = un médico debe tocar un bulto nuevo en la pantorrilla

condition-cancer_signs_two =
    .means = hay dos o más señales que pueden venir con un tumor

rule-two_tumour_signs =
    .because = estas señales juntas pueden venir de un tumor en la pierna o en otro lugar

rule-one_tumour_sign =
    .because = un dolor de pierna con esta señal debe estudiarse

cause-tumour =
    .title = un crecimiento o tumor
    .about = La mayoría de los bultos no hacen daño. Uno que crece, o un hueso que duele en la noche, necesita un estudio de imagen para saber. A un niño se le hace también una prueba de sangre.

care-lump_care =
    .say-1 = No deje que nadie corte, vacíe ni frote el bulto antes de verlo con un ultrasonido.
    .say-2 = Mídalo y anote la fecha. Lleve esa nota a su cita.

safety_net-lump_grows =
    .say = encuentra un bulto que crece o que vuelve

safety_net-bone_gives_way =
    .say = la pierna se le dobla o no puede pararse en ella

rule-sore_patches_on_both_shins =
    .because = unos bultos rojos u oscuros con dolor en las dos espinillas pueden venir de una enfermedad en otro lugar

cause-erythema_nodosum =
    .title = bultos con dolor bajo la piel de las espinillas
    .about = La grasa bajo la piel de las espinillas duele y forma bultos. Puede venir tras un dolor de garganta, una pastilla o un mal del intestino.

care-erythema_nodosum_care =
    .say-1 = Descanse con las piernas en alto. Los bultos se van en 3 a 8 semanas, un poco como un moretón.
    .say-2 = Anote si hay tos, dolor de garganta, popó suelto o una pastilla nueva. Dígaselo al médico.

rule-red_sore_foot_joint =
    .because = una articulación roja u oscura que duele puede ser gota o gérmenes en ella

rule-stiff_big_muscles_over_60 =
    .because = el dolor de los músculos grandes en los dos lados a esta edad puede necesitar una prueba de sangre

rule-inflammation_flare =
    .because = el dolor de pierna puede ser un brote de su mal de las articulaciones o del intestino

cause-gout_or_inflammation =
    .title = gota u otro mal de las articulaciones
    .about = Las articulaciones y los tendones cerca de la pantorrilla se pueden poner calientes e hinchados. El dolor puede bajar por la pierna.

care-gout_care =
    .say-1 = Descanse la articulación y súbala. Una compresa fría con una tela puede aliviar.
    .say-2 = Beba agua. Poca cerveza y pocos tragos fuertes.
