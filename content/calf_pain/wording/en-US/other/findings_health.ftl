finding-smoking =
    .ask = Do they smoke or vape, or did they in the past?
    .says = they smoke or used to smoke

finding-diabetes =
    .ask = Were they told that they have diabetes or high blood sugar?
    .help = Say which type if you know.
    .option-yes_type_unknown = Yes, I don't know which type
    .says = they have diabetes or high blood sugar

finding-atrial_fib =
    .ask = Do they have an uneven heart beat, such as AFib?
    .says = they have an uneven heart beat

finding-heart_disease =
    .ask = Do they have a heart problem?
    .says = they have a heart problem or a risk for one

finding-pad_known =
    .ask = Were they told that their leg arteries are blocked or narrow?
    .help = Say also if they had a heart attack or a stroke. Choose all that fit.
    .says = they have narrow arteries or had a heart attack or stroke

finding-kidney_dialysis =
    .ask = Do they have kidney disease, dialysis or a new kidney?
    .option-dialysis = They are on dialysis
    .option-kidney_disease = They have kidney disease
    .option-transplant = They have a new kidney
    .says = they have kidney disease

finding-liver_alcohol =
    .ask = Do they drink a lot of alcohol, or have liver disease?
    .option-heavy_alcohol = They drink a lot
    .option-liver_disease = They have liver disease
    .says = they drink a lot or have liver disease

finding-thyroid_b12 =
    .ask = Do they have a low thyroid, low iron or low B12?
    .help = Say also if they eat no meat, fish, eggs or milk, or had weight loss surgery. Choose all that fit.
    .says = their thyroid, iron or B12 may be low

finding-immune_weak =
    .ask = Is their body less able to fight germs?
    .says = their body fights germs poorly

finding-inflammatory_disease =
    .ask = Do they have lupus, a bowel disease like Crohn's or swollen joints?
    .help = Count only what a doctor has told them. Choose all that fit.
    .says = they have a disease with long-term inflammation

finding-back_infection_risk =
    .ask = Did they have a {shot} or surgery on their spine, a drip or germs in their blood?
    .says = germs may have got near their spine

finding-infection_recent =
    .ask = Did they have flu, a cold or an upset stomach in the last 6 weeks?
    .says = they had an infection or a vaccine in the last 6 weeks

finding-antibiotics_failing =
    .ask = Are they on antibiotics for this leg, and is it still bad?
    .option-not_on_antibiotics = They are not on antibiotics
    .says = they take antibiotics for this leg

condition-immune_lowered =
    .means = their body fights germs poorly
