# Palabras que hacen una frase de una regla o una condición.

not = no es así que
possibly = no se puede descartar que
certainly = es seguro que

if = Si
then-because = entonces { $outcome }, porque { $because }.
think-about = piense en { $causes }
see = vea a { $service }
advise = siga este consejo: { $advice }

not-sure-whether = no sabe bien si { $says }
not-sure-about = no sabe bien qué responder a “{ $ask }”
answer-is = la respuesta a “{ $ask }” es { $answer }
answer-holds = las respuestas a “{ $ask }” incluyen { $answer }
of-that-kind = { $says } ({ $kind })
score-is = la suma de “{ $title }” es { $bound }
quoted = “{ $text }”

less = menos de { $constant }
at-most = { $constant } o menos
exactly = exactamente { $constant }
at-least = { $constant } o más
more = más de { $constant }

or = o
and = y
both = a la vez
either = o bien
all-of = se cumple todo esto
any-of = se cumple al menos una de estas cosas
at-least-of = se cumplen al menos { $count } de estas cosas
always = siempre
never = nunca
