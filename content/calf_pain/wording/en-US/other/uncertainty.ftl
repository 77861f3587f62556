rule-unsure_look_and_feel =
    .because = you are not sure how the leg looks or feels, so someone should look at it

rule-unsure_lump =
    .because = you are not sure whether there is a lump, so someone should feel for it

rule-unsure_signs_of_a_clot =
    .because = you are not sure of the signs of a blood clot, so we can't call one unlikely

rule-unsure_strength =
    .because = you are not sure how strong the leg is, so someone should test it

rule-unsure_infection =
    .because = you are not sure about signs of illness in their body

rule-unsure_pregnancy_or_medicines =
    .because = you are not sure about pregnancy or about their medicines, and they change what is safe
