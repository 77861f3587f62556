finding-anticoagulant =
    .option-yes_no_missed = Sí, y no le ha faltado ninguna dosis
    .option-yes_missed = Sí, pero le han faltado dosis

finding-statin =
    .option-yes_new_or_dose_up = Sí, es nueva o le subieron la dosis

finding-steroids =
    .option-tablets_now = Toma ahora pastillas de esteroides
    .option-jab_3mo = Le pusieron una {shot} en los últimos 3 meses
    .option-course_or_drip_recent = Tomó pocos días o le pusieron suero hace poco
