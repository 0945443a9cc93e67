extension SpanishPhrases {
  /// The summary page of a report.
  static let summary: [String: String] = [
    // Result
    "None of the questions that count applies, so there is neither a score nor a level.":
      "Ninguna de las preguntas que cuentan se aplica, así que no hay puntaje ni nivel.",
    "The level is %1, with a score of %2 of 100.": "El nivel es %1, con un puntaje de %2 de 100.",
    "Too few questions are answered to name a level; the score so far is %1 of 100.":
      "Hay muy pocas preguntas respondidas para nombrar un nivel; el puntaje hasta ahora es %1 de 100.",
    "No level is reached yet; the score is %1 of 100.": "Todavía no se alcanza ningún nivel; el puntaje es %1 de 100.",
    "The score is %1 of 100.": "El puntaje es %1 de 100.",
    "Every question that counts has an answer, so the score is settled.":
      "Todas las preguntas que cuentan tienen respuesta, así que el puntaje es definitivo.",
    "1 question that counts is not settled; it moves the score by less than a point.":
      "1 pregunta que cuenta está pendiente; cambia el puntaje en menos de un punto.",
    "%1 questions that count are not settled; they move the score by less than a point.":
      "%1 preguntas que cuentan están pendientes; cambian el puntaje en menos de un punto.",
    "1 question that counts is not settled; with it, the score lies between %1 and %2 at most.":
      "1 pregunta que cuenta está pendiente; con ella, el puntaje queda como máximo entre %1 y %2.",
    "%1 questions that count are not settled; with them, the score lies between %2 and %3 at most.":
      "%1 preguntas que cuentan están pendientes; con ellas, el puntaje queda como máximo entre %2 y %3.",
    "1 question that counts is not settled; with it, the score could be %1 to %2.":
      "1 pregunta que cuenta está pendiente; con ella, el puntaje podría ser de %1 a %2.",
    "%1 questions that count are not settled; with them, the score could be %2 to %3.":
      "%1 preguntas que cuentan están pendientes; con ellas, el puntaje podría ser de %2 a %3.",
    // Targets
    "The one section with a target does not reach it.": "La única sección con meta no la alcanza.",
    "None of the %1 sections with a target reaches it.": "Ninguna de las %1 secciones con meta la alcanza.",
    "The one section with a target, %1, reaches it.": "La única sección con meta, %1, la alcanza.",
    "1 of %1 sections with a target reaches it: %2.": "1 de %1 secciones con meta la alcanza: %2.",
    "All %1 sections with a target reach it: %2.": "Las %1 secciones con meta la alcanzan: %2.",
    "%1 of %2 sections with a target reach it: %3.": "%1 de %2 secciones con meta la alcanzan: %3.",
    "Answers still missing could change that.": "Las respuestas que faltan podrían cambiarlo.",
    // Strengths and gaps
    "The answer to %1 is %2.": "La respuesta a %1 es %2.",
    "The answer to %1 is %2, which could not be scored.": "La respuesta a %1 es %2, que no se pudo calificar.",
    "The answer to %1 was left for later.": "La respuesta a %1 se dejó para después.",
    "Somebody has yet to find the answer to %1.": "Alguien tiene que averiguar todavía la respuesta a %1.",
    "%1 has yet to find the answer to %2.": "%1 tiene que averiguar todavía la respuesta a %2.",
    "The answer to %1 is not known.": "No se sabe la respuesta a %1.",
    "Question %1, %2": "Pregunta %1, %2",
    "1 of the 100 points is missing here.": "Aquí falta 1 de los 100 puntos.",
    "%1 of the 100 points are missing here.": "Aquí faltan %1 de los 100 puntos.",
    "1 of the 100 points waits for it.": "1 de los 100 puntos depende de esto.",
    "%1 of the 100 points wait for it.": "%1 de los 100 puntos dependen de esto.",
    // Actions
    "%1, due %2.": "%1, para el %2.",
    "%1, could be done by %2.": "%1, podría estar listo el %2.",
    "Nobody named yet, due %1.": "Todavía sin responsable, para el %1.",
    "Nobody named yet, could be done by %1.": "Todavía sin responsable, podría estar listo el %1.",
    "1 more step is in the plan.": "Hay 1 paso más en el plan.",
    "%1 more steps are in the plan.": "Hay %1 pasos más en el plan.",
  ]
}
