constraint-cannot_walk_without_pain =
    .because = la imposibilidad de deambulación presupone sintomatología
