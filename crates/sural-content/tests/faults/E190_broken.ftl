service-home
    .title = su casa

service-home =
    .title = su casa
