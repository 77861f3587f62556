finding-duration =
    .ask = How long have they had this problem?
    .says = how long they have had this

finding-pain_site =
    .help = Have them point to it with one finger. Choose all that fit.
    .option-calf_anywhere = Calf, I can't say which part
    .option-lower_leg = Lower leg, I can't say which part
    .option-leg_unsure_where = The leg, I can't say where

finding-pain_severity =
    .help = Ask them. 0 is no pain. 10 is the worst they can think of.

finding-home_care_tried =
    .ask = Have they tried rest and home care for this?
    .says = they have tried care at home

finding-repeat_contact =
    .ask = Have you or they seen or called someone about this already?
    .option-yes_told_ok_but_worse = Yes, they were told it is fine, but it got worse
    .option-yes_told_ok_same = Yes, they were told it is fine, and it is the same
    .option-yes_waiting_for_test = Yes, and they are waiting for a test
    .option-yes_treated_not_better = Yes, they were treated, but it is not better
    .says = you or they have seen or called someone about this

finding-mechanism =
    .ask = What were they doing when it began?
    .option-twist_or_fall = They twisted it or fell
    .option-vehicle_crash = They were in a crash
    .option-massage_or_treatment = They had a massage or treatment
    .option-asleep = They were asleep
    .says = what they were doing when it began
