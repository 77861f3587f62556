care-foot_drop_free_the_nerve =
    .say-1 = Que no cruce las piernas, ni se agache, ni se ponga de rodillas. Que botas y correas no aprieten el lado de la rodilla.
    .say-2 = Ayude a que no tropiece. Quite los tapetes sueltos y que se agarre en las escaleras. Que no maneje si el pie derecho está débil.

care-numb_feet_daily_check =
    .say-1 = Revise también las plantas y entre los dedos. Que no camine sin zapatos.
    .say-2 = Pruebe el agua del baño con el codo. Que use zapatos anchos y blandos.

care-restless_legs_calm =
    .say-1 = Que camine o se estire antes de acostarse. Que tome menos café y alcohol al final del día.
    .say-3 = Que no tome pastillas de hierro antes de una prueba de sangre.

care-crps_move_and_touch =
    .say-1 = Que use la pierna todo lo que aguante, cada semana un poco más. Que no la deje del todo en reposo.

care-shingles_cover =
    .say-2 = Hasta que haya costra, que no se acerque a bebés. Tampoco a embarazadas ni a personas muy enfermas.

care-plexopathy_no_extra_thinners =
    .say-1 = Que no tome aspirina ni ibuprofeno a menos que se lo haya dicho un médico.
