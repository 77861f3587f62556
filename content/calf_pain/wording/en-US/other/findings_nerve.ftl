finding-numb_tingle_leg =
    .help = Stroke the skin with a tissue. Match both sides. Ask them about each place where it feels odd.

finding-weak_leg_slow =
    .help = Think of stairs, getting up from a chair or standing on tiptoe.

finding-foot_drop =
    .ask = Does their foot slap, drag or catch on the floor when they walk?
    .help = Have them hold on to a table and try to walk on their heels with their toes up.
    .says = their foot slaps, drags or catches on the floor

finding-balance_unsteady =
    .ask = Are they less steady on their feet, or are their legs stiff?
    .help = Say yes if they hold on to walls, fall more or feel worse in the dark.
    .says = they are less steady on their feet

finding-back_pain =
    .ask = Do they have pain in their lower back or buttock too?
    .option-yes_timing_unsure = Yes, I can't say when it came
    .says = they have pain in their lower back or buttock

finding-pain_shoots_down =
    .ask = Does the pain shoot from their back or buttock to below the knee?
    .help = Have them trace the line with a finger. Is the leg worse than the back?
    .says = pain shoots down the leg from their back

finding-pain_cough_sneeze =
    .ask = Does the leg hurt more when they cough, sneeze or strain?
    .says = the leg hurts more when they cough or sneeze

finding-relief_sit_bend =
    .ask = Does it ease when they sit or lean forward?
    .option-sit_only = Only when they sit
    .option-lean_forward = When they lean forward
    .says = it eases when they sit or lean forward

finding-urge_move =
    .ask = Do they feel an urge to move their legs when they rest?
    .help = Is it worse in the evening or in bed? Does it ease when they walk or stretch?
    .says = they feel an urge to move their legs at rest

finding-cramp_night =
    .ask = Do they get sudden hard cramps in the calf at night?
    .says = they get sudden hard cramps in the calf

finding-cramp_often =
    .ask = How often do they get these cramps?
    .help = Think of the last 4 weeks. Skip this if they have no cramps.
    .says = how often they get cramps

finding-groin_hip_pain =
    .ask = Do they have pain in the groin or hip too?
    .says = they have pain in the groin or hip

finding-knee_pain =
    .ask = Is their knee sore, stiff or swollen too?
    .says = their knee is sore, stiff or swollen
