finding-pain_site =
    .help = Que lo señale con un dedo. Elija todo lo que sea el caso.

finding-pain_severity =
    .help = Pregúntele. 0 es nada de dolor. 10 es el peor que pueda imaginar.

finding-repeat_contact =
    .option-yes_told_ok_but_worse = Sí, le dijeron que estaba bien, pero empeoró
    .option-yes_told_ok_same = Sí, le dijeron que estaba bien, y sigue igual
    .option-yes_treated_not_better = Sí, le trataron, pero no ha mejorado

finding-mechanism =
    .option-twist_or_fall = Se la torció o se cayó
    .option-vehicle_crash = Tuvo un choque
    .option-massage_or_treatment = Le dieron masaje o tratamiento
