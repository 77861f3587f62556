finding-anticoagulant =
    .ask = Do they take a blood thinner?
    .option-yes_no_missed = Yes, and they missed no dose
    .option-yes_missed = Yes, but they missed doses
    .says = they take a blood thinner

finding-antiplatelet =
    .ask = Do they take aspirin or clopidogrel?
    .says = they take aspirin or clopidogrel

finding-statin =
    .ask = Do they take a statin to lower cholesterol?
    .says = they take a statin

finding-diuretic =
    .ask = Do they take water pills?
    .help = They make them {pee} more. Names are Lasix, furosemide, indapamide or HCTZ.
    .says = they take water pills

finding-fluoroquinolone =
    .ask = Did they take Cipro or an antibiotic like it in the last 3 months?
    .says = they took an antibiotic that can harm tendons

finding-steroids =
    .ask = Do they take steroid pills, or did they have a steroid {shot}?
    .option-tablets_now = They take steroid pills now
    .option-jab_3mo = They had a {shot} in the last 3 months
    .option-course_or_drip_recent = They had a short course or a drip not long ago
    .says = they take or took steroids

finding-cramp_drugs =
    .ask = Do they take any other new medicine?
    .says = they take a new medicine that can make legs hurt

condition-thinned_blood =
    .means = they take a blood thinner
