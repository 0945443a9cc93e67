extension SpanishPhrases {
  /// Beginning and leaving.
  static let program: [String: String] = [
    "This was a trial run; nothing was kept.": "Esta fue una prueba; no se guardó nada.",
    "Saved %1 of %2.": "Se guardaron %1 de %2.",
    "See it again with: groundwork show %1": "Para verla otra vez: groundwork show %1",
    "Go on with: groundwork resume %1": "Para seguir: groundwork resume %1",
    "So far there is nothing on which all agree.": "Hasta ahora no hay nada en lo que todas las personas coincidan.",
    "%1 answer on which all agree is taken over.": "Se toma %1 respuesta en la que todas las personas coinciden.",
    "%1 answers on which all agree are taken over.": "Se toman %1 respuestas en las que todas las personas coinciden.",
    "This is a new assessment, %1; those compared stay as they are.":
      "Esta es una evaluación nueva, %1; las que se comparan quedan como están.",
    "Nothing differs.": "No hay diferencias.",
    "%1 question differs; it is asked now, with who said what.":
      "Hay diferencia en %1 pregunta; se hace ahora, con quién dijo qué.",
    "%1 questions differ; they are asked now, with who said what.":
      "Hay diferencias en %1 preguntas; se hacen ahora, con quién dijo qué.",
    "%1 more depends on how those are settled.": "%1 más depende de cómo se decidan esas.",
    "%1 more depend on how those are settled.": "%1 más dependen de cómo se decidan esas.",
    "Who settles? /respondent NAME says so; until then the record names nobody.":
      "¿Quién decide? /respondent NOMBRE lo dice; hasta entonces el registro no nombra a nadie.",
    "Every answer is saved at once; leave whenever you like with /quit and go on later.":
      "Cada respuesta se guarda al momento; salga cuando quiera con /quit y siga después.",
    "These are the answers of %1. If that is not you: /quit, then take it again with --respondent and your name.":
      "Estas son las respuestas de %1. Si no es usted: /quit, y después tómelo de nuevo con --respondent y su nombre.",
    "A new assessment begins; the one before stays as it is.":
      "Empieza una evaluación nueva; la anterior queda como está.",
    "Asked in this language (%1), as the settings of your system say; --language %2 asks in the questionnaire's own.":
      "Se pregunta en español (%1), como dice la configuración de su sistema; --language %2 pregunta en el idioma propio del cuestionario.",
    "%1 questions at most, about %2 minutes.": "%1 preguntas como máximo, alrededor de %2 minutos.",
    "%1 questions at most.": "%1 preguntas como máximo.",
    "This is a trial run: nothing is kept.": "Esta es una prueba: no se guarda nada.",
    "%1 of %2 done, last on %3. Going on where you left; /restart begins anew.":
      "%1 de %2 hechas, última vez el %3. Se sigue donde quedó; /restart empieza de nuevo.",
    "from \"%1\", %2": "de \"%1\", %2",
    "A guided session: who takes part? Enter leaves a name out.":
      "Una sesión guiada: ¿quién participa? Enter deja un nombre sin poner.",
    "client > ": "cliente > ",
    "The employer that this is about:": "La organización de la que se trata:",
    "facilitator > ": "asesor(a) > ",
    "You, who lead the session:": "Usted, que dirige la sesión:",
    "respondents > ": "participantes > ",
    "Who answers, with commas between the names:": "Quién responde, con comas entre los nombres:",
    "A name has at most %1 bytes; this one has %2.": "Un nombre tiene %1 bytes como máximo; este tiene %2.",
    "take up the new version? [y/n] > ": "tomar la nueva? [s/n] > ",
    "Please type y to take it up, or n to go on with the version you began with.":
      "Por favor escriba s para tomarla, o n para seguir con la versión con la que empezó.",
    "The questionnaire changed since you began (still version %1):":
      "El cuestionario cambió desde que usted empezó (todavía versión %1):",
    "The questionnaire changed since you began (version %1, now %2):":
      "El cuestionario cambió desde que usted empezó (versión %1, ahora %2):",
    "- %1 answer still counts": "- %1 respuesta todavía cuenta",
    "- %1 answers still count": "- %1 respuestas todavía cuentan",
    "- rows are kept as far as they fit, and have to be completed: %1":
      "- las filas se conservan hasta donde encajan, y hay que completarlas: %1",
    "- worded or weighted differently now: %1": "- con otro texto o peso ahora: %1",
    "- answers that would no longer count: %1": "- respuestas que ya no contarían: %1",
    "- new questions: %1": "- preguntas nuevas: %1",
    "There is no folder for '%1'.": "No hay una carpeta para '%1'.",
    "No permission to write '%1'.": "No hay permiso para escribir '%1'.",
    "There is a file '%1' already.": "Ya hay un archivo '%1'.",
    "'%1' cannot be written: %2.": "'%1' no se puede escribir: %2.",
    "'%1' is not the name of a file.": "'%1' no es el nombre de un archivo.",
    "'%1' is not a file that can be written: a folder or a device.":
      "'%1' no es un archivo que se pueda escribir: es una carpeta o un dispositivo.",
    "Groundwork finds out how ready you are for an apprenticeship, and what to do next. Answers stay on this computer, saved one by one; leave whenever you like.":
      "Groundwork averigua qué tan preparada está su organización para un programa de aprendizaje, y qué hacer ahora. Las respuestas quedan en esta computadora, guardadas una por una; salga cuando quiera.",
    "start > ": "inicio > ",
    "Type the number of a line above and press Enter; Enter alone takes 1.":
      "Escriba el número de una de las líneas de arriba y pulse Enter; Enter solo toma la 1.",
    "client NAME says which employer it is about, so that answers to the same question are offered again. quit leaves.":
      "client NOMBRE dice de qué organización se trata, para que se ofrezcan otra vez las respuestas a la misma pregunta. quit sale.",
    "For %1:": "Para %1:",
    "There is no \"%1\" here; type a number from 1 to %2, or quit.":
      "Aquí no hay \"%1\"; escriba un número de 1 a %2, o quit.",
    "Type quit or press Ctrl-C again to leave.": "Escriba quit o pulse Ctrl-C otra vez para salir.",
    "Says which employer it is about.": "Dice de qué organización se trata.",
    "Leaves.": "Sale.",
    "%1 (last %2)": "%1 (última vez el %2)",
    "See the result: %1": "Ver el resultado: %1",
    "Go on: %1": "Seguir: %1",
    "%1 (about %2 minute)": "%1 (alrededor de %2 minuto)",
    "%1 (about %2 minutes)": "%1 (alrededor de %2 minutos)",
    "Begin: %1": "Empezar: %1",
    "Press Enter for 1, or type another number. ? for help, quit leaves.":
      "Pulse Enter para la 1, o escriba otro número. ? para ayuda, quit sale.",
    ", with %1": ", con %1",
    "%1, transcript %2, head %3": "%1, transcripción %2, cabeza %3",
  ]
}
