extension SpanishPhrases {
  /// The answers of many respondents: what is wrong with them, how far they are, what they come to.
  static let batch: [String: String] = [
    // The input as a whole
    "the answers are UTF-16; expected UTF-8, so save them again in that encoding":
      "las respuestas están en UTF-16; se esperaba UTF-8, así que guárdelas de nuevo en esa codificación",
    "the answers are one JSON list; expected one object on each line (NDJSON)":
      "las respuestas son una sola lista JSON; se esperaba un objeto en cada línea (NDJSON)",
    "the first row is longer than 1 MiB; expected the names of columns":
      "la primera fila tiene más de 1 MiB; se esperaban los nombres de las columnas",
    "the name of this column is not UTF-8; save the table as \"CSV UTF-8\"":
      "el nombre de esta columna no es UTF-8; guarde la tabla como \"CSV UTF-8\"",
    "'%1' has two columns; expected one": "'%1' tiene dos columnas; se esperaba una",
    "no column is an item of '%1'; expected names such as %2, or JSON objects on lines":
      "ninguna columna es un elemento de '%1'; se esperaban nombres como %2, o un objeto JSON en cada línea",
    "the column '%1' is no item and is passed over": "la columna '%1' no es ningún elemento y no se toma en cuenta",
    "the answers could not be read; nothing was scored.":
      "no se pudieron leer las respuestas; no se calculó ningún puntaje.",

    "there is no file '%1'.": "no hay ningún archivo '%1'.",
    "no permission to read '%1'.": "no hay permiso para leer '%1'.",
    "'%1' cannot be read: %2.": "no se puede leer '%1': %2.",
    "'%1' is a folder, not a file of answers.": "'%1' es una carpeta, no un archivo de respuestas.",
    "To overwrite it, add --force.": "Para reemplazarlo, agregue --force.",

    // Rows
    "this cell is not UTF-8; save the table as \"CSV UTF-8\"":
      "esta celda no es UTF-8; guarde la tabla como \"CSV UTF-8\"",
    "the row has %1 cells; expected %2, as the first row":
      "la fila tiene %1 celdas; se esperaban %2, como en la primera fila",
    "the row is longer than %1 MiB and is passed over": "la fila tiene más de %1 MiB y no se toma en cuenta",
    "the id is longer than %1 bytes": "el identificador tiene más de %1 bytes",
    "expected an object with the answers of one respondent, found %1":
      "se esperaba un objeto con las respuestas de un participante, pero hay %1",
    "a row has no '%1'; expected 'id' and 'answers'": "una fila no lleva '%1'; se esperaban 'id' y 'answers'",
    "expected a text or a number as 'id', found %1": "se esperaba un texto o un número como 'id', pero hay %1",
    "respondent '%1': %2": "participante '%1': %2",
    "%1 (and %2 more)": "%1 (y %2 más)",
    "line %1": "línea %1",

    // Columns of results
    "there is no column '%1'; expected %2, or the id of a section or computed value.":
      "no hay ninguna columna '%1'; se esperaba %2, o el identificador de una sección o de un valor calculado.",
    "'%1' has %2.": "'%1' tiene %2.",
    "the column '%1' is named twice.": "la columna '%1' se nombra dos veces.",

    // How far it is
    "1|%1 rows": "%1 fila",
    "%1 a second": "%1 por segundo",
    "%1 left": "faltan %1",
    "%1 with errors": "%1 con errores",

    // How it ended
    "%1 problem is not shown; --errors FILE keeps them all.":
      "%1 problema no se muestra; --errors ARCHIVO los guarda todos.",
    "%1 problems are not shown; --errors FILE keeps them all.":
      "%1 problemas no se muestran; --errors ARCHIVO los guarda todos.",
    "%1 scored": "%1 con puntaje",
    "%1 not scored because of errors": "%1 sin puntaje por errores",
    "stopped there because of --strict": "ahí se detuvo por --strict",
    "stopped there by a signal": "ahí se detuvo por una señal",
    "%1 answer was given to questions that are not asked, and not counted.":
      "%1 respuesta corresponde a una pregunta que no se hace, y no se cuenta.",
    "%1 answers were given to questions that are not asked, and not counted.":
      "%1 respuestas corresponden a preguntas que no se hacen, y no se cuentan.",
    "Results are in %1.": "Los resultados están en %1.",
    "Errors are in %1.": "Los errores están en %1.",
  ]
}
