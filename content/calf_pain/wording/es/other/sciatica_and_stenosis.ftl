care-sciatica_stay_active =
    .say-1 = Que siga en movimiento. Caminar poco y seguido es mejor que descansar mucho.
    .say-2 = Que cambie a menudo de postura, en la silla o en la cama. Que use la que alivie la pierna.
    .say-3 = Que mueva con suavidad la espalda y las piernas cada día. Que deje el ejercicio que haga bajar más el dolor por la pierna.

care-stenosis_bend_and_move =
    .say-1 = Que camine por ratos cortos. Que se siente o se doble hacia delante cuando las piernas duelan, y siga.
    .say-2 = Con bicicleta, andador o carrito puede moverse con la espalda doblada. Que se mueva cada día.

care-hip_knee_move =
    .say-1 = Que mueva la articulación cada día. Caminar con calma, la bicicleta o la piscina van bien.
