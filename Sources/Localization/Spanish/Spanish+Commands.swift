extension SpanishPhrases {
  /// The commands of the shell.
  static let commands: [String: String] = [
    "/%1 needs more: %2, for example %3": "/%1 necesita más: %2, por ejemplo %3",
    "no question is open, so there is nothing to skip here":
      "no hay ninguna pregunta abierta, así que aquí no hay nada que omitir",
    "no question is open, so there is nothing to unknown here":
      "no hay ninguna pregunta abierta, así que aquí no hay nada que dejar como no sabido",
    "no question is open, so there is nothing to keep here":
      "no hay ninguna pregunta abierta, así que aquí no hay nada que conservar",
    "there is no answer here to keep yet": "todavía no hay aquí una respuesta que conservar",
    "/%1 works where a question is answered by rows": "/%1 sirve donde una pregunta se responde con filas",
    "%1 answer is saved in %2.": "%1 respuesta está guardada en %2.",
    "%1 answers are saved in %2.": "%1 respuestas están guardadas en %2.",
    "%1 answer is saved; this is a trial run, so nothing is kept on disk.":
      "%1 respuesta está guardada; esta es una prueba, así que nada queda en el disco.",
    "%1 answers are saved; this is a trial run, so nothing is kept on disk.":
      "%1 respuestas están guardadas; esta es una prueba, así que nada queda en el disco.",
    "That was all of it. Type quit to leave.": "Eso fue todo. Escriba quit para salir.",
    "no question is open, so there is nothing to explain here":
      "no hay ninguna pregunta abierta, así que aquí no hay nada que explicar",
    "no question is open, so there is nothing to set aside here":
      "no hay ninguna pregunta abierta, así que aquí no hay nada que dejar aparte",
    "no question is open, so there is nothing to park here":
      "no hay ninguna pregunta abierta, así que aquí no hay nada que preguntar a otra persona",
    "Parked. /review lists what waits.": "Pendiente de preguntar. /review muestra lo que espera.",
    "Parked for %1. /review lists what waits.": "Pendiente de preguntar a %1. /review muestra lo que espera.",
    "Note added to the whole assessment.": "Nota agregada a toda la evaluación.",
    "%1 is not known here: /respondent %2 first, if these words are theirs.":
      "Aquí no se conoce a %1: primero /respondent %2, si estas palabras son suyas.",
    "Note added to %1, as %2's.": "Nota agregada a %1, a nombre de %2.",
    "Note added to %1.": "Nota agregada a %1.",
    "Note added, as %1's.": "Nota agregada, a nombre de %1.",
    "Note added.": "Nota agregada.",
    "no question is open, so there is nothing to show evidence for here":
      "no hay ninguna pregunta abierta, así que aquí no hay nada de lo que mostrar evidencia",
    "Evidence added to %1: %2 (recorded, not opened).": "Evidencia agregada a %1: %2 (registrada, no abierta).",
    "this is the first question": "esta es la primera pregunta",
    "no other question waits for an answer": "ninguna otra pregunta espera respuesta",
    "No question waits for an answer.": "Ninguna pregunta espera respuesta.",
    "no question of section '%1' is asked": "de la sección '%1' no se pregunta nada",
    "there is no question '%1'; expected its name or its number, as /list shows them":
      "no hay ninguna pregunta '%1'; se esperaba su nombre o su número, como los muestra /list",
    "Taken back: %1. /undo again takes the last answer back.":
      "Retirado: %1. /undo otra vez retira la última respuesta.",
    "Taken back at %1: %2; it is again: %3.": "Retirado en %1: %2; vuelve a ser: %3.",
    "Taken back at %1: %2.": "Retirado en %1: %2.",
    "there is no section '%1'; expected one of %2": "no hay ninguna sección '%1'; se esperaba una de estas: %2",
    "Every question has an answer.": "Todas las preguntas tienen respuesta.",
    "... and %1 more": "... y %1 más",
    "%1 [asked or not: waits for %2]": "%1 [quizás se pregunte: depende de %2]",
    "/goto N goes to a question.": "/goto N va a una pregunta.",
    "/export needs the file to write, for example /export %1 %2":
      "/export necesita el archivo que va a escribir, por ejemplo /export %1 %2",
    "a file of answers overwrites no other file; expected no --force":
      "un archivo de respuestas no reemplaza otro archivo; se esperaba sin --force",
    "To overwrite it: /export %1 --force": "Para reemplazarlo: /export %1 --force",
    "Wrote %1: %2.": "Se escribió %1: %2.",
    "When it comes back filled in: /import %1": "Cuando vuelva con las respuestas: /import %1",
    "To answer: %1.": "Para responder: %1.",
    "why it is asked, sources": "por qué se pregunta, fuentes",
    "you do not know": "usted no lo sabe",
    "/na REASON": "/na MOTIVO",
    "it does not apply": "no aplica",
    "/settle a": "/settle a",
    "settle it as a said": "decidir lo que dijo a",
    "leave it for later": "dejarla para después",
    "/remove N": "/remove N",
    "take a row out": "quitar una fila",
    "all rows are there": "están todas las filas",
    "@NAME 2": "@NOMBRE 2",
    "answer for somebody": "responder por alguien",
    "/park WHO": "/park QUIÉN",
    "leave it for somebody": "dejarla para alguien",
    "time used, planned": "tiempo usado y previsto",
    "the question before": "la pregunta anterior",
    "/note TEXT": "/note TEXTO",
    "add a remark": "agregar una nota",
    "take the last answer back": "retirar la última respuesta",
    "/change N": "/change N",
    "change an earlier answer": "cambiar una respuesta anterior",
    "all questions, answers": "preguntas y respuestas",
    "where you stand": "su situación",
    "how a number comes about": "cómo resulta un número",
    "what to do next": "qué hacer ahora",
    "leave, all is saved": "salir, todo se guarda",
    "Common commands work without the slash too. /help all lists every command, /help note explains one.":
      "Los comandos comunes también sirven sin la barra. /help all muestra todos los comandos, /help note explica uno.",
    "there is no command '%1'; ? lists what can be typed":
      "no hay ningún comando '%1'; ? muestra lo que se puede escribir",
    "For example: %1": "Por ejemplo: %1",
    "The questionnaire does not say why this is asked.": "El cuestionario no dice por qué se pregunta esto.",
    "What would show it:": "Qué lo mostraría:",
    "This is for orientation; it does not count in the score.": "Esto sirve de orientación; no cuenta en el puntaje.",
    "a part": "una parte",
    "It makes up %1 of the section \"%2\".": "Es el %1 de la sección \"%2\".",
    "Source:": "Fuente:",
    "Sources:": "Fuentes:",
    "An answer here is %1.": "Aquí la respuesta es %1.",
    "a script that replays to the same answers": "un guion que repite las mismas respuestas",
    "the questions that still wait, to send, as Markdown":
      "las preguntas que todavía esperan, para enviar, como Markdown",
    "the questions that still wait, to fill in with a spreadsheet program, as CSV":
      "las preguntas que todavía esperan, para llenar con una hoja de cálculo, como CSV",
    "there is no format '%1'; expected %2": "no hay ningún formato '%1'; se esperaba %2",
    "nothing is parked for '%1'; expected no name, since nobody is named yet (/park NAME)":
      "no hay nada pendiente de preguntar a '%1'; se esperaba sin nombre, porque todavía no se nombra a nadie (/park NOMBRE)",
    "nothing is parked for '%1'; expected %2": "no hay nada pendiente de preguntar a '%1'; se esperaba %2",
    "%1 people match '%2': %3; expected more of one name":
      "%1 personas coinciden con '%2': %3; se esperaba más de un nombre",
    "all answers, as a script": "todas las respuestas, como guion",
    "the report, as JSON": "el informe, como JSON",
    "no open question": "ninguna pregunta abierta",
    "%1 open question": "%1 pregunta abierta",
    "%1 open questions": "%1 preguntas abiertas",
    "%1, with those for %2": "%1, con las que son para %2",
    "%1, with those for %2 people": "%1, con las que son para %2 personas",
    "%1, with %2 note": "%1, con %2 nota",
    "%1, with %2 notes": "%1, con %2 notas",
    "%1, as %2": "%1, como %2",
    "/help [COMMAND|all]": "/help [COMANDO|all]",
    "Says what can be typed here, explains a command, or lists all.":
      "Dice qué se puede escribir aquí, explica un comando o los muestra todos.",
    "Says why this is asked, how it counts, and where it comes from.":
      "Dice por qué se pregunta esto, cómo cuenta y de dónde viene.",
    "Shows an example of an answer.": "Muestra un ejemplo de respuesta.",
    "Goes to the question before this one.": "Va a la pregunta anterior a esta.",
    "Leaves this question for later; /review lists what was left.":
      "Deja esta pregunta para después; /review muestra lo que quedó.",
    "Answers that you do not know; the plan then says to find out.":
      "Responde que usted no lo sabe; el plan dice entonces que hay que averiguarlo.",
    "/na [REASON]": "/na [MOTIVO]",
    "Says that the question does not concern you, and why.": "Dice que la pregunta no aplica en su caso, y por qué.",
    "/na we have no union": "/na no tenemos sindicato",
    "Keeps the answer that is shown, as Enter does.": "Conserva la respuesta que se muestra, igual que Enter.",
    "/note [ITEM:] [WHO:] TEXT": "/note [ELEMENTO:] [QUIÉN:] TEXTO",
    "Adds a remark to this question, or to the one named; in a guided session, of the person named.":
      "Agrega una nota a esta pregunta, o a la que se nombre; en una sesión guiada, de la persona que se nombre.",
    "/note HR keeps the list of mentors": "/note Recursos Humanos tiene la lista de mentores",
    "/evidence TEXT|PATH": "/evidence TEXTO|RUTA",
    "Records what shows that the answer holds; a file is not opened.":
      "Registra lo que muestra que la respuesta es cierta; un archivo no se abre.",
    "/park [WHO]": "/park [QUIÉN]",
    "Leaves this question for someone else to answer.": "Deja esta pregunta para que la responda otra persona.",
    "/park Maria in payroll": "/park María de nómina",
    "/goto ITEM|SECTION|NUMBER": "/goto ELEMENTO|SECCIÓN|NÚMERO",
    "Goes to a question by its name or number, or to a section.":
      "Va a una pregunta por su nombre o número, o a una sección.",
    "Lists all questions with their answers.": "Muestra todas las preguntas con sus respuestas.",
    "/review [SECTION]": "/review [SECCIÓN]",
    "Lists the questions that still wait for an answer, or reads the answers of a section back.":
      "Muestra las preguntas que todavía esperan respuesta, o repasa las respuestas de una sección.",
    "/change ITEM|NUMBER": "/change ELEMENTO|NÚMERO",
    "Goes to an answered question to change it; says first what that affects.":
      "Va a una pregunta respondida para cambiarla; dice antes a qué afecta.",
    "Takes the last answer back.": "Retira la última respuesta.",
    "Goes to the open question that would settle most.": "Va a la pregunta abierta que más resolvería.",
    "Shows where you stand so far.": "Muestra su situación hasta ahora.",
    "/explain [NAME]": "/explain [NOMBRE]",
    "Says what a number is made of: of a question, section, level, value or step, or of the score.":
      "Dice de qué se compone un número: de una pregunta, sección, nivel, valor o paso, o del puntaje.",
    "Lists what to do next, with sources.": "Muestra qué hacer ahora, con fuentes.",
    "/path [LEVEL]": "/path [NIVEL]",
    "Finds the least work that reaches the next level, or the one named.":
      "Busca el menor trabajo para llegar al siguiente nivel, o al que se nombre.",
    "/assign STEP [WHO] [DAY]": "/assign PASO [QUIÉN] [DÍA]",
    "Says who does a step of the plan, and by when; none takes it back.":
      "Dice quién hace un paso del plan, y para cuándo; none lo retira.",
    "/whatif ITEM=ANSWER ...": "/whatif ELEMENTO=RESPUESTA ...",
    "Shows what other answers would change; nothing is recorded.":
      "Muestra qué cambiarían otras respuestas; no se registra nada.",
    "/respondent NAME": "/respondent NOMBRE",
    "Says who gives the answers from here on.": "Dice quién da las respuestas de ahora en adelante.",
    "Shows how long each section takes by the plan, and has taken.":
      "Muestra cuánto debería llevar cada sección según lo previsto, y cuánto ha llevado.",
    "/settle LETTER|NAME": "/settle LETRA|NOMBRE",
    "Where several respondents are compared: settles the question with what this person said.":
      "Donde se comparan varios participantes: decide la pregunta con lo que dijo esta persona.",
    "At a list: begins another row.": "En una lista: empieza otra fila.",
    "/remove ROW": "/remove FILA",
    "At a list: takes a row out.": "En una lista: quita una fila.",
    "At a list: says that all rows are there.": "En una lista: dice que están todas las filas.",
    "/import FILE": "/import ARCHIVO",
    "Takes answers from a file: a sheet that was filled in, a script, or JSON; changes none that you have.":
      "Toma respuestas de un archivo: una hoja que alguien llenó, un guion o JSON; no cambia ninguna de las que hay.",
    "Says where the answers are kept; every answer is saved at once.":
      "Dice dónde se guardan las respuestas; cada respuesta se guarda al momento.",
    "Begins a new assessment; this one stays saved as it is.":
      "Empieza una evaluación nueva; esta queda guardada como está.",
    "/take [QUESTIONNAIRE]": "/take [CUESTIONARIO]",
    "Goes on with another questionnaire, or lists them; this one stays saved as it is.":
      "Sigue con otro cuestionario, o los muestra; este queda guardado como está.",
    "Leaves. Everything is saved; next time you go on here.": "Sale. Todo está guardado; la próxima vez se sigue aquí.",
  ]
}
