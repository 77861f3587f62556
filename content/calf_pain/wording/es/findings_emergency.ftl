finding-breathless_new =
    .ask = ¿Le falta el aire o le cuesta respirar?
    .help = Piense en los últimos días. Diga sí si es nuevo o peor que lo normal para usted.
    .option-yes_at_rest = Sí, aun en reposo
    .option-yes_when_moving = Sí, al moverme
    .option-no = No
    .says = le falta el aire

finding-chest_pain =
    .ask = ¿Tiene dolor o algo que le aprieta en el pecho?
    .help = Diga sí si duele más al tomar aire, o si siente como un peso en el pecho.
    .says = tiene dolor o algo que le aprieta en el pecho

finding-cough_blood =
    .ask = ¿Ha tosido con sangre?
    .help = Puede ser roja, rosa, color óxido o solo hilos en la saliva.
    .says = tose con sangre

finding-faint_collapse =
    .ask = ¿Se ha desmayado, o ha sentido que se iba a desmayar?
    .help = Es decir, en los últimos días, con este problema de la pierna.
    .says = se desmaya o siente que se va a desmayar

finding-heart_racing =
    .ask = ¿Le late el corazón muy rápido o muy fuerte en reposo?
    .help = Cuente los latidos por 30 segundos. Más de 55 es rápido para un adulto.
    .says = el corazón le late muy rápido en reposo

finding-stroke_signs =
    .ask = ¿Se le cayó la cara, se le debilitó un brazo o no pudo hablar bien, todo de golpe?
    .help = Pida a alguien que le mire. Sonría. Suba los dos brazos. Diga una frase corta. Cuenta todo cambio nuevo, aunque ya se haya ido.
    .says = se le cae la cara, se le debilita un brazo o no habla bien

finding-leg_weak_sudden =
    .ask = ¿La pierna se le puso débil o dejó de servir de golpe?
    .help = De golpe es en segundos o minutos. Puede doler o no.
    .says = la pierna se le pone débil de golpe

finding-leg_cold_pale_new =
    .ask = ¿Tiene el pie o la pierna fría desde hace poco, y se ve pálida, gris, azul o como cera?
    .help = Toque los dos pies con el dorso de la mano. ¿Está uno mucho más frío? En piel morena o negra, mire las plantas y debajo de las uñas. Se pueden ver grises o pálidas.
    .says = el pie o la pierna se le pone fría, pálida, gris o azul

finding-foot_cannot_move =
    .ask = ¿Puede mover los dedos del pie, y el pie hacia arriba y abajo?
    .help = Pruebe ahora, sin zapato. Primero con el lado bueno.
    .option-yes_normal = Sí, igual que el otro pie
    .option-yes_but_weak = Sí, pero está débil
    .option-cannot_lift_up = No, no puedo subir el pie
    .option-cannot_push_down = No, no puedo empujar el pie hacia abajo
    .option-no_cannot = No, no puedo moverlo nada
    .says = el pie o los dedos están débiles o no los puede mover

finding-pain_extreme_rising =
    .ask = ¿El dolor es muy fuerte y empeora hora tras hora?
    .help = Diga sí si ni las {painkillers} fuertes lo quitan. Diga sí si duele mucho más de lo que es de esperar.
    .says = el dolor es muy fuerte y empeora hora tras hora

finding-calf_hard_tight =
    .ask = ¿Siente la pantorrilla dura y muy tensa, como madera?
    .help = Apriete con suavidad. ¿Está dura como madera, y no como la otra?
    .says = la pantorrilla está dura y tensa como madera

finding-pain_toe_lift =
    .ask = ¿Duele mucho cuando alguien le dobla el pie o los dedos hacia arriba?
    .help = Deje la pierna suelta. Doble el pie hacia arriba despacio con la mano. Pare si duele mucho.
    .option-yes_unbearable = Sí, más de lo que puedo aguantar
    .option-yes_some = Sí, algo de dolor
    .option-no = No
    .says = duele mucho cuando alguien le dobla el pie hacia arriba

finding-saddle_numb =
    .ask = ¿Ha dejado de sentir entre las piernas o alrededor del {bottom}?
    .help = Lo preguntamos porque un nervio apretado en la espalda puede causarlo. Es la parte que tocaría una silla de montar. ¿Se siente distinto al limpiarse con papel?
    .says = deja de sentir entre las piernas o alrededor del {bottom}

