extension SpanishPhrases {
  /// Files and pasted lines, and sessions of several people.
  static let others: [String: String] = [
    "All who were asked agree on %1, which was taken over: %2.":
      "Todas las personas a quienes se preguntó coinciden en %1, que se tomó: %2.",
    "All who were asked agree on %1 more questions, which were taken over; /list shows them.":
      "Todas las personas a quienes se preguntó coinciden en %1 preguntas más, que se tomaron; /list las muestra.",
    "Difference %1 of %2. Who said what:": "Diferencia %1 de %2. Quién dijo qué:",
    "Who said what:": "Quién dijo qué:",
    "All who were asked agree:": "Todas las personas a quienes se preguntó coinciden:",
    "Nobody has answered this:": "Nadie ha respondido esto:",
    "No difference is left. This question nobody has answered so far.":
      "No queda ninguna diferencia. Esta pregunta no la ha respondido nadie todavía.",
    "No difference is left. %1 questions nobody has answered so far.":
      "No queda ninguna diferencia. %1 preguntas no las ha respondido nadie todavía.",
    "/settle works where several respondents are compared": "/settle sirve donde se comparan varios participantes",
    "no question is open, so there is nothing to settle here":
      "no hay ninguna pregunta abierta, así que aquí no hay nada que decidir",
    "%1 for %2": "%1 para %2",
    "nobody here is '%1'; expected %2": "aquí nadie es '%1'; se esperaba %2",
    "'%1' fits several people; expected %2": "'%1' coincide con varias personas; se esperaba %2",
    "nobody was asked this question": "esta pregunta no se hizo a nadie",
    "%1 has given no answer here to settle it with": "%1 no dio aquí ninguna respuesta con la que decidir",
    "Settled.": "Decidido.",
    "Settled by %1.": "Decidido por %1.",
    "the answer of %1 is missing, such as @%2 2": "falta la respuesta de %1, por ejemplo @%2 2",
    "nobody here is called '%1'; expected %2, or /respondent %3":
      "aquí nadie se llama '%1'; se esperaba %2, o /respondent %3",
    "Answers are recorded as %1's. /respondent NAME changes that; @NAME before an answer, for one answer.":
      "Las respuestas se registran a nombre de %1. /respondent NOMBRE lo cambia; @NOMBRE antes de una respuesta, solo para esa.",
    "Answers are recorded without a name. /respondent NAME says whose they are.":
      "Las respuestas se registran sin nombre. /respondent NOMBRE dice de quién son.",
    "From here on, nobody in particular is said to answer.": "De ahora en adelante, no se dice quién responde.",
    "From here on, %1 settles.": "De ahora en adelante, decide %1.",
    "From here on, answers are recorded as %1's.": "De ahora en adelante, las respuestas se registran a nombre de %1.",
    "Ask:": "Pregunte:",
    "Look for:": "Busque:",
    "the answers in '%1' could not all be taken": "no se pudieron tomar todas las respuestas de '%1'",
    "%1 has the answer \"%2\", which stays; the sheet says \"%3\"":
      "%1 tiene la respuesta \"%2\", que se queda; la hoja dice \"%3\"",
    "to take the new one, at the prompt: /change %1":
      "para tomar la nueva, donde se escriben las respuestas: /change %1",
    "Please check %1: %2": "Por favor revise %1: %2",
    "Note %1: %2": "Nota sobre %1: %2",
    "and %1 more": "y %1 más",
    "Not taken:": "No se tomó:",
    "line %1: %2": "línea %1: %2",
    "These have another answer already, which stays. To take the new one:":
      "Estas ya tienen otra respuesta, que se queda. Para tomar la nueva:",
    "/change %1: now \"%2\", the file says \"%3\"": "/change %1: ahora \"%2\", el archivo dice \"%3\"",
    "%1 line passed over: only answers by name, 'item: answer', are taken here.":
      "Se pasó por alto %1 línea: aquí solo se toman respuestas por nombre, 'elemento: respuesta'.",
    "%1 lines passed over: only answers by name, 'item: answer', are taken here.":
      "Se pasaron por alto %1 líneas: aquí solo se toman respuestas por nombre, 'elemento: respuesta'.",
    "/undo takes it back.": "/undo la retira.",
    "/undo takes them back one by one, the last first, remarks too.":
      "/undo las retira una por una, primero la última, también las notas.",
    "%1 answer taken": "%1 respuesta tomada",
    "%1 answers taken": "%1 respuestas tomadas",
    "%1 remark added": "%1 nota agregada",
    "%1 remarks added": "%1 notas agregadas",
    "1|%1 already so": "%1 ya estaba así",
    "%1 already so": "%1 ya estaban así",
    "1|%1 answered otherwise already": "%1 ya respondida de otra manera",
    "%1 answered otherwise already": "%1 ya respondidas de otra manera",
    "1|%1 not taken": "%1 sin tomar",
    "%1 not taken": "%1 sin tomar",
    "1|%1 left empty": "%1 vacía",
    "%1 left empty": "%1 vacías",
    "From %1: %2.": "De %1: %2.",
    "The sheet was written from another assessment, %1.": "La hoja se escribió desde otra evaluación, %1.",
    "The sheet was written from another assessment of the same client, %1.":
      "La hoja se escribió desde otra evaluación del mismo cliente, %1.",
    "Recorded as nobody's: the sheet does not say who filled it in.":
      "Registrado sin nombre: la hoja no dice quién la llenó.",
    "Recorded as %1's.": "Registrado a nombre de %1.",
    "%1 as %2's": "%1 a nombre de %2",
    "%1 as nobody's": "%1 sin nombre",
    "Read back before moving on:": "Repaso antes de seguir:",
    "Type y if this is right, the number of an answer to change it, or skip to confirm it later.":
      "Escriba s si está bien, el número de una respuesta para cambiarla, o skip para confirmar después.",
    "This is what y confirms:": "Esto es lo que s confirma:",
    "Confirmed: %1.": "Confirmado: %1.",
    "Not confirmed. /review %1 reads it back again.": "Sin confirmar. /review %1 la repasa otra vez.",
    "Which answer is not right? Type its number.": "¿Qué respuesta no está bien? Escriba su número.",
    "y confirms the section, a number goes to that answer, a number and an answer changes it at once, skip leaves it to be confirmed later. Commands work too, such as /note 3: TEXT or /score.":
      "s confirma la sección, un número va a esa respuesta, un número y una respuesta la cambian de una vez, skip la deja para confirmar después. Los comandos también sirven, como /note 3: TEXTO o /score.",
    "expected y if this is right, the number of an answer to change it, or skip to confirm it later":
      "se esperaba s si está bien, el número de una respuesta para cambiarla, o skip para confirmar después",
    "question %1 is not in this section; /change %2 goes there":
      "la pregunta %1 no está en esta sección; /change %2 va allí",
    "1|%1 answered": "%1 respondida",
    "1|%1 parked": "%1 pendiente de preguntar",
    "%1 parked": "%1 pendientes de preguntar",
    "%1: %2. /review %3 shows the answers.": "%1: %2. /review %3 muestra las respuestas.",
    "/change N changes an answer.": "/change N cambia una respuesta.",
    "Files cannot be read here.": "Aquí no se pueden leer archivos.",
    "Files cannot be written here.": "Aquí no se pueden escribir archivos.",
    "'%1' has no field '%2'": "'%1' no tiene ningún campo '%2'",
    "%1: this is no answer; expected %2": "%1: esto no es una respuesta; se esperaba %2",
    "expected y or n, whether to change the answer before": "se esperaba s o n, si se cambia la respuesta anterior",
    "All %1 lines were taken.": "Se tomaron las %1 líneas.",
    "%1 line after it is dropped.": "Se descarta %1 línea después de esa.",
    "the %1 lines after it are dropped.": "Se descartan las %1 líneas después de esa.",
    "Line %1 was not accepted: %2.": "La línea %1 no se aceptó: %2.",
    "A line was not accepted: %1.": "Una línea no se aceptó: %1.",
    "What came before it stays recorded.": "Lo que vino antes queda registrado.",
    "What came before it stays recorded; %1 line after it is dropped.":
      "Lo que vino antes queda registrado; se descarta %1 línea después de esa.",
    "What came before it stays recorded; the %1 lines after it are dropped.":
      "Lo que vino antes queda registrado; se descartan las %1 líneas después de esa.",
    "Line %1: %2.": "Línea %1: %2.",
    "Dropped, since what was said before waits for a yes or no: %1.":
      "Se descarta, porque lo dicho antes espera un sí o un no: %1.",
    "take them? [y/n] > ": "tomarlas? [s/n] > ",
    "That is %1 lines: y takes them one after the other as if each were typed, up to the first that is not accepted; n drops them.":
      "Son %1 líneas: s las toma una tras otra como si se escribiera cada una, hasta la primera que no se acepte; n las descarta.",
    "That is %1 lines: y takes them one after the other as if each were typed, up to the first that is not accepted; n takes them as one answer.":
      "Son %1 líneas: s las toma una tras otra como si se escribiera cada una, hasta la primera que no se acepte; n las toma como una sola respuesta.",
    "Dropped; nothing was recorded. Several choices stand on one line, such as 1, 3.":
      "Descartado; no se registró nada. Varias opciones van en una línea, por ejemplo 1, 3.",
    "Dropped; nothing was recorded.": "Descartado; no se registró nada.",
    "Expected y to take the %1 lines one after the other, or n to drop them.":
      "Se esperaba s para tomar las %1 líneas una tras otra, o n para descartarlas.",
    "Expected y to take the %1 lines one after the other, or n to take them as one answer.":
      "Se esperaba s para tomar las %1 líneas una tras otra, o n para tomarlas como una sola respuesta.",
    "That is a JSON document, and nothing of it was recorded. Put it into a file, which groundwork take --answers FILE reads.":
      "Eso es un documento JSON, y nada de él se registró. Póngalo en un archivo, que groundwork take --answers FILE lee.",
    "'%1' was never asked, so its answer is not counted": "'%1' nunca se preguntó, así que su respuesta no cuenta",
    "a script cannot leave the assessment it is answering": "un guion no puede salir de la evaluación que responde",
  ]
}
