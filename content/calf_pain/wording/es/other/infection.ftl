rule-infected_skin_fever_and_risk =
    .because = una infección de la pierna con fiebre puede empeorar rápido en personas así

care-cellulitis_until_seen =
    .say-1 = Que suba la pierna al sentarse o acostarse.
    .say-2 = Que no tome ibuprofeno hasta que le hayan visto.

rule-fever_with_one_sore_leg_and_risk =
    .because = la fiebre con dolor de pierna puede empeorar rápido en personas así

care-deep_infection_until_seen =
    .say-1 = Que descanse la pierna. No apriete ni corte un bulto.
    .say-2 = Que no empiece con antibióticos que le sobraron. Pueden esconder el germen.

care-diabetic_foot_care =
    .say-1 = Que no apoye el pie. Tape la llaga con una venda limpia y seca.
    .say-2 = Que no camine sin zapatos. No corte ni rasque la llaga.

care-snake_first_aid =
    .say-1 = Que se acueste y no se mueva. Mantenga la pierna quieta y más baja que el corazón. Quítele anillos, zapatos y ropa apretada.
