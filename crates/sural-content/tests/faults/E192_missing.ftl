care-rest_and_raise =
    .say-1 = Descanse el tobillo un día o dos. Al sentarse, póngalo en alto.
