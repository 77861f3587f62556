finding-cancer =
    .ask = Do they have cancer, or were they treated for it in the last 6 months?
    .help = Say also if they had it at any time before.
    .says = they have cancer or had it treated

finding-surgery_recent =
    .ask = Have they had surgery in the last 12 weeks?
    .help = Count keyhole surgery and a C-section.
    .says = they had surgery in the last 12 weeks

finding-bed_rest =
    .ask = Were they in bed, or hardly able to move, for 3 days or more?
    .says = they were in bed or hardly moved for 3 days or more

finding-hospital_recent =
    .ask = Were they in the hospital for an illness in the last 12 weeks?
    .help = Leave out visits where they went home the same day.
    .says = they were in the hospital in the last 12 weeks

finding-travel_long =
    .ask = Did they sit for 4 hours or more on a trip in the last 4 weeks?
    .says = they sat for 4 hours or more on a trip

finding-clot_past =
    .ask = Have they had a blood clot in a leg or lung before?
    .says = they had a blood clot before

finding-clotting_disorder =
    .ask = Were they told that their blood clots too easily?
    .help = One name for it is factor V Leiden. Lupus can do it too. Also say yes if they lost three or more pregnancies.
    .says = they were told that their blood clots too easily

finding-weight_high =
    .ask = Is their weight high for their height?
    .says = their weight is high for their height

finding-pregnant =
    .ask = Are they pregnant, or could they be?
    .help = If it is not clear, a test from a shop can tell.
    .option-could_be = They could be
    .option-not_applicable = This does not apply to them
    .says = they are or could be pregnant

finding-postpartum =
    .ask = Did they have a baby or lose a pregnancy in the last 6 weeks?
    .option-not_applicable = This does not apply to them
    .says = they had a baby or lost a pregnancy in the last 6 weeks

finding-oestrogen =
    .ask = Do they take birth control or hormones with estrogen?
    .option-not_applicable = This does not apply to them
    .says = they take hormones that raise the risk of a clot

finding-iv_drugs =
    .ask = Have they ever put drugs in a vein, groin or leg?
    .help = We ask because it can lead to clots and infection. No one will judge them.
    .says = they have put drugs in a vein

condition-pregnant_or_after_birth =
    .means = they are or could be pregnant, or were in the last 6 weeks
