rule-trouble_add_up =
    .because = las señales son más que las de un esguince leve

rule-trouble_adds_up =
    .because = las señales son más que las de un esguince leve
    .becuase = las señales son más que las de un esguince leve
