finding-pain_night_rest =
    .help = No hablamos de un calambre corto. Que pruebe a cambiar de postura.
