care-lump_care =
    .say-2 = Mídalo y anote la fecha. Lleve esa nota a la cita.

safety_net-lump_grows =
    .say = encuentran un bulto que crece o que vuelve

care-erythema_nodosum_care =
    .say-1 = Que descanse con las piernas en alto. Los bultos se van en 3 a 8 semanas, un poco como un moretón.

care-gout_care =
    .say-1 = Que descanse la articulación y la suba. Una compresa fría con una tela puede aliviar.
    .say-2 = Que beba agua. Poca cerveza y pocos tragos fuertes.
