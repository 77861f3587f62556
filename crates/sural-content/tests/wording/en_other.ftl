region-us =
    .primary_care_name = their doctor's office

region-uk =
    .primary_care_name = their GP surgery

care-rest_and_raise =
    .say-1 = Have them rest the ankle for a day or two. Raise it on a pillow when they sit.

safety_net-joint_gets_hot =
    .say = the joint gets hot and they have a fever

safety_net-cannot_walk_any_more =
    .say = they can't take four steps any more

finding-cannot_walk =
    .ask = Could they take four steps on it, right after it happened or now?
    .option-cannot_walk_now = No, they can't take four steps now
    .option-could_walk_later = Not at first, but they can now
    .says = they can't take four steps on it

finding-joint_hot =
    .help = Put the back of your hand on one ankle, then on the other.

finding-fever =
    .ask = Do they have a fever or chills?
    .says = they have a fever or chills

screen-first_of_all =
    .ask = Does the person have any of these now?

finding-what_happened =
    .option-twisted = They twisted it
    .option-nothing = Nothing that I know of
    .says = they hurt the ankle

finding-bone_sore =
    .ask = Is it sore when you press on the bone at the ankle's side?

service-home =
    .title = their home

disposition-go_now =
    .say-1 = Go to {ed_name} now. If you can't get there, call {emergency_number}.

disposition-visit_soon =
    .review = If they can't get a visit, go to {ed_name}.

disposition-self_care =
    .say-1 = You can care for this at home.

disposition-unfinished =
    .say-1 = Call {primary_care_name} and tell them about the ankle.
