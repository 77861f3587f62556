finding-smoking =
    .ask = ¿Fuma o vapea, o lo hizo en el pasado?
    .help = Cuente pipas de agua y cigarros liados a mano.
    .option-now = Sí, ahora
    .option-past = Solo en el pasado
    .option-never = Nunca
    .says = fuma o antes fumaba

finding-diabetes =
    .ask = ¿Le han dicho que tiene diabetes o azúcar alta en la sangre?
    .help = Diga de qué tipo, si lo sabe.
    .option-type1 = Tipo 1
    .option-type2 = Tipo 2
    .option-yes_type_unknown = Sí, no sé de qué tipo
    .option-in_pregnancy = Solo en el embarazo
    .option-prediabetes = Prediabetes
    .option-no = No
    .says = tiene diabetes o azúcar alta en la sangre

finding-atrial_fib =
    .ask = ¿Tiene un latido del corazón irregular, como AFib?
    .help = Un médico lo pudo llamar fibrilación auricular.
    .says = tiene un latido del corazón irregular

finding-heart_disease =
    .ask = ¿Tiene un problema del corazón?
    .help = Elija todo lo que sea su caso.
    .option-heart_failure = Insuficiencia del corazón
    .option-valve = Una válvula del corazón mala o nueva
    .option-heart_attack_3mo = Un ataque al corazón en los últimos 3 meses
    .option-heart_attack_past = Un ataque al corazón antes de eso
    .option-aneurysm = Una arteria grande hinchada (aneurisma)
    .option-high_blood_pressure = Presión alta
    .option-high_cholesterol = Colesterol alto
    .option-no = No
    .says = tiene un problema del corazón o riesgo de tenerlo

finding-pad_known =
    .ask = ¿Le han dicho que las arterias de sus piernas están tapadas o estrechas?
    .help = Diga también si tuvo un ataque al corazón o un derrame cerebral. Elija todo lo que sea su caso.
    .option-leg_arteries = Sí, arterias de la pierna estrechas o tapadas
    .option-leg_stent_or_bypass = Un stent o un bypass en la pierna
    .option-heart_or_stroke = Un ataque al corazón o un derrame cerebral
    .option-no = No
    .says = tiene arterias estrechas o tuvo un ataque al corazón o un derrame

finding-kidney_dialysis =
    .ask = ¿Tiene una enfermedad del riñón, diálisis o un riñón nuevo?
    .help = Elija todo lo que sea su caso.
    .option-dialysis = Me hacen diálisis
    .option-kidney_disease = Tengo una enfermedad del riñón
    .option-transplant = Tengo un riñón nuevo
    .option-no = No
    .says = tiene una enfermedad del riñón

finding-liver_alcohol =
    .ask = ¿Bebe mucho alcohol o tiene una enfermedad del hígado?
    .help = Mucho es más de 14 tragos a la semana, o necesitar un trago cada día.
    .option-heavy_alcohol = Bebo mucho
    .option-liver_disease = Tengo una enfermedad del hígado
    .option-both = Las dos cosas
    .option-no = No
    .says = bebe mucho o tiene una enfermedad del hígado

finding-thyroid_b12 =
    .ask = ¿Tiene la tiroides baja, el hierro bajo o la B12 baja?
    .help = Diga también si no come carne, pescado, huevos ni leche, o si le operaron para bajar de peso. Elija todo lo que sea su caso.
    .option-thyroid = Tiroides baja
    .option-iron = Hierro bajo
    .option-b12 = B12 baja
    .option-vegan_or_bariatric = Nada de origen animal, o cirugía para bajar de peso
    .option-no = No
    .says = la tiroides, el hierro o la B12 pueden estar bajos

finding-immune_weak =
    .ask = ¿Su cuerpo lucha peor contra los gérmenes?
    .help = Puede ser por quimio, VIH, un órgano nuevo o medicinas para las articulaciones.
    .says = su cuerpo lucha mal contra los gérmenes

finding-inflammatory_disease =
    .ask = ¿Tiene lupus, un mal del intestino como Crohn, o articulaciones hinchadas?
    .help = Cuente solo lo que le ha dicho un médico. Elija todo lo que sea su caso.
    .option-lupus = Lupus
    .option-bowel = Crohn o colitis
    .option-joints = Artritis que hincha las articulaciones
    .option-other = Otra enfermedad de este tipo
    .option-no = No
    .says = tiene una enfermedad con inflamación de largo plazo

finding-back_infection_risk =
    .ask = ¿Le pusieron una {shot} o le operaron en la columna, tuvo suero en la vena, o gérmenes en la sangre?
    .help = Cuente los últimos 3 meses. Con un dolor de espalda nuevo, esto importa.
    .says = pueden haber llegado gérmenes cerca de su columna

finding-infection_recent =
    .ask = ¿Tuvo gripe, resfriado o mal de estómago en las últimas 6 semanas?
    .help = Cuente también una vacuna nueva. Elija todo lo que sea su caso.
    .option-chest_or_flu = Un resfriado, tos o gripe
    .option-tummy = Mal de estómago
    .option-vaccine = Una vacuna
    .option-no = No
    .says = tuvo una infección o una vacuna en las últimas 6 semanas

finding-antibiotics_failing =
    .ask = ¿Toma antibióticos por esta pierna y sigue mal?
    .help = Cuente si lleva dos días o más con la medicina.
    .option-yes_worse = Sí, y empeora
    .option-yes_same = Sí, y sigue igual
    .option-getting_better = Sí, pero mejora
    .option-not_on_antibiotics = No tomo antibióticos
    .says = toma antibióticos por esta pierna

condition-immune_lowered =
    .means = su cuerpo lucha mal contra los gérmenes
