# Palabras de la entrevista.

opening = { $title }: ¿qué tan pronto necesita atención, y dónde?
purpose = Le hacemos unas preguntas. No podemos decirle qué tiene; solo puede hacerlo quien le examine.
    .other = Le hacemos unas preguntas sobre la persona. No podemos decir qué tiene; solo puede hacerlo quien la examine.
for-someone-else = ¿Pregunta por otra persona? Entonces “usted” es esa persona, hasta que nos diga quién es.
now-of-other = Desde aquí hablamos de la persona por la que responde. Pregúntele lo que pueda y revisen juntos.
emergency-now = Si cree que es una emergencia, llame ya al { $number }.
emergency-help = En una emergencia, llame ya al { $number }.
by-lines = Escriba un número y pulse Enter. También puede escribir: ayuda, volver, por qué, no sé, parar.
by-arrows = Muévase con las teclas de arriba y abajo y pulse Enter, o escriba un número. Para solo escribir, empiece con: sural ask --plain --language es
commands =
    También puede escribir:
      no sé      si no sabe la respuesta
      volver     para cambiar la respuesta anterior
      por qué    para saber por qué preguntamos
      parar      para parar por ahora

own-words = ¿Qué le pasa en la pierna? Dígalo con sus palabras, o presione Enter para ir a las preguntas.
understood = Esto entendimos. ¿Qué es correcto?
understood-how = Lo que no marque se lo preguntamos.
understood-line = { $asked } { $answer } (Escribió: “{ $words }”.)
none-right = Nada de esto es correcto
asked-first = Algo de lo que escribió puede ser señal de una emergencia. Primero le preguntamos por eso.
nothing-understood = No pudimos entender qué significa. Las preguntas lo dirán.

stage-emergency = Primero, las emergencias
stage-emergency-about = Estas preguntas van primero. Si necesita ayuda ya, se lo decimos enseguida.
stage-person = Sobre usted
    .other = Sobre la persona
stage-person-about = Algunas cosas importan más a ciertas edades.
stage-details = Más sobre el problema
stage-details-about = Paramos cuando ninguna respuesta puede cambiar nuestro consejo.
stage-history = Más sobre lo que pasó
stage-history-about = Lo que pregunta además el personal médico.
stage-examination = La exploración de la pierna
stage-examination-about = Lo que encuentra el personal médico.

pictured = { $title }: { $description }
try-first = ¿Puede averiguarlo ahora? { $help } Si aún no lo sabe, responda: no sé
doubted = No sabía esto con certeza. ¿Puede averiguarlo ahora?

asked-again =
    Preguntamos otra vez lo que puede haber cambiado. Lo que nos dijo sobre usted lo guardamos.
    Si no es correcto, o si se trata de otra persona, empiece de nuevo sin --again.
    .other =
        Preguntamos otra vez lo que puede haber cambiado. Lo que nos dijo sobre la persona lo guardamos.
        Si no es correcto, o si se trata de otra persona, empiece de nuevo sin --again.
said-last-time = La última vez dijo: { $answer }
if-still-so = Si todo sigue así, responda: como antes
as-before-label = Como antes
on-date = el { $date }
last-time = la última vez
compared = Cómo está hoy frente a la última vez
advice-then = Lo que dijo { $when } lleva a: { $title }.
advice-today = Lo que dice hoy lleva a: { $title }.
unfinished-then = Usted paró antes del final { $when }. Por eso no podemos comparar el consejo.
sooner-than-then = Necesita atención antes de lo que dijimos entonces. Siga lo que decimos hoy.
same-as-then = Necesita atención tan pronto como dijimos entonces.
later-than-then = Entonces dijimos que necesitaba atención antes. Si ningún médico ni enfermera le ha visto desde entonces, siga lo que dijimos entonces.
    .other = Entonces dijimos que la persona necesitaba atención antes. Si ningún médico ni enfermera la ha visto desde entonces, siga lo que dijimos entonces.
changed = Estas respuestas no son las mismas que entonces:
changed-line = { $asked } Entonces: { $then }. Ahora: { $now }.
nothing-changed = Ninguna respuesta ha cambiado desde entonces.

your-answer = Su respuesta:
move-down = (baje hasta su respuesta)
keys-one = Arriba y abajo, y luego Enter; o escriba un número. Esc para parar
keys-several = Espacio para marcar, Enter al terminar; o escriba los números. Esc para parar
not-taken = No se tomó "{ $typed }". Revise lo que está marcado. Para escribirlo, use comas y ningún espacio.
nothing-ticked = No hay nada marcado. Pulse espacio en cada línea que sea su caso, y luego Enter.
ticked-apart = Estas líneas no pueden ir juntas. Espacio quita una marca, la tecla izquierda las quita todas.

not-sure-label = No sé
declined-label = Prefiero no decirlo
back-label = Volver
why-label = ¿Por qué se pregunta esto?
help-label = Ayuda
stop-label = Parar por ahora

# Todas las formas de escribir una orden o una respuesta, en minúsculas, con una coma y un espacio entre ellas.
typed-back = volver, atrás, atras, v
typed-why = por qué, por que, porque, ¿por qué?, por qué?, por que?
typed-help = ayuda, ?
typed-stop = parar, salir
typed-not-sure = no sé, no se, no estoy seguro, no estoy segura
typed-as-before = como antes, sigue igual
typed-yes = sí, si, s
typed-no = no, n
typed-none = nada, ninguno, ninguna, nada de esto, no
typed-and = y

cannot-tell = No sabemos qué quiere decir "{ $typed }" aquí. { $expected }
need-answer = Necesitamos una respuesta a esta pregunta. { $expected }
expect-number = Escriba un número de { $range }.
expect-number-or-not-sure = Escriba un número de { $range }, o: no sé.
range = { $low } a { $high }
range-of = { $low } a { $high } ({ $unit })
expect-one = Escriba un número de 1 a { $last }.
expect-several = Escriba todos los números que sean su caso, con un espacio entre ellos.
expect-several-or-none = Escriba todos los números que sean su caso, con un espacio entre ellos, o 0 si no es ninguno.
expect-doubt = ¿No sabe una? Ponga un ? después, como 2?

first-question = Esta es la primera pregunta.
contradiction = Algunas de sus respuestas no concuerdan:
answer-again = Por favor, responda otra vez. Para cambiar una respuesta anterior, escriba: volver
not-kept = Sus respuestas no se han guardado: { $why }. Puede seguir.
done = Eso es todo lo que necesitamos preguntar.
stopped = Paró antes del final. Esto es lo que podemos decir hasta ahora.
kept = Sus respuestas se guardaron en { $path }.
kept-to-go-on =
    Sus respuestas se guardaron en { $path }. Para seguir, escriba:
      sural ask --language es --resume { $path }
kept-nowhere = Sus respuestas no se guardaron.
content-changed = Nuestras preguntas han cambiado desde que paró (versión { $then } entonces, { $now } ahora). Hemos revisado sus respuestas. Algunas preguntas pueden ser nuevas.
answers-lost = { $count } de sus respuestas ya no encajan con nuestras preguntas. Las haremos otra vez.

why-asked = Algunas respuestas aquí cambiarían nuestro consejo a "{ $title }", porque:
why-in-general = Nos ayuda a saber qué tan pronto necesita atención.
