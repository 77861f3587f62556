finding-cancer =
    .ask = ¿Tiene cáncer, o le trataron por cáncer en los últimos 6 meses?
    .help = Diga también si lo tuvo alguna vez antes.
    .option-active_or_treated_6mo = Sí, ahora o con tratamiento en los últimos 6 meses
    .option-past_only = Solo en el pasado
    .option-no = No
    .says = tiene cáncer o le trataron por cáncer

finding-surgery_recent =
    .ask = ¿Le han operado en las últimas 12 semanas?
    .help = Cuente también la cirugía con cámara y la cesárea.
    .option-within_4wk = Sí, en las últimas 4 semanas
    .option-4_12wk = Sí, hace de 4 a 12 semanas
    .option-no = No
    .says = le operaron en las últimas 12 semanas

finding-bed_rest =
    .ask = ¿Estuvo en cama, o casi sin moverse, 3 días o más?
    .help = Piense en las últimas 4 semanas. También cuenta si estuvo en un hospital.
    .says = estuvo en cama o casi sin moverse 3 días o más

finding-hospital_recent =
    .ask = ¿Estuvo en el hospital por una enfermedad en las últimas 12 semanas?
    .help = No cuente las visitas en que volvió a casa el mismo día.
    .says = estuvo en el hospital en las últimas 12 semanas

finding-travel_long =
    .ask = ¿Pasó 4 horas o más en un asiento en un viaje en las últimas 4 semanas?
    .help = En avión, carro, autobús o tren.
    .option-yes = Sí
    .option-yes_4_to_8_weeks_ago = Sí, hace de 4 a 8 semanas
    .option-no = No
    .says = pasó 4 horas o más en un asiento en un viaje

finding-clot_past =
    .ask = ¿Ha tenido antes un coágulo en una pierna o un pulmón?
    .help = Lo pueden llamar trombosis (TVP) o embolia (EP).
    .option-leg = Sí, en una vena honda de la pierna
    .option-lung = Sí, en un pulmón
    .option-both = Sí, en los dos
    .option-surface_vein = Sí, en una vena bajo la piel
    .option-arm_or_other = Sí, en un brazo o en otro lugar
    .option-no = No
    .says = tuvo un coágulo de sangre antes

finding-clotting_disorder =
    .ask = ¿Le han dicho que su sangre hace coágulos muy fácil?
    .help = Un nombre es factor V Leiden. También el lupus. Diga sí también si perdió tres o más embarazos.
    .says = le han dicho que su sangre hace coágulos muy fácil

finding-clot_family =
    .ask = ¿Su padre, madre, hermano, hermana o hijo ha tenido un coágulo en una pierna o un pulmón?
    .help = Piense en coágulos en las venas, no en un derrame ni un ataque al corazón.
    .says = un familiar cercano tuvo un coágulo

finding-weight_high =
    .ask = ¿Su peso es alto para su altura?
    .help = Es decir, un IMC de 30 o más. Por ejemplo, 95 kg (210 lb) con 1.75 m (5 pies y 9 pulgadas).
    .says = su peso es alto para su altura

finding-pregnant =
    .ask = ¿Hay un embarazo o podría haberlo?
    .help = Si no lo sabe, una prueba de la farmacia se lo dice.
    .option-yes = Sí
    .option-could_be = Podría ser
    .option-no = No
    .option-not_applicable = No es mi caso
    .says = hay o podría haber un embarazo

finding-postpartum =
    .ask = ¿Tuvo un bebé o perdió un embarazo en las últimas 6 semanas?
    .help = El riesgo de un coágulo sigue alto unas 6 semanas.
    .option-yes = Sí
    .option-no = No
    .option-not_applicable = No es mi caso
    .says = tuvo un bebé o perdió un embarazo en las últimas 6 semanas

finding-oestrogen =
    .ask = ¿Usa algo con estrógeno, sea para no tener hijos o como hormona?
    .help = Lo tienen la mayoría de las pastillas anticonceptivas y muchas hormonas para los bochornos o para personas trans. La minipíldora y la mayoría de los DIU no.
    .option-combined_pill_patch_ring = Pastilla, parche o anillo anticonceptivo
    .option-hrt_tablet = Hormonas en pastillas
    .option-hrt_patch_gel = Hormonas en parche o gel
    .option-tamoxifen_or_similar = Tamoxifeno o una medicina parecida
    .option-no = No
    .option-not_applicable = No es mi caso
    .says = usa hormonas que suben el riesgo de coágulo

finding-iv_drugs =
    .ask = ¿Se ha puesto alguna vez drogas en una vena, la ingle o la pierna?
    .help = Lo preguntamos porque puede causar coágulos e infección. Nadie le va a juzgar.
    .option-yes_recent = Sí, en los últimos 3 meses
    .option-yes_past = Sí, en el pasado
    .option-no = No
    .says = se ha puesto drogas en una vena

condition-pregnant_or_after_birth =
    .means = hay o podría haber un embarazo, o lo hubo en las últimas 6 semanas
