extension SpanishPhrases {
  /// What comparisons say.
  static let comparison: [String: String] = [
    // Definitions and what is left out
    "%1 of %2 assessments is unfinished.": "%1 de %2 evaluaciones no está terminada.",
    "%1 of %2 assessments are unfinished.": "%1 de %2 evaluaciones no están terminadas.",
    "The assessments answer different questionnaires: %1. Only questions that ask the same thing are compared, not scores, levels or steps.":
      "Las evaluaciones responden a cuestionarios distintos: %1. Solo se comparan las preguntas que preguntan lo mismo, no los puntajes, los niveles ni los pasos.",
    "%1 of %2 questions stand in all of them: %3%.": "%1 de %2 preguntas están en todos: %3%.",
    "The assessments answer different versions of the questionnaire: %1.":
      "Las evaluaciones responden a versiones distintas del cuestionario: %1.",
    "The assessments answer different texts of version %1 of the questionnaire.":
      "Las evaluaciones responden a textos distintos de la versión %1 del cuestionario.",
    "They score in different ways: %1.": "Se puntúan de maneras distintas: %1.",
    "What counts, or for how much, is not the same in the first and the last, so a difference may come from the questionnaire.":
      "Lo que cuenta, o cuánto cuenta, no es igual en la primera y en la última, así que una diferencia puede venir del cuestionario.",
    "the weighted mean of the sections": "la media ponderada de las secciones",
    "points over all questions": "puntos sobre todas las preguntas",
    "all or nothing": "todo o nada",
    "the weakest section": "la sección más débil",
    "steps met in order": "pasos cumplidos en orden",
    "what is left after deductions": "lo que queda tras los descuentos",
    "Clients have letters; names, notes and the heads of transcripts are left out.":
      "Los clientes llevan letras; se omiten los nombres, las notas y las cabezas de las transcripciones.",
    "%1 question answered in free text is left out, since it may name somebody.":
      "Se omite %1 pregunta respondida con texto libre, porque puede nombrar a alguien.",
    "%1 questions answered in free text are left out, since they may name somebody.":
      "Se omiten %1 preguntas respondidas con texto libre, porque pueden nombrar a alguien.",
    "%1 computed value is left out, since it may name somebody.":
      "Se omite %1 valor calculado, porque puede nombrar a alguien.",
    "%1 computed values are left out, since they may name somebody.":
      "Se omiten %1 valores calculados, porque pueden nombrar a alguien.",
    "Of lists only the number of rows is told.": "De las listas solo se dice el número de filas.",

    // Answers
    "not in this version": "no está en esta versión",
    "not asked": "no se preguntó",
    "answered": "respondida",
    "not known": "no se sabe",
    "not applicable": "no aplica",
    "not applicable: %1": "no aplica: %1",
    "skipped": "omitida",
    "may be asked": "podría preguntarse",
    "not answered yet": "sin respuesta todavía",
    "wording": "texto",
    "type": "tipo",
    "choices": "opciones",
    "points": "puntos",
    "weight": "peso",
    "not the same everywhere: %1": "no es igual en todas: %1",
    "%1 row": "%1 fila",
    "%1 rows": "%1 filas",

    // Headings
    "Ahead in %1": "Mejor en %1",
    "Open in %1": "Abiertas en %1",
    "Answered differently": "Respondidas de otra manera",
    "Earning more than at first": "Obtienen más que al principio",
    "Earning less than at first": "Obtienen menos que al principio",
    "Open at first, settled now": "Abiertas al principio, resueltas ahora",
    "Settled at first, open now": "Resueltas al principio, abiertas ahora",
    "Still open, in another way": "Siguen abiertas, de otra manera",
    "Different only in between": "Distintas solo entre medias",
    "Answered the same": "Respondidas igual",
    "Asked in some only": "Preguntadas solo en algunas",
    "No longer holds the level back": "Ya no frena el nivel",
    "No longer holds the level back, and was not known at first": "Ya no frena el nivel, y al principio no se sabía",
    "Holds the level back now, and was met at first": "Frena ahora el nivel, y al principio se cumplía",
    "Holds the next level back now": "Frena ahora el nivel siguiente",
    "Still holds the level back": "Sigue frenando el nivel",
    "Held the level back at first or in between": "Frenaba el nivel al principio o entre medias",
    "Holds a level back": "Frena un nivel",
    "Done since": "Hecho desde entonces",
    "Not known at first, and found to be in place": "No se sabía al principio, y ya estaba en marcha",
    "No longer needed for another reason": "Ya no hace falta, por otra razón",
    "Still to do": "Sigue pendiente",
    "New": "Nuevo",
    "To do only in between": "Pendiente solo entre medias",
    "Steps to do": "Pasos pendientes",
    "Worked out from the answers": "Calculado a partir de las respuestas",
    "Sections": "Secciones",

    // Sentences
    "all": "todas",
    "%1 and %2 more": "%1 y %2 más",
    "%1 assessments, %2.": "%1 evaluaciones, %2.",
    "%1 assessments, from %2 to %3.": "%1 evaluaciones, del %2 al %3.",
    "%1 assessments of %2, %3.": "%1 evaluaciones de %2, %3.",
    "%1 assessments of %2, from %3 to %4.": "%1 evaluaciones de %2, del %3 al %4.",
    "not scorable": "sin puntaje",
    "%1 (%2 to %3)": "%1 (de %2 a %3)",
    "no level": "sin nivel",
    "%1 of %2": "%1 de %2",
    "version %1": "versión %1",
    "consensus of %1": "consenso de %1",
    "unfinished": "sin terminar",
    "Not all are scorable, so the scores are not compared.":
      "No todas tienen un puntaje posible, así que los puntajes no se comparan.",
    "The questionnaires score by different rules, so the scores are not compared.":
      "Los cuestionarios puntúan con reglas distintas, así que los puntajes no se comparan.",
    "The score has risen by less than a point, to %1 of 100.":
      "El puntaje ha subido menos de un punto, a %1 de 100.",
    "The score has fallen by less than a point, to %1 of 100.":
      "El puntaje ha bajado menos de un punto, a %1 de 100.",
    "The score has risen from %1 to %2 of 100.": "El puntaje ha subido de %1 a %2 de 100.",
    "The score has fallen from %1 to %2 of 100.": "El puntaje ha bajado de %1 a %2 de 100.",
    "The score may have risen, from %1 to %2 of 100: %3.": "Puede que el puntaje haya subido, de %1 a %2 de 100: %3.",
    "The score may have fallen, from %1 to %2 of 100: %3.": "Puede que el puntaje haya bajado, de %1 a %2 de 100: %3.",
    "The score is the same: %1 of 100.": "El puntaje es el mismo: %1 de 100.",
    "No change of the score can be told, from %1 to %2 of 100: %3.":
      "No se aprecia ningún cambio del puntaje, de %1 a %2 de 100: %3.",
    "%1 is ahead of %2: %3 to %4 of 100.": "%1 va por delante de %2: %3 frente a %4 de 100.",
    "%1 may be ahead of %2, %3 to %4 of 100: %5.": "Puede que %1 vaya por delante de %2, %3 frente a %4 de 100: %5.",
    "%1 and %2 have the same score: %3 of 100.": "%1 y %2 tienen el mismo puntaje: %3 de 100.",
    "Neither is seen to be ahead, %1 with %2 and %3 with %4 of 100: %5.":
      "No se aprecia que nadie vaya por delante, %1 con %2 y %3 con %4 de 100: %5.",
    "what counts is not the same in both": "lo que cuenta no es igual en los dos casos",
    "questions that are open, or were, could account for it":
      "podrían explicarlo las preguntas que están o estaban abiertas",
    "All %1 score %2 of 100.": "Los %1 tienen %2 de 100.",
    "The scores lie between %1 of 100 (%2) and %3 (%4).": "Los puntajes están entre %1 de 100 (%2) y %3 (%4).",
    "The level has risen from %1 to %2.": "El nivel ha subido de %1 a %2.",
    "The level has fallen from %1 to %2.": "El nivel ha bajado de %1 a %2.",
    "The level may have risen, from %1 to %2: %3.": "Puede que el nivel haya subido, de %1 a %2: %3.",
    "The level may have fallen, from %1 to %2: %3.": "Puede que el nivel haya bajado, de %1 a %2: %3.",
    "The level is the same: %1.": "El nivel es el mismo: %1.",
    "The level is still %1, as far as is known.": "El nivel sigue siendo %1, que se sepa.",
    "The levels are not compared: %1, then %2.": "Los niveles no se comparan: %1, después %2.",
    "Scored questions settled both times: %1. Earning more: %2; less: %3; the same: %4.":
      "Preguntas con puntos resueltas las dos veces: %1. Obtienen más: %2; menos: %3; lo mismo: %4.",
    "Scored questions settled in both: %1. Earning more in %2: %3; less: %4; the same: %5.":
      "Preguntas con puntos resueltas en ambas: %1. Obtienen más en %2: %3; menos: %4; lo mismo: %5.",
    "Open at first and settled now: %1.": "Abiertas al principio y resueltas ahora: %1.",
    "Settled at first and open now: %1.": "Resueltas al principio y abiertas ahora: %1.",

    // Tables and pictures
    "Compared: %1": "Comparación: %1",
    "From 0 to 100: %1 the first, %2 the last, %3 both.": "De 0 a 100: %1 la primera, %2 la última, %3 ambas.",
    "? It may not have changed: questions are open, or what counts is not the same.":
      "? Puede que no haya cambiado: hay preguntas abiertas, o lo que cuenta no es igual.",
    "%1: %2 of 100": "%1: %2 de 100",
    "%1 question is asked in all and answered the same.":
      "%1 pregunta se hace en todas y tiene la misma respuesta.",
    "%1 questions are asked in all and answered the same.":
      "%1 preguntas se hacen en todas y tienen la misma respuesta.",
    "%1 question is open in all.": "%1 pregunta está abierta en todas.",
    "%1 questions are open in all.": "%1 preguntas están abiertas en todas.",
    "Out of 100.": "Sobre 100.",
    "Assessment": "Evaluación",
    "Score": "Puntaje",
    "Level": "Nivel",
    "Settled": "Resuelto",
    "Answered": "Respondidas",
    "Status": "Estado",
    "Transcript head": "Cabeza de la transcripción",
    "Transcript head of %1: %2": "Cabeza de la transcripción de %1: %2",
    "%1 more in between, told by other formats.": "%1 más entre medias; otros formatos las muestran.",
    "and %1 more, told by other formats.": "y %1 más; otros formatos las muestran.",
    "Scores are out of 100; in brackets, what they can still become.":
      "Los puntajes son sobre 100; entre paréntesis, lo que aún pueden llegar a ser.",
    "Section": "Sección",
    "Change": "Cambio",
    "Value": "Valor",
    "Question": "Pregunta",
    "Date": "Fecha",
    "%1 of 100": "%1 de 100",
    "%1 settled": "%1 resuelto",
    "%1 answered": "%1 respondidas",
  ]
}
