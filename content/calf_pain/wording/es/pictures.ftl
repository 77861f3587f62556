picture-compare_calves =
    .title = Comparar las dos pantorrillas
    .description = Dos piernas por detrás, de la rodilla al pie, una al lado de la otra. Las flechas muestran el ancho de cada pantorrilla. La derecha es más ancha que la izquierda.

picture-feel_for_cold =
    .title = Tocar si un pie está frío
    .description = Dos pies vistos desde arriba. El dorso de una mano toca un pie. Una flecha muestra que luego toca el otro.

picture-foot_up_down =
    .title = Mover el pie y los dedos
    .description = Una pierna en una cama. El pie está doblado hacia la espinilla, y unas líneas de puntos lo muestran hacia abajo. Una flecha curva une los dos.

picture-measure_calf =
    .title = Dónde medir la pantorrilla
    .description = Una pierna por delante. Un hueso sobresale justo debajo de la rótula. Una cinta rodea la pierna 10 cm, o 4 pulgadas, más abajo.

picture-press_for_dent =
    .title = Apretar para ver si queda un hueco
    .description = Una pierna de lado. Un pulgar aprieta la espinilla. Un círculo muestra la piel de cerca: queda un hueco cuando el pulgar se va.

picture-tiptoe =
    .title = Pararse de puntas en una pierna
    .description = Una persona se apoya en una silla y está de pie en una pierna. El talón no toca el suelo y el otro pie está levantado detrás.

picture-where_it_hurts =
    .title = Dónde duele
    .description = Las dos piernas, a la izquierda por delante y a la derecha por detrás. Las rodillas, las pantorrillas y los pies están separados entre sí.
