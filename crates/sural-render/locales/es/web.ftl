# Palabras de las páginas.

language-name = Español

# El comienzo.
web-how = Puede parar en cualquier momento y ver lo que podemos decir hasta ahí.
web-region = ¿Dónde está usted?
web-region-hint = Nos dice el número de emergencias y cómo se llaman los lugares de atención.
web-keep = ¿Podemos guardar sus respuestas?
web-keep-link = Sí, por { $days } días
web-keep-link-hint = Recibe un enlace privado. Con él puede ver sus respuestas y seguir más tarde.
web-keep-nothing = No guarden nada
web-keep-nothing-hint = Sus respuestas quedan en este navegador y se borran cuando lo cierra.
web-start = Empezar
web-resume = Siga con sus respuestas
web-resume-about = Este enlace privado abre las respuestas guardadas. Siga solo si es suyo.
web-resume-button = Seguir

# Con sus propias palabras.
web-own-words = ¿Qué le pasa a la pierna?
    .other = ¿Qué le pasa a la pierna de esa persona?
web-own-words-hint = Puede decirlo con sus palabras. Le mostramos lo que entendimos. El texto no se guarda.
web-skip = Seguir sin esto

# Preguntas.
web-continue = Continuar
web-stop = Ver lo que podemos decir hasta ahora
web-page = Página { $page }. Quedan { $left } como máximo.
web-last-page = Página { $page }. Puede ser la última.
web-all-that-fit = Elija todo lo que corresponda.
web-not-sure-of = No estoy seguro: { $line }
web-how-so = Díganos más sobre: { $line }
web-point = Señálelo en el dibujo o elija de la lista.
web-how-to = Cómo averiguarlo

# Lo que no está bien en lo enviado.
web-error = Error
web-problem = Hay un problema
web-choose-one = Elija una respuesta.
web-choose-lines = Elija cada línea que corresponda, o la última si no hay ninguna.
web-choose-several = Elija cada respuesta que corresponda.
web-none-and-line = Eligió una línea, y también que no hay ninguna. Quite una de las dos.
web-say-more = Elija una respuesta en: { $line }
web-number-wrong = Escriba un número de { $range }.
web-too-long = Dígalo con menos palabras: { $most } letras como máximo.

# Las respuestas.
web-answers = Sus respuestas
web-answers-none = Todavía no ha respondido nada.
web-change = Cambiar
web-contradiction = Algunas respuestas no pueden ser ciertas a la vez
web-contradiction-how = Mírelas otra vez y cambie la que esté mal.
web-content-changed = Nuestras preguntas han cambiado
web-content-changed-how = Han cambiado desde que usted empezó. Mire otra vez sus respuestas. Si siguen siendo ciertas, continúe.
web-still-hold = Siguen siendo ciertas

# El consejo.
web-pdf = Guardar o imprimir en PDF
web-go-on = Seguir con las preguntas
web-your-answers = Ver sus respuestas
web-link = Su enlace privado
web-finish = Terminar y olvidar mis respuestas

# El enlace privado.
web-link-about = Quien tenga este enlace puede ver y cambiar sus respuestas. No lo comparta. Funciona hasta el { $date }.
web-link-new = Hacer un enlace nuevo
web-link-new-about = El enlace viejo deja de funcionar.
web-link-qr = El enlace privado como código para la cámara de un teléfono
web-download = Descargar sus respuestas como archivo (JSON)
web-erase = Borrar mis respuestas
web-erase-about = Se borran para siempre, y el enlace también.
web-erased = Sus respuestas se borraron
web-erased-about = No guardamos nada de lo que dijo.
web-forgotten = Olvidamos sus respuestas
web-forgotten-about = En este navegador no queda nada de lo que dijo. Si otras personas lo usan, ciérrelo.

# Cuando algo sale mal.
web-lost = Aquí no tenemos respuestas suyas
web-lost-about = El enlace pudo terminar o cambiar, o se cerró el navegador. Sus respuestas, si se guardaron, están a salvo. Puede empezar de nuevo.
web-conflict = Sus respuestas han cambiado mientras tanto
web-conflict-about = Otra persona, o usted en otra ventana, respondió. Lo que acaba de enviar no se tomó. Mire lo que vale ahora y siga desde ahí.
web-forged = No pudimos tomar esto
web-forged-about = La página estuvo abierta demasiado tiempo, o lo enviado no vino de ella. Nada cambió. Vuelva a las preguntas y responda otra vez.
web-not-understood = No pudimos leer esto
web-not-understood-about = Lo enviado no es lo que pide esta página. Nada cambió. Vuelva a las preguntas y responda otra vez.
web-not-found = No existe esa página
web-not-found-about = Mire otra vez la dirección o vaya a la primera página.
web-failed = Algo falló de nuestro lado
web-failed-about = Puede que no se haya tomado lo que acaba de enviar. Lo que respondió antes está a salvo. Inténtelo de nuevo en un minuto.
web-busy = Esto tardó demasiado
web-busy-about = Puede que no se haya tomado lo que acaba de enviar. Lo que respondió antes está a salvo. Inténtelo de nuevo en un minuto.
web-first-page = A la primera página
web-to-questions = Volver a las preguntas

# Debajo de cada página.
web-skip-to-content = Ir al contenido
web-inform = Sural informa. No diagnostica. Ningún médico ni enfermero lee mientras usted responde.
web-content = Contenido: { $origin }

# El caso unos días después.
web-again = ¿Cómo está ahora?
web-again-about = Respondió por última vez el { $date }. Podemos preguntarle de nuevo y decirle qué ha cambiado y qué hacer hoy.
web-again-begin = Pregúntenme de nuevo
web-again-advice = Ver el consejo de entonces

# El consejo para llevar.
web-calendar = Ponga en un calendario el día de revisar otra vez
web-calendar-title = Revisar otra vez
web-code-about = Abre sus respuestas en otro teléfono. Muéstrelo solo a quien pueda verlas y cambiarlas.
