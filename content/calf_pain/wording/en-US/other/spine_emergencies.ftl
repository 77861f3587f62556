care-spine_emergency_on_the_way =
    .say-1 = Tell the staff each change in their bladder, bowel, feeling or strength, and when it began.

safety_net-both_legs_go_weak =
    .say = both of their legs get weak or numb

cause-cord_compression =
    .about = Something in the spine can press on the cord. In people who have had cancer it may be a growth in the bone. Early care can keep them walking.

safety_net-cancer_spine =
    .say = they get unsteady on their feet, or it gets hard to walk

rule-back_pain_at_night_with_risk =
    .because = new back pain that wakes them can be an infection when their body is less able to fight germs

safety_net-back_pain_with_fever =
    .say = they get a fever or chills with their back or leg pain
