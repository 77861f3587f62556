care-lump_care =
    .say-2 = Measure it and write down the date. Take that note to the visit.

safety_net-lump_grows =
    .say = you or they find a lump that grows or comes back

safety_net-bone_gives_way =
    .say = the leg gives way or they can't stand on it

care-erythema_nodosum_care =
    .say-1 = They rest with their legs up. The bumps fade in 3 to 8 weeks, a bit like a bruise.

rule-inflammation_flare =
    .because = leg pain can be a flare of their joint or bowel illness

care-gout_care =
    .say-1 = Have them rest the joint and raise it. A cold pack in a cloth can ease the pain.
    .say-2 = They should drink water and go easy on beer and strong drinks.
