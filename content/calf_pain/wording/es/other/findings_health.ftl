finding-kidney_dialysis =
    .option-dialysis = Le hacen diálisis
    .option-kidney_disease = Tiene una enfermedad del riñón
    .option-transplant = Tiene un riñón nuevo

finding-liver_alcohol =
    .option-heavy_alcohol = Bebe mucho
    .option-liver_disease = Tiene una enfermedad del hígado

finding-antibiotics_failing =
    .option-not_on_antibiotics = No toma antibióticos
