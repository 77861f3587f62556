rule-foot_does_not_move =
    .because = a foot that they can't move can mean that it gets no blood or that its nerves are being crushed

care-foot_drop_free_the_nerve =
    .say-1 = They should not cross their legs, squat or kneel. Keep tight boots and straps off the outer knee.
    .say-2 = Help them not to trip. Clear loose rugs. They hold the rail on stairs. They do not drive if the right foot is weak.

care-numb_feet_daily_check =
    .say-1 = Check their soles and between their toes too. They should not walk barefoot.
    .say-2 = They test bath water with an elbow. They wear wide, soft shoes.

safety_net-numbness_climbs =
    .say = weakness or numbness climbs up their legs

care-nerve_take_off_pressure =
    .say-2 = If they wear a cast and the toes get numb, call the place that put it on today.

care-restless_legs_calm =
    .say-1 = A walk or a stretch before bed helps. They should cut down on coffee and alcohol late in the day.
    .say-2 = Some sleep, allergy and stomach pills make it worse. Ask a pharmacist about theirs.
    .say-3 = They should not take iron pills before a blood test.

care-crps_move_and_touch =
    .say-1 = They use the leg as much as they can bear, a little more each week. They should not rest it fully.

care-shingles_cover =
    .say-2 = Until it has crusted, they stay away from babies. They stay away from people who are pregnant or very ill.

care-plexopathy_no_extra_thinners =
    .say-1 = They should not take aspirin or ibuprofen unless a doctor told them to.
