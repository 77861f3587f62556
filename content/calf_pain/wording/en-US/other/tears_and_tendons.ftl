condition-push_off_lost =
    .means = they can't push off or stand on tiptoe on that leg

rule-pop_in_the_heel =
    .because = a pop or kick in the heel can be a torn Achilles tendon, even if they can walk

care-ask_about_antibiotic =
    .say-1 = Before their next dose of that antibiotic, call the clinic that gave it. Say that their heel cord hurts.
    .say-2 = They should not jump, run or lift heavy things until they are seen.

cause-achilles_rupture =
    .about = The cord from their calf to their heel can tear right through. They may still be able to walk. A boot or surgery in the first days helps it heal.

care-keep_tendon_ends_close =
    .say-1 = Keep weight off that leg. They use crutches or lean on someone.
    .say-3 = They should not stretch the calf or walk barefoot. Don't have them test tiptoe again.
    .say-4 = Don't wait for a bruise to show before you go.

safety_net-cannot_tiptoe =
    .say = they can't stand on tiptoe on that leg, or you feel a gap in the heel cord

rule-moderate_calf_tear =
    .because = a tear that makes them limp, bruise, swell or lose strength should be checked

cause-severe_calf_tear =
    .about = Most or all of the muscle has torn. They may feel a gap or lose their push-off. It heals in three to four months, with a boot at first.

care-strain_first_days =
    .say-1 = For the first three days, they stop the sport and take short steps. A small heel lift in both shoes helps.
    .say-2 = Wrap the calf so it feels snug, not tight. Raise it when they sit. Use a cold pack through a cloth for short times.
    .say-4 = Have them move the foot up and down often, as far as it doesn't hurt.

care-strain_load_again =
    .say-1 = From day three, they load it a little more each day. Mild pain is fine if it has gone by the next morning.
    .say-2 = They start with slow heel raises on both legs. One leg comes next when that is easy.
    .say-3 = They can jog once they walk fast for half an hour and do single heel raises without pain.
    .say-4 = They don't stretch it hard. They don't sprint for up to eight weeks. A second tear is common if they rush.

care-bruise_care =
    .say-1 = Wrap it so it feels snug. Rest it level with their heart. Use a cold pack through a cloth for short times.
    .say-3 = Then they move the ankle gently. They go back to sport when they can bend it fully without pain.

care-soreness_care =
    .say-1 = Have them keep moving gently. They can walk or cycle with ease. Warmth can help after the first two days.
    .say-2 = They drink when they are thirsty and sleep well. They skip hard training until the soreness fades.
    .say-3 = Next time they build up slowly. Muscles get used to the work.

care-tendon_loading =
    .say-1 = They don't rest it fully. They cut back on hills, jumps and sprints, but keep walking.
    .say-2 = They do slow heel raises each day: up on two legs, down slowly. If the sore spot is on the heel bone, they stay on flat floor.
    .say-3 = Some pain while they do them is fine if it has settled by the next morning.
    .say-5 = They don't stretch it hard. They don't have a steroid shot in the cord.

care-cyst_before_scan =
    .say-1 = Have them rest the leg and raise it. Don't wrap it tight before the scan.
    .say-2 = They should not take someone else's blood thinner. It can make a burst cyst bleed.

care-cyst_at_home =
    .say-1 = They keep the knee moving within comfort. They skip deep squats and kneeling.
    .say-3 = They should be seen the same day if a sudden pain hits behind the knee. The cyst may have burst.

care-overuse_care =
    .say-1 = They cut their training by half for two weeks and do what doesn't hurt.
    .say-2 = Check their shoes, their seat height and how fast they built up.
    .say-3 = They add slow strength work for the calf and thigh. They build up bit by bit.
