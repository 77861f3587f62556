finding-walk_pain =
    .ask = Does the calf hurt when they walk and stop when they rest?
    .option-yes_unsure_distance = Yes, but it is hard to say how far
    .says = the calf hurts when they walk and stops when they rest

finding-walk_distance =
    .ask = How far can they walk before the pain stops them?
    .option-no_limit = As far as they like
    .option-cannot_walk = They can't walk
    .says = pain limits how far they walk

finding-relief_stop_time =
    .ask = How long after they stop does it ease?
    .help = They just stand still. They do not sit.
    .option-only_if_i_sit = Only if they sit
    .says = how long the pain lasts after they stop

finding-rest_pain =
    .ask = Does their foot hurt in bed, and ease when they hang it down?
    .says = their foot hurts in bed and eases when they hang it down

finding-foot_cold_long =
    .says = their foot has been cold for weeks

finding-varicose =
    .ask = Do they have bulging veins, or brown stains at the ankle?
    .says = they have bulging veins or stained skin at the ankle
