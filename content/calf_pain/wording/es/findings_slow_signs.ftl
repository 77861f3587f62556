finding-pain_night_rest =
    .ask = ¿Le despierta el dolor en la noche?
    .help = No hablamos de un calambre corto. Pruebe a cambiar de postura.
    .option-yes = Sí, y no se calma al moverme
    .option-yes_but_settles = Sí, pero se calma
    .option-no = No
    .says = el dolor le despierta en la noche y no se calma

finding-weight_loss =
    .ask = ¿Ha bajado de peso sin quererlo?
    .help = Unos 5 kg (10 lb) o más en 6 meses. O la ropa ahora le queda floja.
    .says = ha bajado de peso sin quererlo

finding-night_sweats =
    .ask = ¿Moja la cama de sudor en la noche?
    .help = Tanto que se cambia la ropa de dormir.
    .says = moja la cama de sudor en la noche

finding-pain_bone =
    .ask = ¿El dolor está hondo en el hueso, en un punto?
    .help = Dé golpecitos en la espinilla con la punta de un dedo. ¿Hay un punto que duele mucho?
    .says = el dolor está hondo en el hueso, en un punto
