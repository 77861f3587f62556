finding-answering_for =
    .ask = Who are you answering for?
    .option-me = Me

finding-age_band =
    .ask = How old are they?
    .help = Give the age of the person whose leg hurts.
    .says = their age

finding-sex_at_birth =
    .ask = What sex were they given at birth?
    .help = This helps with the risk of a clot and with pregnancy. Their gender may differ.
    .says = the sex they were given at birth

finding-alone_safe =
    .ask = Is someone with them, and can they get to care safely?
    .help = They must not drive if the leg is weak or numb, or if they feel faint.
    .option-with_someone = Someone is with them
    .option-alone_can_travel = They are alone, but they can travel safely
    .option-alone_cannot_travel = They are alone and can't travel safely
    .says = they are alone and may not get to care safely
