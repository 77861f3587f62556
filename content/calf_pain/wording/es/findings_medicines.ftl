finding-anticoagulant =
    .ask = ¿Toma una medicina para adelgazar la sangre (anticoagulante)?
    .help = Mire la caja. Los nombres son warfarin, Coumadin, Eliquis, Xarelto, Pradaxa, Savaysa, Lixiana o heparina en {shot}.
    .option-yes_no_missed = Sí, y no me ha faltado ninguna dosis
    .option-yes_missed = Sí, pero me han faltado dosis
    .option-antiplatelet_only = Solo aspirina o clopidogrel
    .option-no = No
    .says = toma un anticoagulante

finding-antiplatelet =
    .ask = ¿Toma aspirina o clopidogrel?
    .help = Una dosis baja es de 75, 81 o 100 mg al día.
    .says = toma aspirina o clopidogrel

finding-statin =
    .ask = ¿Toma una estatina para bajar el colesterol?
    .help = Los nombres son atorvastatina, simvastatina o rosuvastatina.
    .option-yes_new_or_dose_up = Sí, es nueva o me subieron la dosis
    .option-yes_long_time = Sí, desde hace mucho
    .option-no = No
    .says = toma una estatina

finding-diuretic =
    .ask = ¿Toma pastillas para orinar (diuréticos)?
    .help = Hacen que salga más {pee}. Los nombres son Lasix, furosemida, indapamida o HCTZ.
    .says = toma pastillas para orinar

finding-fluoroquinolone =
    .ask = ¿Tomó Cipro o un antibiótico parecido en los últimos 3 meses?
    .help = Los nombres terminan en "floxacino", como ciprofloxacino o levofloxacino.
    .says = tomó un antibiótico que puede dañar los tendones

finding-steroids =
    .ask = ¿Toma pastillas de esteroides, o le pusieron una {shot} de esteroides?
    .help = Los nombres son prednisona o prednisolona. No cuente inhaladores ni cremas. Elija todo lo que sea su caso.
    .option-tablets_now = Tomo ahora pastillas de esteroides
    .option-jab_3mo = Me pusieron una {shot} en los últimos 3 meses
    .option-course_or_drip_recent = Tomé pocos días o me pusieron suero hace poco
    .option-no = No
    .says = toma o tomó esteroides

finding-cramp_drugs =
    .ask = ¿Toma alguna otra medicina nueva?
    .help = Algunas pueden dar calambres o dolor de piernas. Piense en inhaladores para el asma, nifedipino, raloxifeno, quimio, o medicinas para el VIH, la tuberculosis o la gota.
    .option-list_text = Sí, otra medicina nueva
    .option-no = No
    .says = toma una medicina nueva que puede dar dolor de piernas

condition-thinned_blood =
    .means = toma un anticoagulante
