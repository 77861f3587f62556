finding-pregnant =
    .option-not_applicable = No es el caso

finding-postpartum =
    .option-not_applicable = No es el caso

finding-oestrogen =
    .option-not_applicable = No es el caso
