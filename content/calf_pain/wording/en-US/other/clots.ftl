condition-high_clot_risk =
    .means = they have a high risk of a clot

condition-strong_clot_risk =
    .means = they have a very high risk of a clot

condition-clot_risk =
    .means = they have a risk of a clot

rule-lung_clot_signs =
    .because = trouble with their breath, chest or heart, along with a sore leg, can mean that a clot has moved to the lungs

rule-swollen_ankle_with_clot_risk =
    .because = one ankle is newly swollen and they have a risk of a clot

rule-swollen_leg_with_clot_risk =
    .because = one leg is swollen and they have a risk of a clot

rule-two_clot_signs =
    .because = they have two or more signs of a clot in the leg

rule-sore_calf_high_clot_risk =
    .because = one leg is newly sore and they have a high risk of a clot

rule-nerve_pain_very_high_clot_risk =
    .because = the pain may come from the back, but they also have a very high risk of a clot

rule-walking_pain_very_high_clot_risk =
    .because = the pain may come from narrow arteries, but they also have a very high risk of a clot

rule-both_legs_swollen_in_pregnancy =
    .because = both legs swell in pregnancy or after birth, and their blood pressure should be checked

rule-both_legs_swollen_high_clot_risk =
    .because = both legs are newly swollen and they have a high risk of a clot

rule-unexplained_calf_pain_clot_risk =
    .because = nothing explains the new calf pain and they have a risk of a clot

care-clot_do_not_rub =
    .say-2 = They should not set off on a long trip until they have been seen.

care-clot_until_seen =
    .say-1 = They may walk as normal around the house. They should put the leg up when they sit.

care-clot_no_ibuprofen =
    .say-1 = Do not give aspirin or ibuprofen for the pain. They add to a blood thinner and can make them bleed.

care-lung_clot_wait =
    .say-1 = Have them sit up and rest. Do not let them walk around or drive.

care-large_clot_wait =
    .say-1 = Have them lie down with the leg raised on pillows.
