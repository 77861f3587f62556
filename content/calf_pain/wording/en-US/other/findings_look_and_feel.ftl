finding-swelling_calf =
    .help = Look with bare legs. To measure, go 10 cm (4 in) down from the bony bump below their knee cap. Put a tape round both calves.

finding-swelling_whole_leg =
    .help = Look at their ankle, calf and thigh. Match them with the other side.

finding-pitting =
    .ask = Does your thumb leave a dent when you press the shin?
    .says = a thumb leaves a dent in the skin

finding-warmth =
    .help = Use the back of your hand. Swap sides and feel again.

finding-skin_colour =
    .option-changed_unsure_how = It changed, I can't say how

finding-tender_deep =
    .ask = Does it hurt when you press on the lower leg?
    .says = the leg hurts when you press it

finding-vein_cord =
    .ask = Can you see or feel a hard, sore vein?

finding-lump_calf =
    .ask = Is there a new lump in their calf?
    .help = Count a lump that you can see or feel.
    .option-yes_growth_unsure = Yes, I can't say if it grows
    .says = there is a new lump in their calf

finding-lump_behind_knee =
    .ask = Is there a lump or full feeling behind their knee?
    .help = Have them stand up straight. Feel the crease at the back of the knee.
    .says = there is a lump behind their knee

finding-gap_felt =
    .ask = Can you feel a gap or dent in the muscle or heel cord?
    .help = Run a finger from their heel up to the calf. Do the same on the good side.
    .says = there is a gap in the muscle or heel cord

finding-wound_bite =
    .help = Look between their toes as well. Choose all that fit.

finding-foot_ulcer =
    .ask = Do they have a sore on their foot or leg that won't heal?
    .says = a sore on their foot or leg won't heal
