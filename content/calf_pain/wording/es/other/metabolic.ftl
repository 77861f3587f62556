rule-crushed_or_long_lie =
    .because = un músculo aplastado, o que quedó mucho tiempo debajo del cuerpo, se puede deshacer o hinchar

care-rhabdo_until_seen =
    .say-1 = Que deje todo el ejercicio. Que beba agua si puede.
    .say-2 = Que no tome ibuprofeno ni naproxeno. Pueden dañar los riñones.

care-cramp_care =
    .say-1 = En un calambre, estire la rodilla y jale los dedos del pie hacia arriba. O que se pare en la pierna. Luego frote la pantorrilla.
    .say-2 = Que estire las pantorrillas tres minutos antes de acostarse. Ayuda a algunas personas. Pruébenlo seis semanas.
    .say-3 = Las pastillas de magnesio ayudan rara vez. Que no tome quinina ni pastillas tónicas para los calambres.

care-cramp_medicines =
    .say-1 = Pregunte en la farmacia si una de sus medicinas puede dar calambres. Que no la deje por su cuenta.

care-statin_care =
    .say-1 = Que siga con la estatina hasta que haya hablado con {primary_care_name}. Que la deje enseguida si la orina se pone oscura.
    .say-2 = Que haga poco esfuerzo por tres días antes de la prueba de sangre. El ejercicio duro puede cambiar el resultado.

care-thyroid_care =
    .say-1 = Que tome sus pastillas de tiroides o vitaminas como le dijeron. Diga si las olvida a menudo.
