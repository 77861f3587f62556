rule-vein_bleeding_not_stopping =
    .because = una vena que sangra y no para puede hacer perder mucha sangre

rule-vein_bleeding_stopped =
    .because = una vena que sangró puede sangrar otra vez

cause-bleeding_varicose_vein =
    .title = una vena de la pierna que sangra
    .about = Una vena hinchada bajo piel delgada puede sangrar mucho. Apretar la para. Un tratamiento de la vena hace que no vuelva.

rule-leg_sore_not_healing =
    .because = una llaga de la pierna que no sana necesita cuidado y que revisen el paso de la sangre

rule-aching_legs_with_bulging_veins =
    .because = las venas hinchadas pueden dar dolor de pierna, y se pueden tratar

cause-chronic_venous_disease =
    .title = venas que no devuelven bien la sangre
    .about = Unas válvulas que fallan dejan la sangre en las venas de la pierna. La pierna pesa y duele tras estar de pie. Se puede tratar.

rule-leg_aches_long_after_clot =
    .because = una pierna que duele mucho después de un coágulo debe revisarse y se le puede ayudar

cause-post_thrombotic_syndrome =
    .title = problemas que duran tras un coágulo en la pierna
    .about = Un coágulo puede dañar las válvulas de una vena. La pierna sigue pesada o hinchada. El ejercicio y las medias pueden ayudar, cuando se sabe que la sangre llega bien.

cause-lymphoedema =
    .title = hinchazón porque la linfa no sale bien
    .about = El líquido se queda en la pierna cuando la linfa no sale bien. Ayudan las vendas, cuidar la piel y el ejercicio.

care-bleeding_vein_press =
    .say-1 = Acuéstese y suba la pierna. Apriete fuerte el punto con una tela limpia por 10 minutos sin mirar.
    .say-2 = No amarre una banda apretada a la pierna.

care-heavy_legs =
    .say-1 = No se quede mucho tiempo de pie sin moverse. Caminar ayuda más que estar de pie.
    .say-2 = Mantenga la piel suave con una crema simple. Pida que le revisen el paso de la sangre antes de usar medias apretadas.

care-heavy_legs_up =
    .say-1 = Suba las piernas cuando descanse.

safety_net-vein_bleeds =
    .say = una vena sangra y no para al apretarla

safety_net-skin_sore_heavy_leg =
    .say = una llaga se abre en la pierna y no sana
