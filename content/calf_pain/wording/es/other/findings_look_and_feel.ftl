finding-lump_behind_knee =
    .help = Que se pare derecho. Toque el pliegue detrás de la rodilla.
