# Palabras de una evaluación.

why = Por qué
causes = Causas posibles
place = A dónde ir
care = Qué hacer ahora
safety-net = Qué debe hacerle volver
review = Cuándo revisar otra vez
expect = Preguntas que le pueden hacer allí
    .other = Preguntas que pueden hacer allí
summary = Para mostrarle al médico (en inglés)

no-diagnosis = Esto no es un diagnóstico. Solo quien le examine puede decir qué es.
    .other = Esto no es un diagnóstico. Solo quien examine a la persona puede decir qué es.
no-cause = Sus respuestas no apuntan a una sola causa.
no-reason = Ninguna de sus respuestas pide más que esto.
open = No ha respondido a todas las preguntas, así que esto aún puede cambiar.
could-become = Las respuestas que faltan podrían hacerlo tan urgente como esto: { $title }.
noted = También: { $reasons }.
first = Primero: { $service }
then-see = Después, si hace falta: { $service }
in-case = Por si fuera esto: { $cause }
reported = Lo que dijo:
not-present = Se preguntó y no está: { $findings }.
not-known = No se sabe: { $findings }.
emergency = En una emergencia, llame al { $number }.
because = Porque { $reason }.
come-back = { $title }, si:
none = nada
yes = sí
no = no

evidence-guideline = guía oficial
evidence-systematic-review = revisión de estudios
evidence-study = estudio
evidence-consensus = opinión de expertos
evidence-teaching = texto de enseñanza
evidence-design = nuestro propio criterio

seen-at-source = visto en la fuente
seen-secondary = visto en un resumen
seen-unconfirmed = aún no visto

group-musculoskeletal = músculo, tendón o hueso
group-neurological = nervio
group-vascular = venas y arterias
group-infection = infección
group-systemic = todo el cuerpo
group-other = otro

strength-likely = sus respuestas concuerdan bien
strength-possible = hay que tenerla en cuenta
strength-less-likely = poco habla a su favor

base-common = común
base-uncommon = poco común
base-rare = rara

ordinal-strongly-for = muy a favor
ordinal-for = a favor
ordinal-weakly-for = algo a favor
ordinal-weakly-against = algo en contra
ordinal-against = en contra
ordinal-strongly-against = muy en contra
