extension SpanishPhrases {
  /// What a whole report says, in every format.
  static let formats: [String: String] = [
    // Headings
    "Already in place": "Lo que ya existe",
    "What is missing": "Lo que falta",
    "Sections": "Secciones",
    "All steps, in an order that can be followed": "Todos los pasos, en un orden que se puede seguir",
    "Notes": "Notas",
    "Every question": "Todas las preguntas",
    "How the score is made": "Cómo se calcula el puntaje",
    "The record": "El registro",
    "Appendix: %1": "Anexo: %1",
    // Columns
    "Who and when": "Quién y cuándo",
    "Of 100": "De 100",
    "Bar": "Barra",
    "Unsettled": "Por resolver",
    "State": "Estado",
    "Said by": "Dicho por",
    "Notes and evidence": "Notas y evidencia",
    // Whom it is about
    "Client: %1": "Cliente: %1",
    "Opened on %1, completed": "Abierta el %1, completa",
    "Opened on %1, in progress": "Abierta el %1, en curso",
    "Led by: %1": "Con la asesoría de: %1",
    "Answered by: %1": "Respondida por: %1",
    "Questionnaire: %1, version %2": "Cuestionario: %1, versión %2",
    // Steps
    "Why: %1": "Por qué: %1",
    "Done when there is: %1.": "Está listo cuando hay: %1.",
    "From the assessment %1, %2.": "De la evaluación %1, %2.",
    // Answers
    "Note by %1: %2": "Nota de %1: %2",
    "Evidence by %1: %2": "Evidencia de %1: %2",
    "%1 said: %2": "%1 dijo: %2",
    "Settled by %1": "Resuelta por %1",
    "Sources: %1": "Fuentes: %1",
    // Method and record
    "%1 from %2": "%1 desde %2",
    "Levels: %1, each with what else it asks for.": "Niveles: %1, cada uno con lo que además exige.",
    "Assessment %1, 1 event, begun with %2.": "Evaluación %1, 1 evento, iniciada con %2.",
    "Assessment %1, %2 events, begun with %3.": "Evaluación %1, %2 eventos, iniciada con %3.",
    "SHA-256 of the questionnaire: %1": "SHA-256 del cuestionario: %1",
    "Head of the transcript: %1": "Cabeza de la transcripción: %1",
    "To check that the record holds what this report was made from: groundwork verify %1 --head %2":
      "Para comprobar que la transcripción contiene aquello con que se hizo este informe: groundwork verify %1 --head %2",
  ]
}
