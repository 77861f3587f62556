cause-sciatica =
    .about = A nerve in the low back is pressed or sore, often by a disc. They feel it in the leg. Most people get much better in 4 to 12 weeks.

care-sciatica_stay_active =
    .say-1 = Have them keep moving. Short walks often are better than long rests.
    .say-2 = They change how they sit or lie often. They use the pose that eases the leg.
    .say-3 = They do gentle back and leg moves each day. They stop a move that sends pain further down the leg.

safety_net-foot_starts_to_drop =
    .say = their foot starts to slap, drag or catch

cause-lumbar_stenosis =
    .title = a narrow spine that pinches nerves when they stand or walk
    .about = With age the space for nerves in the back gets narrow. Legs hurt or feel heavy when they stand or walk. Sitting or leaning forward eases it.

condition-walking_pain_eased_by_sitting =
    .means = leg pain on standing or walking eases when they sit or lean forward

rule-pain_eased_by_sitting_or_leaning =
    .because = leg pain that eases when they sit or lean forward can come from a narrow spine

care-stenosis_bend_and_move =
    .say-1 = Have them walk in short bouts. They sit or lean forward when the legs ache, then go on.
    .say-2 = A bike, a walker or a cart lets them move with a bent back. They stay active each day.

safety_net-stenosis_falls =
    .say = they start to fall or feel unsteady on their feet

care-hip_knee_move =
    .say-1 = Have them keep the joint moving each day. Gentle walks, a bike or a pool are all good.
    .say-2 = A {physio_name} can teach them moves that make the hip and knee strong.

safety_net-hip_cannot_stand =
    .say = they can no longer stand on the leg
