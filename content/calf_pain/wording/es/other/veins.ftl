care-bleeding_vein_press =
    .say-1 = Que se acueste con la pierna en alto. Apriete fuerte el punto con una tela limpia por 10 minutos sin mirar.

care-heavy_legs =
    .say-1 = Que no se quede mucho tiempo de pie sin moverse. Caminar ayuda más que estar de pie.
    .say-2 = Mantenga la piel suave con una crema simple. Pida que le revisen el paso de la sangre antes de que use medias apretadas.

care-heavy_legs_up =
    .say-1 = Que suba las piernas cuando descanse.
