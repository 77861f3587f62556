service-home =
