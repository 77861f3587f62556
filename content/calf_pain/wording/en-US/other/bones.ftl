condition-cannot_bear_weight =
    .means = they can't stand on the leg and walk four steps

rule-leg_bent_or_bone_seen =
    .because = a bent leg, bone you can see or hard bleeding needs help where they are

rule-suddenly_cannot_stand =
    .because = a leg that all at once can't carry them may be broken or torn through

rule-newly_cannot_stand =
    .because = a leg that can't carry them any more should be seen in hours

rule-cannot_stand_on_leg =
    .because = a leg they can't stand on needs to be seen today, even without an injury

rule-hurt_leg_with_two_signs =
    .because = they may still be able to walk on a small break

care-hold_it_still =
    .say-1 = Don't let them stand on it. Keep it still as it lies. Don't try to straighten it.

safety_net-break_still_hurts =
    .say = they can no longer take four steps on the leg

care-stop_impact =
    .say-1 = They should stop running, jumping and marching now. They should walk only as far as it doesn't hurt.
    .say-2 = They can swim or cycle if that is free of pain. They can use crutches if walking hurts.
    .say-3 = They shouldn't run through the pain or mask it with pills. Anti-inflammatory pills may slow bone.
    .say-4 = They need to eat enough for their training. Tell the clinician if their periods have stopped.

safety_net-bone_pain_at_night =
    .say = the bone hurts at rest or wakes them at night

care-shin_care =
    .say-1 = They should cut out running and jumping for two weeks. They can walk, swim or cycle if it doesn't hurt.
    .say-2 = Then they build up slowly on soft ground, with good shoes. They rest one day between runs.
    .say-3 = Slow heel raises make the calf strong. Cold packs after sport can ease it.
    .say-4 = They shouldn't run through pain that gets worse as they go.

safety_net-shin_one_spot =
    .say = one spot on the shin gets sore when they tap it
