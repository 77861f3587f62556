finding-walk_distance =
    .option-no_limit = Todo lo que quiera
    .option-cannot_walk = No puede caminar

finding-relief_stop_time =
    .help = Solo de pie y sin moverse. Que no se siente.
    .option-only_if_i_sit = Solo si se sienta
