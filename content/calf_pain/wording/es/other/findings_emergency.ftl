finding-breathless_new =
    .help = Piense en los últimos días. Diga sí si es nuevo o peor que lo normal para la persona.

finding-stroke_signs =
    .help = Mire a la persona. Pídale que sonría, que suba los dos brazos y que diga una frase corta. Cuenta todo cambio nuevo, aunque ya se haya ido.

finding-foot_cannot_move =
    .help = Pídale que pruebe ahora, sin zapato. Primero con el lado bueno.
    .option-cannot_lift_up = No, no puede subir el pie
    .option-cannot_push_down = No, no puede empujar el pie hacia abajo
    .option-no_cannot = No, no puede moverlo nada

finding-pain_toe_lift =
    .help = Que deje la pierna suelta. Doble el pie hacia arriba despacio con la mano. Pare si duele mucho.
    .option-yes_unbearable = Sí, más de lo que puede aguantar

finding-bladder_change =
    .option-cannot_start = No puede empezar
    .option-cannot_feel = No la siente, o no sabe si la vejiga está llena
    .option-leaking = Se le sale o no la aguanta

finding-very_unwell =
    .help = Mire y toque a la persona. También cuentan manos frías, piel con manchas, respirar rápido o nada de {pee} en todo el día.
