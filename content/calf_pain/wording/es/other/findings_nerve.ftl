finding-numb_tingle_leg =
    .help = Roce la piel con un pañuelo. Compare los dos lados. Pregúntele en qué lugares se siente raro.

finding-foot_drop =
    .help = Que se agarre de una mesa y trate de caminar en los talones con los dedos hacia arriba.

finding-pain_shoots_down =
    .help = Que siga la línea con el dedo. ¿Está peor la pierna que la espalda?