finding-bladder_change =
    .ask = ¿Tiene un problema nuevo para sacar la {pee}?
    .help = Lo preguntamos porque un nervio apretado en la espalda puede causarlo. Algunas {painkillers} también pueden frenar la {pee}. Dígalo de todos modos.
    .option-cannot_start = No puedo empezar
    .option-cannot_feel = No la siento, o no sé si la vejiga está llena
    .option-leaking = Se me sale o no la aguanto
    .option-other_trouble = Otro problema nuevo
    .option-no = No
    .says = tiene un problema nuevo para sacar la {pee}

finding-bowel_change =
    .ask = ¿Ha perdido el control del intestino, o no siente cuando evacua?
    .help = Lo preguntamos porque un nervio apretado en la espalda puede causarlo. Es común que el {poo} sea duro o lento con las {painkillers}. No hablamos de eso.
    .says = pierde el control del intestino

finding-sexual_numb =
    .ask = ¿Ha dejado de sentir o de funcionar en sus partes íntimas al tener sexo?
    .help = Lo preguntamos porque un nervio apretado en la espalda puede causarlo. Cuente si llegó con el dolor de pierna o espalda. Puede saltar esta pregunta.
    .says = deja de sentir o de funcionar al tener sexo

finding-both_legs_weak_numb =
    .ask = ¿Tiene las dos piernas débiles, dormidas o con hormigueo?
    .help = Es decir, los dos lados a la vez, o primero uno y luego el otro.
    .option-weak_both = Las dos están débiles
    .option-numb_both = Las dos están dormidas o con hormigueo
    .option-pain_both = El dolor baja por las dos
    .option-no = No
    .says = las dos piernas están débiles, dormidas o con hormigueo

finding-weak_spreading_up =
    .ask = ¿Una debilidad o un adormecimiento le sube por las piernas desde hace días?
    .help = Puede empezar en los pies y subir. Puede que se tropiece o que le cuesten las escaleras.
    .says = una debilidad o un adormecimiento le sube por las piernas

finding-skin_spreading_fast =
    .ask = ¿La piel que duele se extiende rápido, o se pone oscura con ampollas?
    .help = Marque el borde con una pluma. Mire otra vez en una hora. En piel morena o negra, busque piel más oscura, morada, gris o con brillo. Sienta si está caliente.
    .says = la piel que duele se extiende rápido o se pone oscura con ampollas

finding-skin_crackles =
    .ask = ¿Siente que la piel cruje al apretarla?
    .help = Se puede sentir como cereal de arroz o plástico de burbujas bajo la piel.
    .says = la piel cruje al apretarla

finding-redness_spreading =
    .ask = ¿Hay una mancha roja u oscura en la piel que crece?
    .help = Marque el borde con una pluma. Mire otra vez en unas horas. En piel morena o negra se puede ver más oscura o morada, y sentirse caliente y firme.
    .option-yes_over_hours = Sí, en horas
    .option-yes_over_days = Sí, en días
    .option-no = No, la mancha sigue igual
    .option-no_patch = No hay ninguna mancha
    .says = una mancha caliente, roja u oscura crece en la piel

finding-very_unwell =
    .ask = ¿Se siente muy mal, con confusión o tan débil que no puede pararse?
    .help = Pregunte a quien esté con usted. También cuentan manos frías, piel con manchas, respirar rápido o nada de {pee} en todo el día.
    .says = se siente muy mal, con confusión o muy débil para pararse

finding-fever =
    .ask = ¿Tiene fiebre, escalofríos o temblores?
    .help = Mídala si puede. Desde 38 C (100.4 F) es fiebre. Pero las {painkillers} la pueden tapar.
    .option-yes_measured = Sí, medí 38 C (100.4 F) o más
    .option-yes_feel_hot = Sí, siento calor o escalofríos
    .option-yes_reading_unknown = Sí, pero no sé el número
    .option-no = No
    .says = tiene fiebre, escalofríos o temblores

finding-urine_dark =
    .ask = ¿Tiene la {pee} oscura, como refresco de cola o té fuerte?
    .help = Mire con buena luz. Importa más tras un deporte duro, un aplastamiento, calor o mucho tiempo en el suelo.
    .says = la {pee} se pone oscura, como refresco de cola

finding-bone_deformed =
    .ask = ¿La pierna se ve doblada, se ve el hueso, o sangra mucho?
    .help = No trate de enderezarla. Si sangra, apriete con una tela limpia.
    .says = la pierna se ve doblada, se ve el hueso o sangra mucho

finding-injury_major =
    .ask = ¿Empezó con una lesión grande, como un choque o una caída desde lo alto?
    .help = También cuenta un gran peso sobre la pierna. Y también una lesión grande con la que puede caminar.
    .says = empezó con una lesión grande
