disposition-call_ambulance =
    .say-2 = Que no maneje. Deje la puerta sin llave. Tenga este teléfono con usted.
    .say-3 = Que se siente o se acueste. Que no coma ni beba.
    .review = La ayuda va a donde está la persona ahora.

disposition-emergency_department =
    .title = Lleve ya a la persona a {ed_name}
    .say-1 = Salgan lo antes que puedan. Que la persona no maneje.
    .review = Lleguen en menos de una hora.

disposition-urgent_4h =
    .title = Lleve a la persona a que la vean en las próximas 4 horas
    .review = Que vean a la persona en menos de 4 horas.

disposition-same_day =
    .title = Lleve a la persona a que la vean hoy o en 24 horas
    .review = Que vean a la persona en menos de 24 horas.

disposition-within_3_days =
    .title = Lleve a la persona a que la vean en los próximos 3 días

service-home =
    .about = En casa se cuida la pierna y se revisa cada día.
