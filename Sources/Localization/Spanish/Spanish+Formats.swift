extension SpanishPhrases {
  /// What a whole report says, in every format.
  static let formats: [String: String] = [
    // Headings
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
    "From the assessment %1: %2": "De la evaluación %1: %2",
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
    // Files
    "the whole report as text, to read, print or send":
      "todo el informe como texto, para leer, imprimir o enviar",
    "the report, as text": "el informe, como texto",
    "the whole report as one HTML file, to read, print or hand over":
      "todo el informe como un archivo HTML, para leer, imprimir o entregar",
    "the report, as HTML": "el informe, como HTML",
    "the whole report as Markdown, to paste": "todo el informe como Markdown, para pegar",
    "the report, as Markdown": "el informe, como Markdown",
    "a table with a row for each question, as CSV": "una tabla con una fila por pregunta, como CSV",
    "all answers, as CSV": "todas las respuestas, como CSV",
    "a table with a row for each step of the plan, as CSV":
      "una tabla con una fila por paso del plan, como CSV",
    "the plan, as CSV": "el plan, como CSV",
    "a table of the scores of the whole and of each section, as CSV":
      "una tabla con los puntajes del conjunto y de cada sección, como CSV",
    "the scores, as CSV": "los puntajes, como CSV",
    "the steps of the plan on their days, for a calendar (iCalendar)":
      "los pasos del plan en sus días, para un calendario (iCalendar)",
    "the plan, as a calendar": "el plan, como calendario",
    "the whole report as JSON, for programs": "todo el informe como JSON, para programas",
    "the questions that still wait, to print and fill in by hand, as HTML":
      "las preguntas pendientes, para imprimir y llenar a mano, como HTML",
    "a report has no format '%1'; expected %2": "un informe no tiene el formato '%1'; se espera %2",
    "the name of '%1' does not say what to write; expected one ending in %2, or a format: %3":
      "el nombre de '%1' no dice qué escribir; se espera uno que termine en %2, o un formato: %3",
    "there are three tables as CSV; expected answers-csv, plan-csv or scores-csv for the format":
      "hay tres tablas como CSV; se espera answers-csv, plan-csv o scores-csv como formato",
    "a calendar without an entry, since the plan has no step":
      "un calendario sin entradas, porque el plan no tiene pasos",
    "1 event for a calendar, with 2 reminders": "1 evento para un calendario, con 2 recordatorios",
    "%1 events for a calendar, with 2 reminders each":
      "%1 eventos para un calendario, con 2 recordatorios cada uno",
    "1 to-do for a calendar, with 2 reminders": "1 tarea para un calendario, con 2 recordatorios",
    "%1 to-dos for a calendar, with 2 reminders each":
      "%1 tareas para un calendario, con 2 recordatorios cada una",
    """
    a sheet is written by the file's name; expected one ending in .md, .csv or .html, or sheet-md, \
    sheet-csv or sheet-html
    """:
      """
    una hoja se escribe según el nombre del archivo; se espera uno que termine en .md, .csv o .html, o \
    sheet-md, sheet-csv o sheet-html
    """,
    "/export FORMAT FILE": "/export FORMATO ARCHIVO",
    """
    Writes a file. Of the result: html, text, md, json, answers-csv, plan-csv, scores-csv, or ics for a \
    calendar. Of the open questions to send: sheet (.md, .csv or .html). Of the answers: script. The end \
    of the file's name is enough; .md and .csv alone are sheets. Of a sheet, --for NAME has one person's \
    questions, and --no-notes leaves the notes out. A calendar gets to-dos with --todos.
    """:
      """
    Escribe un archivo. Del resultado: html, text, md, json, answers-csv, plan-csv, scores-csv, o ics \
    para un calendario. De las preguntas pendientes para enviar: sheet (.md, .csv o .html). De las \
    respuestas: script. Basta con el final del nombre del archivo; .md y .csv solos son hojas. De una \
    hoja, --for NOMBRE tiene las preguntas de una persona, y --no-notes deja fuera las notas. Con \
    --todos, un calendario recibe tareas.
    """,
    "--for goes with a sheet, for example /export sheet questions.csv --for Maria":
      "--for va con una hoja, por ejemplo /export sheet questions.csv --for Maria",
    "--no-notes goes with a sheet, for example /export sheet questions.csv --no-notes":
      "--no-notes va con una hoja, por ejemplo /export sheet questions.csv --no-notes",
    "--todos goes with a calendar, for example /export ics plan.ics --todos":
      "--todos va con un calendario, por ejemplo /export ics plan.ics --todos",
  ]
}
