rule-effort_pain_will_not_settle =
    .because = strong pain that stays after they stop can mean that pressure is building up in the muscle

rule-cast_fit_not_clear =
    .because = someone must check today that their cast or boot is not too tight

care-pressure_on_the_way =
    .say-1 = Loosen straps and bandages. Don't cut a cast yourself.
    .say-2 = Keep the leg level with their heart. Don't raise it high. Don't put ice on it.

rule-injury_or_bruise_on_blood_thinner =
    .because = they take a blood thinner, so a leg injury or bruise can go on bleeding inside

care-thinner_and_bruise =
    .say-1 = Have them rest with the leg level with their heart. Don't heat or stretch the calf.
    .say-2 = Ask the clinician before the next dose of their blood thinner.

safety_net-bleed_grows =
    .say = the calf swells fast or a lump grows while they take a blood thinner

cause-exertional_compartment_syndrome =
    .about = Muscles swell during sport. If their sleeve is too tight, they hurt until they rest. A change in training helps some people. Others need surgery.

care-exertional_tightness =
    .say-1 = They should cut back on the sport that brings it on. They can cycle or swim if that doesn't hurt.
    .say-2 = They should stop when the tight feeling starts, and not push through it.
    .say-3 = Write down when it starts and how long it takes to fade. Show this at the visit.

safety_net-effort_pain_stays =
    .say = the pain is still strong an hour after they stop
