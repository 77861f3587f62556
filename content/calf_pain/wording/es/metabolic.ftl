rule-dark_pee_and_unstable =
    .because = el músculo que se deshace puede alterar las sales de la sangre y parar el corazón

rule-dark_pee =
    .because = la orina oscura con dolor de músculo puede ser que el músculo se deshace y daña los riñones

rule-crushed_or_long_lie =
    .because = un músculo aplastado, o que quedó debajo de usted mucho tiempo, se puede deshacer o hinchar

condition-effort_before =
    .means = llegó tras un esfuerzo duro

rule-severe_soreness_after_effort =
    .because = unos músculos tan hinchados, débiles o con tanto dolor tras un esfuerzo duro necesitan una prueba de sangre hoy

cause-rhabdomyolysis =
    .title = músculo que se deshace y puede dañar los riñones
    .about = El músculo dañado pasa a la sangre. Esto puede dañar los riñones y el corazón. El suero dado pronto los puede proteger.

care-rhabdo_until_seen =
    .say-1 = Deje todo el ejercicio. Beba agua si puede.
    .say-2 = No tome ibuprofeno ni naproxeno. Pueden dañar los riñones.
    .say-3 = Si toma una estatina, pregunte al llegar si debe dejarla.

safety_net-pee_turns_dark =
    .say = la orina se pone oscura como cola o té, o casi no orina

rule-cramps_with_heart_or_weakness =
    .because = los calambres con el corazón muy rápido o las piernas débiles pueden ser que las sales de la sangre están muy mal

rule-cramps_with_lost_salts =
    .because = con calambres puede hacer falta revisar pronto las sales de la sangre

rule-cramps_with_a_reason =
    .because = una medicina o un problema de salud puede causar sus calambres

rule-cramps_most_nights =
    .because = los calambres de muchas noches deben estudiarse

rule-cramps_by_day_or_not_settling =
    .because = los calambres que llegan de día o que no se calman deben estudiarse

rule-cramps_with_wasting =
    .because = los calambres con músculos delgados o débiles necesitan una prueba de nervios y músculos

cause-night_cramps =
    .title = calambres de la noche
    .about = El músculo de la pantorrilla se aprieta solo, casi siempre en la cama. Duele mucho, pero no hace daño.

care-cramp_care =
    .say-1 = En un calambre, estire la rodilla y jale los dedos del pie hacia arriba. O párese en la pierna. Luego frote la pantorrilla.
    .say-2 = Estire las pantorrillas tres minutos antes de acostarse. Ayuda a algunas personas. Pruébelo seis semanas.
    .say-3 = Las pastillas de magnesio ayudan rara vez. No tome quinina ni pastillas tónicas para los calambres.

care-cramp_medicines =
    .say-1 = Pregunte en la farmacia si una de sus medicinas puede dar calambres. No la deje por su cuenta.

care-cramps_in_pregnancy =
    .say-1 = Los calambres son comunes en el embarazo. Dígaselo a su partera o médico en la próxima cita.
    .say-2 = Una pantorrilla que sigue con dolor o se hincha debe revisarse el mismo día.

safety_net-cramp_heart =
    .say = el corazón le late muy rápido, las piernas se debilitan o las manos se le acalambran

cause-drug_or_salt_cramps =
    .title = calambres por una medicina, sales bajas u otro problema de salud
    .about = Algunas medicinas y problemas de salud cambian las sales de la sangre. Entonces los músculos se acalambran más fácil.

condition-both_legs_hurt =
    .means = las dos piernas duelen

rule-statin_and_weak =
    .because = unos músculos débiles con una estatina necesitan una prueba de sangre hoy

rule-new_statin_ache =
    .because = una estatina nueva, o una medicina nueva junto a ella, puede causar dolor en las dos piernas

rule-old_statin_ache =
    .because = un dolor en las dos piernas con una estatina debe revisarse con una prueba de sangre

cause-statin_muscle_pain =
    .title = dolor de músculos por una estatina
    .about = Las estatinas bajan el colesterol. A algunas personas les duelen o se les debilitan los músculos grandes, más en las primeras semanas.

care-statin_care =
    .say-1 = Siga con la estatina hasta que haya hablado con {primary_care_name}. Déjela enseguida si la orina se pone oscura.
    .say-2 = Haga poco esfuerzo por tres días antes de la prueba de sangre. El ejercicio duro puede cambiar el resultado.

rule-aching_legs_with_thyroid_or_vitamins =
    .because = la tiroides, el hierro o las vitaminas bajas pueden dar dolor en las dos piernas

cause-thyroid_or_vitamin_muscle_pain =
    .title = dolor de músculos por tiroides o vitaminas bajas
    .about = Los músculos necesitan hormona tiroides, vitaminas y hierro. Si faltan, las dos piernas pueden doler o acalambrarse.

care-thyroid_care =
    .say-1 = Tome sus pastillas de tiroides o vitaminas como le dijeron. Diga si las olvida a menudo.
    .say-2 = Pida una prueba de sangre. Caminar con calma está bien.

safety_net-legs_get_weak =
    .say = las piernas se debilitan, o le cuestan las escaleras y las sillas
