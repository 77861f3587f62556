care-rhabdo_until_seen =
    .say-1 = They must stop all exercise. They should drink water if they can.
    .say-2 = They should not take ibuprofen or naproxen. They can hurt the kidneys.
    .say-3 = If they take a statin, ask on arrival if they should stop it.

safety_net-pee_turns_dark =
    .say = their pee turns dark like cola or tea, or they pass hardly any

rule-cramps_with_heart_or_weakness =
    .because = cramps with a racing heart or weak legs can mean the salts in their blood are far off

rule-cramps_with_lost_salts =
    .because = cramps can mean their blood salts need a check soon

rule-cramps_with_a_reason =
    .because = a medicine or a health problem may be behind their cramps

care-cramp_care =
    .say-1 = In a cramp, straighten the knee and pull the toes up. Or have them stand on the leg. Then rub the calf.
    .say-2 = Have them stretch the calves for three minutes before bed. It helps some people. Try it for six weeks.
    .say-3 = Magnesium pills rarely help. They should not take quinine or tonic pills for cramps.

care-cramp_medicines =
    .say-1 = Ask a pharmacist if one of their medicines can cause cramps. They should not stop it on their own.

care-cramps_in_pregnancy =
    .say-1 = Leg cramps are common in people who are pregnant. Tell their midwife or doctor at the next visit.

safety_net-cramp_heart =
    .say = their heart races, their legs get weak, or their hands cramp up

cause-drug_or_salt_cramps =
    .about = Some medicines and health problems change the salts in their blood. Muscles then cramp more easily.

care-statin_care =
    .say-1 = They keep taking the statin until they have talked to {primary_care_name}. They stop it at once if their pee turns dark.
    .say-2 = They take it easy for three days before the blood test. Hard exercise can change the result.

care-thyroid_care =
    .say-1 = They take their thyroid or vitamin pills as they were told. Say if they often miss them.

safety_net-legs_get_weak =
    .say = their legs get weak, or stairs and chairs get hard
