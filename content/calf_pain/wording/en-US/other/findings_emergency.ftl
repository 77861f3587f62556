finding-breathless_new =
    .ask = Are they short of breath, or is it hard to breathe?
    .help = Think of the last few days. Say yes if it is new or worse than their normal.
    .option-yes_at_rest = Yes, even when they rest
    .option-yes_when_moving = Yes, when they move
    .says = they are short of breath

finding-chest_pain =
    .ask = Do they have pain or a tight feeling in their chest?
    .help = Say yes if it hurts more when they breathe in, or if it feels like a weight on their chest.
    .says = they have pain or a tight feeling in their chest

finding-cough_blood =
    .ask = Have they coughed up any blood?
    .says = they cough up blood

finding-faint_collapse =
    .ask = Have they fainted, or felt that they would faint?
    .says = they faint or feel that they will faint

finding-heart_racing =
    .ask = Does their heart race or thump while they rest?
    .help = Count the beats for 30 seconds. More than 55 is fast for an adult.
    .says = their heart races while they rest

finding-stroke_signs =
    .ask = Did their face droop, their arm go weak or their speech go wrong all at once?
    .help = Look at them. Ask them to smile, lift both arms and say a short line. Any new change counts, even if it has gone.
    .says = their face droops, an arm goes weak or their speech goes wrong

finding-leg_weak_sudden =
    .ask = Did their leg go weak or stop working all at once?
    .says = their leg goes weak all at once

finding-leg_cold_pale_new =
    .ask = Is their foot or leg newly cold, with a pale, gray, blue or waxy look?
    .help = Touch both feet with the back of your hand. Is one much colder? On brown or black skin, look at the soles and the nail beds. They may look gray or pale.
    .says = their foot or leg turns cold, pale, gray or blue

finding-foot_cannot_move =
    .ask = Can they wiggle their toes and move their foot up and down?
    .help = Ask them to try it now, with the shoe off and the good side first.
    .option-cannot_lift_up = No, they can't lift the foot up
    .option-cannot_push_down = No, they can't push the foot down
    .option-no_cannot = No, they can't move it at all
    .says = their foot or toes are weak or can't move

finding-pain_extreme_rising =
    .help = Say yes if strong {painkillers} don't touch it. Say yes if it hurts far more than they would expect.

finding-calf_hard_tight =
    .ask = Does their calf feel hard and very tight, like wood?
    .says = their calf feels as hard and tight as wood

finding-pain_toe_lift =
    .ask = Does it hurt a lot when someone bends their foot or toes up?
    .help = Have them let the leg lie loose. Bend the foot up slowly by hand. Stop if it hurts badly.
    .option-yes_unbearable = Yes, more than they can bear
    .says = it hurts a lot when someone bends their foot up

finding-saddle_numb =
    .ask = Have they lost feeling between their legs or around their {bottom}?
    .help = We ask because a pressed nerve in the back can do this. It is the part that would touch a saddle. Does wiping with paper feel different to them?
    .says = they lose feeling between their legs or around their {bottom}

finding-bladder_change =
    .ask = Do they have new trouble with passing {pee}?
    .option-cannot_start = They can't start
    .option-cannot_feel = They can't feel it, or can't tell if they are full
    .option-leaking = They leak or can't hold it
    .says = they have new trouble with passing {pee}

finding-bowel_change =
    .ask = Have they lost control of their bowels, or the feeling when they move?
    .says = they lose control of their bowels

finding-sexual_numb =
    .ask = Have they lost feeling or function in their private parts during sex?
    .help = We ask because a pressed nerve in the back can do this. Count it if it came with the leg or back pain. You can skip this.
    .says = they lose feeling or function during sex

finding-both_legs_weak_numb =
    .ask = Are both of their legs weak, numb or tingly?

finding-weak_spreading_up =
    .ask = Is weakness or numbness moving up their legs over days?
    .help = It may start in their feet and climb. They may trip, or find stairs hard.
    .says = weakness or numbness moves up their legs

finding-skin_crackles =
    .ask = Does the skin feel like it crackles when you press it?
    .says = the skin crackles when you press it

finding-very_unwell =
    .ask = Do they feel very ill, confused or too weak to stand up?
    .help = Look at them and touch them. Cold hands, blotchy skin, fast breath or no {pee} all day also count.
    .says = they feel very ill, confused or too weak to stand

finding-fever =
    .ask = Do they have a fever, chills or shakes?
    .help = Measure it if you can. 38 C (100.4 F) or more is a fever. But {painkillers} can hide it.
    .option-yes_measured = Yes, it was measured: 38 C (100.4 F) or more
    .option-yes_feel_hot = Yes, they feel hot or have chills
    .option-yes_reading_unknown = Yes, but I don't know the number
    .says = they have a fever, chills or shakes

finding-urine_dark =
    .ask = Is their {pee} dark, like cola or strong tea?
    .says = their {pee} turns dark, like cola

finding-bone_deformed =
    .ask = Does the leg look bent, can you see bone, or does it bleed hard?

finding-injury_major =
    .help = A heavy weight on the leg counts too. So does a big injury that they can walk on.
