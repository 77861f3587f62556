screen-whole_body =
    .ask = Does the person have any of these now, or in the last few days?

screen-look_at_the_leg =
    .ask = Do you see, or do they feel, any of this on the leg or foot?

screen-feel_and_move =
    .ask = Is any of this new for the person?
    .none = None of these. Their foot moves well.

screen-injury_now =
    .ask = Was the leg hurt, is it tight, and can it carry them?
    .none = None of these. They can stand and walk with ease.

screen-who_and_when =
    .ask = Who is this about, and how did it begin?

screen-getting_to_care =
    .ask = Can the person get to care?

screen-pain_and_care =
    .ask = Where is the pain, how is it now, and what have they done about it?

screen-lumps_and_veins =
    .ask = Is there more that you can see or feel on the leg?

screen-clot_risks =
    .ask = Does any of this fit the person, now or in the past?

screen-past_illness =
    .ask = Does the person have any of these, or did they have them before?

screen-hurt_and_strength =
    .none = No. They can stand on tiptoe.

screen-behind_the_pain =
    .help = Some of it is private. You can skip a line.

screen-walking_and_rest =
    .ask = How is it when they walk, stand or rest, and has the leg changed?
    .none = They walk, stand and rest as they like, with none of these

screen-medicines =
    .ask = Does the person take any of these?
    .help = Look at the boxes if you can.

screen-other_health =
    .ask = Does any of this fit the person?
    .help = Some of it is private. You can skip a line.
