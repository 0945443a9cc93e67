extension SpanishPhrases {
  /// Questions and answers at the prompt.
  static let questions: [String: String] = [
    "(line dropped; nothing recorded)": "(línea descartada; no se registró nada)",
    "Everything is saved. Type quit or press Ctrl-C again to leave.":
      "Todo está guardado. Escriba quit o pulse Ctrl-C otra vez para salir.",
    "That line is too long; at most %1 bytes are read. Nothing was recorded.":
      "Esa línea es demasiado larga; se leen %1 bytes como máximo. No se registró nada.",
    "Press Enter to try again, or type quit to leave.":
      "Pulse Enter para intentar de nuevo, o escriba quit para salir.",
    "try again > ": "intentar de nuevo > ",
    "This was not saved: %1": "Esto no se guardó: %1",
    "Did you mean \"%1\"?": "¿Quiso decir \"%1\"?",
    "The level is certain: %1.": "El nivel es seguro: %1.",
    "The result is certain.": "El resultado es seguro.",
    "%1 question was not needed for that. They can still be answered: they make the plan complete. /next goes to one.":
      "%1 pregunta no hizo falta para eso. Todavía se puede responder: completa el plan. /next va a ella.",
    "%1 questions were not needed for that. They can still be answered: they make the plan complete. /next goes to one.":
      "%1 preguntas no hicieron falta para eso. Todavía se pueden responder: completan el plan. /next va a una.",
    "Of the open questions, this one says most about your level.":
      "De las preguntas abiertas, esta es la que más dice sobre su nivel.",
    "Of the open questions, this one settles most of the score: about %1 point.":
      "De las preguntas abiertas, esta es la que más resuelve del puntaje: alrededor de %1 punto.",
    "Of the open questions, this one settles most of the score: about %1 points.":
      "De las preguntas abiertas, esta es la que más resuelve del puntaje: alrededor de %1 puntos.",
    "unknown command '%1'; ? lists what can be typed here":
      "comando desconocido '%1'; ? muestra lo que se puede escribir aquí",
    "no answer is given for '%1'; expected %2": "no hay respuesta para '%1'; se esperaba %2",
    "/%1 cannot follow the name of an item; expected an answer, /unknown, /skip, /park WHO, /na REASON or /note TEXT":
      "/%1 no puede ir después del nombre de un elemento; se esperaba una respuesta, /unknown, /skip, /park QUIÉN, /na MOTIVO o /note TEXTO",
    "unknown command '%1'": "comando desconocido '%1'",
    "Going to what was skipped.": "Vamos a lo que se omitió.",
    "no question is open; /quit leaves, ? lists what can be typed":
      "no hay ninguna pregunta abierta; /quit sale, ? muestra lo que se puede escribir",
    "an empty line is not an answer; expected %1, or skip to leave it for later":
      "una línea vacía no es una respuesta; se esperaba %1, o skip para dejarla para después",
    "Kept: %1.": "Se conserva: %1.",
    "no question is on screen; /change N changes an answer, ? lists what can be typed":
      "no hay ninguna pregunta en pantalla; /change N cambia una respuesta, ? muestra lo que se puede escribir",
    "Changing this to \"%1\" affects other questions:": "Cambiar esto a \"%1\" afecta a otras preguntas:",
    "Left as it was.": "Queda como estaba.",
    "expected y to change it, or n to leave it as it was": "se esperaba s para cambiarla, o n para dejarla como estaba",
    "%1; and %2 more": "%1; y %2 más",
    "%1 question will be asked: %2": "se preguntará %1 pregunta: %2",
    "%1 questions will be asked: %2": "se preguntarán %1 preguntas: %2",
    "%1 question will no longer be asked: %2": "ya no se preguntará %1 pregunta: %2",
    "%1 questions will no longer be asked: %2": "ya no se preguntarán %1 preguntas: %2",
    "%1 answer is set aside, kept in the record, and not counted":
      "%1 respuesta queda aparte: se guarda en el registro y no cuenta",
    "%1 answers are set aside, kept in the record, and not counted":
      "%1 respuestas quedan aparte: se guardan en el registro y no cuentan",
    "%1 earlier answer counts again": "%1 respuesta anterior vuelve a contar",
    "%1 earlier answers count again": "%1 respuestas anteriores vuelven a contar",
    "Changed: %1%2 -> %3.": "Cambiado: %1%2 -> %3.",
    "Recorded: %1.": "Registrado: %1.",
    "Recorded: not known%1. The plan will say to find out.":
      "Registrado: no se sabe%1. El plan dirá que hay que averiguarlo.",
    "Skipped. /review lists what waits for an answer.": "Omitida. /review muestra lo que espera respuesta.",
    "The row said so far no longer counts; /undo brings it back.":
      "La fila dicha hasta ahora ya no cuenta; /undo la recupera.",
    "The %1 rows said so far no longer count; /undo brings them back.":
      "Las %1 filas dichas hasta ahora ya no cuentan; /undo las recupera.",
    "Please check: %1": "Por favor revise: %1",
    "Please check %1 as well: %2": "Por favor revise también %1: %2",
    "(Taken as your answer. For the command, type /%1; /undo takes this back.)":
      "(Se tomó como su respuesta. Para el comando, escriba /%1; /undo la retira.)",
    "A question? ? says what can be typed here, why says why it is asked.":
      "¿Una duda? ? dice qué se puede escribir aquí, why dice por qué se pregunta.",
    "/%1 takes nothing after it; expected %2 alone": "/%1 no lleva nada después; se esperaba %2 solo",
    "one or more numbers from 1 to %1, such as 1, %2": "uno o más números de 1 a %1, por ejemplo 1, %2",
    "y or n, or 1 or 2": "s o n, o bien 1 o 2",
    "add, a row's number, remove and a number, or done": "add, el número de una fila, remove y un número, o done",
    "your answer; Alt-Enter starts a new line": "su respuesta; Alt-Enter empieza otra línea",
    "your answer": "su respuesta",
    "this question": "esta pregunta",
    "Your line is still there: typing replaces it, the arrow keys mend it.":
      "Su línea sigue ahí: escribir la reemplaza, las flechas la corrigen.",
    "%1: %2 (about %3 min)": "%1: %2 (alrededor de %3 min)",
    "/take and one of these names goes on with it; this one stays saved.":
      "/take y uno de estos nombres sigue con ese; este queda guardado.",
    "there is no questionnaire '%1'; /take lists those there are":
      "no hay ningún cuestionario '%1'; /take muestra los que hay",
    "%1 more line [Enter, or q to stop] > ": "queda %1 renglon [Enter, o q para parar] > ",
    "%1 more lines [Enter, or q to stop] > ": "quedan %1 renglones [Enter, o q para parar] > ",
    "there is no level '%1'; expected one of %2": "no hay ningún nivel '%1'; se esperaba uno de estos: %2",
    "This questionnaire has no levels.": "Este cuestionario no tiene niveles.",
    "The highest level is reached already.": "El nivel más alto ya está alcanzado.",
    "Nothing was recorded.": "No se registró nada.",
    "Nobody is named any more for: %1.": "Ya no hay nadie a cargo de: %1.",
    "/assign needs who does it, or by when, for example %1":
      "/assign necesita quién lo hace, o para cuándo, por ejemplo %1",
    "Assigned to %1, due %2: %3.": "A cargo de %1, para el %2: %3.",
    "Assigned to %1: %2.": "A cargo de %1: %2.",
    "Assigned, due %1: %2.": "Para el %1: %2.",
    "Assigned: %1.": "Asignado: %1.",
    "'%1' is not part of a day that can be read; expected a day such as 2027-03-01 or June 1":
      "'%1' no es parte de un día que se pueda leer; se esperaba un día como 2027-03-01 o 1 de junio",
    "there is no step '%1'; expected its name": "no hay ningún paso '%1'; se esperaba su nombre",
    "there is no step '%1'; expected its name or a number from 1 to %2, as /plan shows them":
      "no hay ningún paso '%1'; se esperaba su nombre o un número de 1 a %2, como los muestra /plan",
    "change it? [y/n] > ": "cambiarla? [s/n] > ",
    "confirm? [y, or a number] > ": "confirmar? [s, o su numero] > ",
    "done > ": "listo > ",
    "Q%1 of about %2": "P%1 de unas %2",
    "Q%1 of %2": "P%1 de %2",
    "Q": "P",
    "Enter takes %1, %2.": "Enter toma %1, %2.",
    "Enter takes %1.": "Enter toma %1.",
    "Your answer: %1. Enter keeps it.": "Su respuesta: %1. Enter la conserva.",
    "Your answer stands on the line: Enter keeps it, typing replaces it, the arrow keys edit it.":
      "Su respuesta está en la línea: Enter la conserva, escribir la reemplaza, las flechas la corrigen.",
    "about %1": "cerca del %1",
    "about %1 min left": "quedan unos %1 min",
    "unknown": "no se sabe",
    "na (does not apply)": "na (no aplica)",
    "? for help": "? para ayuda",
    "Type %1. Also: %2.": "Escriba %1. También: %2.",
    "%1 row so far": "%1 fila hasta ahora",
    "%1 rows so far": "%1 filas hasta ahora",
    "You have seen every question; %1 was skipped (%2). /next goes to it.":
      "Ya vio todas las preguntas; %1 se omitió (%2). /next va a ella.",
    "You have seen every question; %1 were skipped (%2). /next goes to the first.":
      "Ya vio todas las preguntas; %1 se omitieron (%2). /next va a la primera.",
    "That was the last question. Thank you.": "Esa fue la última pregunta. Gracias.",
    "%1 /score shows that again, /explain how it comes about, /plan all steps, /list your answers, /export result.txt writes it all to a file; /change N changes one, /quit leaves.":
      "%1 /score muestra eso otra vez, /explain cómo resulta, /plan todos los pasos, /list sus respuestas, /export result.txt escribe todo en un archivo; /change N cambia una, /quit sale.",
    "'%1' has no rows; expected %2": "'%1' no tiene filas; se esperaba %2",
    "row %1 cannot be answered yet; expected a row from 1 to %2":
      "la fila %1 todavía no se puede responder; se esperaba una fila de 1 a %2",
    "'%1' is not asked in row %2": "'%1' no se pregunta en la fila %2",
    "whether '%1' is asked in row %2 waits for %3":
      "todavía no se sabe si '%1' se pregunta en la fila %2: depende de %3",
    "expected %1, /unknown or /na REASON": "se esperaba %1, /unknown o /na MOTIVO",
    "Row %1 - question %2 of %3": "Fila %1 - pregunta %2 de %3",
    "Enter leaves this out.": "Enter la deja vacía.",
    "No row yet.": "Todavía no hay ninguna fila.",
    "%1 row so far.": "%1 fila hasta ahora.",
    "%1 rows so far.": "%1 filas hasta ahora.",
    "Type add for the first": "Escriba add para la primera",
    "Type add for another, a row's number to change it, remove %1 to take that one out":
      "Escriba add para otra, el número de una fila para cambiarla, remove %1 para quitar esa",
    "Type a row's number to change it, remove %1 to take that one out":
      "Escriba el número de una fila para cambiarla, remove %1 para quitar esa",
    "%1, or done (or Enter) to go on.": "%1, o done (o Enter) para seguir.",
    "%1, rows > ": "%1, filas > ",
    "%1, row %2%3 > ": "%1, fila %2%3 > ",
    "an empty line is not an answer; expected %1": "una línea vacía no es una respuesta; se esperaba %1",
    "Skipped. The row can be completed later.": "Omitido. La fila se puede completar después.",
    "there are %1 rows already, and no more are taken": "ya hay %1 filas, y no se toman más",
    "there is no row yet; expected add": "todavía no hay ninguna fila; se esperaba add",
    "there is no row %1; expected 1 to %2": "no hay ninguna fila %1; se esperaba de 1 a %2",
    "expected the number of the row to take out, such as remove %1":
      "se esperaba el número de la fila que hay que quitar, por ejemplo remove %1",
    "Removed: %1. /undo brings it back.": "Quitado: %1. /undo lo recupera.",
    "row %1 still needs '%2'; expected %3, or /remove %4 to take the row out":
      "la fila %1 todavía necesita '%2'; se esperaba %3, o /remove %4 para quitar la fila",
    "No longer asked in this row, and taken out: %1. /undo brings it back.":
      "Ya no se pregunta en esta fila, y se quitó: %1. /undo lo recupera.",
    "The list cannot end like this.": "La lista no puede terminar así.",
    "row %1 is not complete yet": "la fila %1 todavía no está completa",
    "That makes %1.": "Así quedan %1.",
    "question %1 (%2)": "la pregunta %1 (%2)",
    "Note: a rule of the questionnaire could not be worked out (%1: %2).":
      "Nota: una regla del cuestionario no se pudo calcular (%1: %2).",
  ]
}
