finding-pop_kick =
    .ask = Did they feel a pop or a kick in the calf or heel?
    .says = they felt a pop or a kick in the calf or heel

finding-injury_recent =
    .ask = Have they hurt this leg in the last 2 weeks?
    .option-fall = They fell
    .option-twist = They twisted it
    .option-vehicle = They were in a crash
    .option-strain_or_push_off = They strained it or pushed off hard
    .says = they hurt this leg in the last 2 weeks

finding-cast_fracture =
    .help = If they have one on now, is it tight? Are their toes numb, cold or blue?
    .option-cast_on_now_tight_or_numb = It is on now, and it is tight or their toes are numb, cold or blue
    .option-cast_on_now_fit_unsure = It is on now, I can't tell how it fits

finding-weight_bear =
    .ask = Can they stand on the leg and walk four steps?
    .help = A limp is fine. Have them hold on to something safe.
    .option-no_cannot = No, they can't

finding-heel_raise =
    .ask = Can they stand on tiptoe on the sore leg alone?
    .help = Have them hold a wall and try the good leg first. Stop if it feels unsafe.
    .option-no_cannot = No, they can't
    .says = they can't stand well on tiptoe on that leg

finding-exercise_timing =
    .option-during_sudden = It came all at once while they were active
    .option-wears_off_as_i_go = It wears off as they go

finding-energy_low_periods =
    .ask = Do they train hard and eat little, or have their periods stopped?
    .option-not_applicable = This does not apply to them
    .says = their periods stopped, or they train hard and eat little

finding-crush_long_lie =
    .ask = Was the leg crushed, or did they lie on it for more than one hour?
