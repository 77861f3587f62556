rule-unsure_look_and_feel =
    .because = no sabe bien cómo se ve o se siente la pierna, y alguien debe mirarla

rule-unsure_lump =
    .because = no sabe bien si hay un bulto, y alguien debe tocarlo

rule-unsure_signs_of_a_clot =
    .because = no sabe bien si hay señales de un coágulo, y no podemos decir que sea poco probable

rule-unsure_strength =
    .because = no sabe bien qué fuerza tiene la pierna, y alguien debe probarla

rule-unsure_infection =
    .because = no sabe bien si hay señales de enfermedad en el cuerpo

rule-unsure_pregnancy_or_medicines =
    .because = no sabe bien si hay un embarazo o qué medicinas toma, y eso cambia lo que es seguro
