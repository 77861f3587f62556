disposition-visit_soon =
    .title = Vea a un médico en los próximos 3 días
    .say-1 = Llame a {primary_care_name} y pida una cita en los próximos 3 días.
    .review = Si no le dan cita, llame al {emergency_number}.
