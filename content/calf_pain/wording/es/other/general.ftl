care-on_the_way_to_hospital =
    .say-1 = Que la persona no maneje.
    .say-2 = Que no coma ni beba hasta que le hayan visto. Puede necesitar cirugía.
    .say-3 = Quítele calcetines, zapatos y anillos apretados. Mantenga la pierna quieta.

care-before_the_scan =
    .say-2 = Que no empiece ni deje un anticoagulante por su cuenta.

care-walk_as_it_feels_good =
    .say-1 = Que camine hasta donde se sienta bien. Que no se quede en cama.

care-simple_pain_medicine =
    .say-1 = Puede tomar {acetaminophen} para el dolor. Siga la etiqueta y no le dé más de lo que dice.

care-anti_inflammatory_caution =
    .say-1 = Que no tome ibuprofeno ni algo parecido hasta que en la farmacia o un médico le digan que puede.

care-keep_blood_thinner =
    .say-1 = Que siga con su anticoagulante a menos que un médico le diga que lo deje.
