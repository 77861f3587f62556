care-stroke_while_you_wait =
    .say-2 = No le dé aspirina a menos que se lo diga la ambulancia.

care-climbing_weakness_wait =
    .say-1 = No espere a ver si se le pasa. Que no maneje ni se quede a solas.

care-slow_weakness_safe =
    .say-1 = En las escaleras, que se agarre. Quite los tapetes sueltos. Anote lo que ya no puede hacer y desde cuándo.
