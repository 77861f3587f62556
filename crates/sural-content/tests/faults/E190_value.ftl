service-home = su casa
    .title = su casa

-term = casa
