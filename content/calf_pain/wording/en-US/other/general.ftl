rule-alone_with_an_emergency =
    .because = they need a hospital now and can't get there safely

rule-told_ok_but_worse =
    .because = they were told that it is fine, but it got worse

rule-told_ok_but_the_same =
    .because = they were told that it is fine, but it is still there

rule-treated_not_better =
    .because = they were treated, but it is not better

rule-waits_for_a_test =
    .because = they still wait for a test

rule-waits_for_a_test_and_worse =
    .because = it gets worse while they wait for a test

care-on_the_way_to_hospital =
    .say-1 = Don't let them drive.
    .say-2 = They should not eat or drink until they have been seen. They may need surgery.

care-before_the_scan =
    .say-2 = Don't start or stop a blood thinner unless a doctor says so.

care-what_to_tell =
    .say-1 = Take a list of their medicines along.
    .say-2 = Say when it began, what they were doing and what makes it worse.

care-walk_as_it_feels_good =
    .say-1 = They can walk as far as it feels good. They should not stay in bed.

care-simple_pain_medicine =
    .say-1 = They can take {acetaminophen} for the pain. Follow the label and don't give more than it says.

care-anti_inflammatory_caution =
    .say-1 = They should not take ibuprofen or drugs like it until a pharmacist or doctor says that they can.

care-keep_blood_thinner =
    .say-1 = They keep taking their blood thinner unless a doctor tells them to stop.

safety_net-anyone_lungs =
    .say = they get short of breath, have chest pain, cough up blood or faint

safety_net-stroke_comes_back =
    .say = their face droops, an arm goes weak or their speech goes wrong

safety_net-anyone_cold_leg =
    .say = their foot or leg turns cold, pale or blue, or they can't move it

safety_net-saddle_goes_numb =
    .say = they go numb between the legs, or have new trouble with {pee} or {poo}

safety_net-anyone_fever =
    .say = they get a fever or chills, or a red or dark patch grows
