region-us =
    .primary_care_name = their primary care doctor

region-uk =
    .primary_care_name = their GP
    .urgent_diag_name = a same-day clinic that can scan a leg (NHS 111 can tell you where)

region-eu =
    .advice_line = the on-call doctor line
    .primary_care_name = their family doctor

region-ca =
    .advice_line = the provincial health line (811 in most provinces)
    .primary_care_name = their family doctor or nurse practitioner

region-au =
    .primary_care_name = their GP

region-nz =
    .primary_care_name = their GP

region-ie =
    .primary_care_name = their GP

region-in =
    .advice_line = the state health line
    .primary_care_name = their family doctor or health center
