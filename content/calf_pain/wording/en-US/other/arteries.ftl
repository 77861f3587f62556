condition-arterial_risk =
    .means = they have a risk of a blocked leg artery

condition-narrow_artery_risk =
    .means = they have a risk of narrow leg arteries

rule-sudden_pain_artery_risk =
    .because = their heart or blood vessels put them at risk, and sudden leg pain can mean a blocked artery

rule-sudden_nerve_pain_artery_risk =
    .because = their heart or arteries put them at risk, so someone should feel the pulse at their foot

rule-pale_numb_or_weak_artery_risk =
    .because = their heart or blood vessels put them at risk, and a pale, numb or weak leg can mean a blocked artery

condition-walking_pain_new_or_collapsed =
    .means = the distance they can walk has suddenly shrunk

rule-walking_distance_collapsed =
    .because = the distance that they can walk has suddenly become short

rule-walking_distance_collapsed_limb_sign =
    .because = they can suddenly walk much less and the foot is cold, pale, numb or sore at rest

rule-walking_pain_under_50m =
    .because = leg pain stops them within a very short walk

cause-peripheral_artery_disease =
    .about = Narrow arteries let too little blood through when they walk. Walking practice, no smoking and medicine help most people. It also raises the risk of heart attack and stroke.

cause-popliteal_entrapment =
    .about = A muscle or a small cyst can press on the artery behind the knee when they move. Pain comes with effort and goes with rest. It can be fixed.

care-threatened_foot =
    .say-1 = Do not wrap the leg tight and do not raise it above their heart.

care-narrow_arteries_walk =
    .say-1 = Have them walk each day until the pain is strong. They rest until it eases, then walk on.
    .say-2 = If they smoke, stopping is the best thing that they can do for their legs.
    .say-3 = They should not wear tight stockings until the blood flow has been checked.

care-pinched_artery_rest =
    .say-1 = They should cut down the sport that brings on the pain until they have been seen. Walking is fine.

safety_net-foot_hurts_at_rest =
    .say = the foot hurts in bed and eases when they hang it down
