finding-pain_night_rest =
    .ask = Does the pain wake them at night?
    .help = This is not a short cramp. They try to change how they lie.
    .option-yes = Yes, and it does not ease when they move
    .says = the pain wakes them at night and does not ease

finding-weight_loss =
    .ask = Have they lost weight without trying?
    .help = About 5 kg (10 lb) or more in 6 months. Or their clothes are now loose.
    .says = they lost weight without trying

finding-night_sweats =
    .ask = Do they soak the bed with sweat at night?
    .help = So much that they change their night clothes.
    .says = they soak the bed with sweat at night

finding-pain_bone =
    .help = Tap the shin with a fingertip. Does one spot hurt them a lot?
