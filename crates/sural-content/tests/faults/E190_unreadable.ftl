rule-trouble_adds_up =
    .because = las señales { $count } suman más que un esguince leve
