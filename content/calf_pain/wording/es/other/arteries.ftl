care-narrow_arteries_walk =
    .say-1 = Que camine cada día hasta que el dolor sea fuerte. Que descanse hasta que se calme y siga.
    .say-3 = Que no use medias apretadas hasta que le hayan revisado el paso de la sangre.

care-pinched_artery_rest =
    .say-1 = Que haga menos del deporte que le da el dolor hasta que le hayan visto. Caminar está bien.
