extension SpanishPhrases {
  /// How far several people agree.
  static let agreement: [String: String] = [
    "skipped, no answer yet": "omitida, todavía sin respuesta",
    "no answer yet": "todavía sin respuesta",
    "was not asked": "no se le preguntó",
    "%1 and %2": "%1 y %2",
    "There is no question that all were asked, so there is no overall agreement to tell.":
      "No hay ninguna pregunta que se haya hecho a todas las personas, así que no hay un acuerdo general que contar.",
    "All agree on %1 of the one question that all were asked: %2.":
      "Hay acuerdo total en %1 de la única pregunta que se hizo a todas las personas: %2.",
    "All agree on %1 of the %2 questions that all were asked: %3.":
      "Hay acuerdo total en %1 de las %2 preguntas que se hicieron a todas las personas: %3.",
    "Any two of those who answered agree in %1 of cases.":
      "Dos personas cualesquiera de las que respondieron coinciden en el %1 de los casos.",
    "Of those they agree on, %1 is not known to anybody.":
      "De las que están de acuerdo, hay %1 que nadie sabe responder.",
    "Of those they agree on, %1 are not known to anybody.":
      "De las que están de acuerdo, hay %1 que nadie sabe responder.",
    "%1 is answered differently": "%1 se responde de manera distinta",
    "%1 are answered differently": "%1 se responden de manera distinta",
    "%1 is not answered by everybody": "%1 no la respondieron todas las personas",
    "%1 are not answered by everybody": "%1 no las respondieron todas las personas",
    "%1 is answered by nobody": "%1 no la respondió nadie",
    "%1 are answered by nobody": "%1 no las respondió nadie",
    "Only one was asked": "Se preguntó a una sola persona",
    "Both agree": "Las dos coinciden",
    "All %1 agree": "Las %1 coinciden",
    "Both who were asked agree": "Las dos a quienes se preguntó coinciden",
    "All %1 who were asked agree": "Las %1 a quienes se preguntó coinciden",
    "They differ": "No coinciden",
    "No two of %1 agree": "De %1, no hay dos que coincidan",
    "%1 of %2 agree": "Coinciden %1 de %2",
    "Only 1 of %1 answered": "Respondió solo 1 de %1",
    "%1 of %2 agree, the rest gave no answer": "Coinciden %1 de %2; las demás no respondieron",
    "Nobody answered": "Nadie respondió",
    "Nobody was asked": "No se preguntó a nadie",
    "Apart by %1 of 100 points: from %2 to %3": "Distancia de %1 de 100 puntos: de %2 a %3",
    "Apart by %1 on a scale of %2: from %3 to %4": "Distancia de %1 en una escala de %2: de %3 a %4",
    "Apart by %1: from %2 to %3": "Distancia de %1: de %2 a %3",
    "Apart: from %1 to %2": "Distancia: de %1 a %2",
    "Apart by %1 day: from %2 to %3": "Distancia de %1 día: de %2 a %3",
    "Apart by %1 days: from %2 to %3": "Distancia de %1 días: de %2 a %3",
    "Agreement: %1": "Acuerdo: %1",
    "%1: all agree on %2 of %3": "%1: acuerdo total en %2 de %3",
    "Not asked: %1": "No se preguntó a: %1",
    "note by %1: %2": "nota de %1: %2",
    "note: %1": "nota: %1",
    "evidence by %1: %2": "evidencia de %1: %2",
    "evidence: %1": "evidencia: %1",
    "settled by %1, after:": "decidido por %1, después de:",
    "settled by somebody not named, after:": "decidido por alguien sin nombrar, después de:",
    "agreed by %1": "en esto coinciden %1",
    "answered by nobody so far": "nadie ha respondido hasta ahora",
    "said so far:": "dicho hasta ahora:",
  ]
}
