care-child_limp_until_seen =
    .say-1 = Carry the child or use a stroller. Don't make them walk on it.
    .say-2 = Do not give the child aspirin.

safety_net-child_stops_walking =
    .say = the child will not walk, or seems very ill

care-childhood_myositis_care =
    .say-1 = Let the child rest and drink often. The calves should get better in 3 to 5 days.

care-growing_pains_care =
    .say-2 = Do not give the child aspirin.
    .say-3 = See {primary_care_name} if it goes on for 6 weeks or keeps the child from school.
    .say-4 = Call the same day if the child limps, is sore by day or on one side, or gets bruises.

care-osgood_care =
    .say-1 = Cut down on jumps, sprints and kneeling for some weeks. The child need not stop all sport.

care-child_watch =
    .say-2 = Trust what you see. If the child seems more ill to you, get help sooner.
