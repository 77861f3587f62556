care-sepsis_on_the_way =
    .say-1 = Say the word "sepsis" when you call. Ask, "Could this be sepsis?"
    .say-2 = Tell the crew if a drug has ever made them ill.

safety_net-sepsis_signs =
    .say = they feel very ill or confused, breathe fast, have mottled skin, or pass no pee all day

rule-infected_skin_fever_and_risk =
    .because = a leg infection with a fever can get bad fast in people like them

care-cellulitis_until_seen =
    .say-1 = They should raise the leg when they sit or lie down.
    .say-2 = Leave out ibuprofen until they have been seen.

safety_net-cellulitis_spreads =
    .say = the patch grows past your pen line, or they get a fever or chills

rule-fever_with_one_sore_leg_and_risk =
    .because = a fever with a sore leg can get bad fast in people like them

care-deep_infection_until_seen =
    .say-1 = Have them rest the leg. Do not squeeze or cut a lump.
    .say-2 = They should not start left-over antibiotics. They can hide the germ.

care-diabetic_foot_care =
    .say-1 = Keep them off the foot. Cover the sore with a clean, dry dressing.
    .say-2 = They should not walk barefoot. Do not cut or pick at the sore.

care-bite_first_aid =
    .say-2 = Find out when they had their last tetanus shot.

care-snake_first_aid =
    .say-1 = Have them lie still. Keep the leg still and below the level of their heart. Take off rings, shoes and tight clothes.
    .say-3 = Ask on the call if you should put on a bandage. This depends on the kind of snake.
