extension SpanishPhrases {
  /// What can be wrong with JSON, as such and as answers.
  static let jsonFiles: [String: String] = [
    // Kinds of values
    "true or false": "true o false",
    "a list": "una lista",
    "an object": "un objeto",

    // The file
    "the file has %1 bytes; at most %2 are read": "el archivo tiene %1 bytes; se leen como máximo %2",
    "the file is %1, and JSON files are UTF-8; save it again in that encoding":
      "el archivo está en %1, y los archivos JSON van en UTF-8; guárdelo de nuevo en esa codificación",
    "there is not enough memory to read this file": "no hay memoria suficiente para leer este archivo",
    "the file has 4 GiB or more": "el archivo tiene 4 GiB o más",
    "lists and objects are nested more than %1 deep": "hay más de %1 niveles de listas y objetos unos dentro de otros",
    "the file has more than %1 values and keys": "el archivo tiene más de %1 valores y claves",
    "there is nothing in this file; a JSON value is expected":
      "no hay nada en este archivo; se esperaba un valor JSON",
    "the byte 0x%1 is not UTF-8 here; save the file again in that encoding":
      "el byte 0x%1 no es UTF-8 en este lugar; guarde el archivo de nuevo en esa codificación",
    "found %1 after the end of the JSON value; a file holds only one":
      "hay %1 después del final del valor JSON; un archivo contiene uno solo",
    "the file is not valid JSON": "el archivo no es JSON válido",

    // Commas, colons and brackets
    "nothing follows this comma but '%1'; remove it": "después de esta coma solo viene '%1'; quítela",
    "there is no value before this comma; remove it": "no hay ningún valor antes de esta coma; quítela",
    "expected ',' before %1": "se esperaba ',' antes de %1",
    "the comma belongs here": "la coma va aquí",
    "expected ':' after the key, found %1": "se esperaba ':' después de la clave, pero hay %1",
    "expected a value after ':', found '%1'": "se esperaba un valor después de ':', pero hay '%1'",
    "the file ends where '%1' is expected": "el archivo termina donde se esperaba '%1'",
    "expected '%1', found '%2'": "se esperaba '%1', pero hay '%2'",
    "'%1' closes nothing; it is one too many, or its opening bracket is missing":
      "'%1' no cierra nada; está de más, o falta el signo que lo abre",
    "found ':' in a list; keys stand in an object, between '{' and '}'":
      "hay ':' en una lista; las claves van en un objeto, entre '{' y '}'",
    "the list begins here": "la lista empieza aquí",
    "the object begins here": "el objeto empieza aquí",

    // Keys
    "the key %1 stands twice in this object": "la clave %1 está dos veces en este objeto",
    "the first %1 is here": "la primera %1 está aquí",
    "the key %1 needs double quotes": "la clave %1 necesita comillas dobles",
    "expected a key in double quotes, found %1": "se esperaba una clave entre comillas dobles, pero hay %1",

    // Texts
    "texts and keys are written in double quotes, not in single ones":
      "los textos y las claves van entre comillas dobles, no entre comillas simples",
    "'%1' is a typographic quote; texts and keys take straight ones, '\"'":
      "'%1' es una comilla tipográfica; los textos y las claves llevan comillas rectas, '\"'",
    "a text holds the control character U+%1; write %2":
      "un texto contiene el carácter de control U+%1; escriba %2",
    "the line ends within a text; close it with '\"', or write a line end as \\n":
      "la línea termina dentro de un texto; ciérrelo con '\"', o escriba el salto de línea como \\n",
    "the file ends within this text; close it with '\"'":
      "el archivo termina dentro de este texto; ciérrelo con '\"'",
    "found %1 after a text; a quote within a text is written \\\"":
      "hay %1 después de un texto; una comilla dentro de un texto se escribe \\\"",
    "the text begins here": "el texto empieza aquí",
    "%1 is cut short; \\u takes four hexadecimal digits":
      "%1 está incompleto; \\u lleva cuatro dígitos hexadecimales",
    "%1 is no escape; a backslash in a text is written \\\\":
      "%1 no es una secuencia válida; una barra invertida en un texto se escribe \\\\",
    "%1 is one half of a surrogate pair, and the other half is missing":
      "%1 es la mitad de un par sustituto, y falta la otra mitad",

    // Words and numbers
    "JSON has no comments; remove this one": "JSON no admite comentarios; quite este",
    "%1 has no meaning here": "%1 no tiene sentido aquí",
    "%1 is written '%2'": "%1 se escribe '%2'",
    "%1 is written 'null'": "%1 se escribe 'null'",
    "%1 is neither true, false nor null; a text needs double quotes":
      "%1 no es true, false ni null; un texto necesita comillas dobles",
    "%1 is no JSON number": "%1 no es un número de JSON",
    "%1 is no JSON number; write it in decimal digits": "%1 no es un número de JSON; escríbalo con dígitos decimales",
    "%1 is no JSON number; the point needs a digit on both sides":
      "%1 no es un número de JSON; el punto necesita un dígito a cada lado",
    "%1 is no JSON number; write it like 12, -0.5 or 1e6":
      "%1 no es un número de JSON; escríbalo como 12, -0.5 o 1e6",
    "%1 begins with a zero; leave the zero out, or put the text in quotes":
      "%1 empieza con un cero; quite el cero, o ponga el texto entre comillas",
    "%1 has a plus sign; write the number without it": "%1 tiene un signo más; escriba el número sin él",
    "%1 does not fit a whole number of 64 bits": "%1 no cabe en un número entero de 64 bits",
    "%1 is too large for a number": "%1 es demasiado grande para un número",

    // Answers in full
    "expected an object of answers, found %1": "se esperaba un objeto con respuestas, pero hay %1",
    "an answer has no key %1": "una respuesta no lleva la clave %1",
    "a row of '%1' has no key %2": "una fila de '%1' no lleva la clave %2",
    "expected a text, found %1": "se esperaba un texto, pero hay %1",
    "expected an object with the fields of a row, found %1":
      "se esperaba un objeto con los campos de una fila, pero hay %1",
    "expected exactly one of 'value' or 'state', found none":
      "se esperaba 'value' o 'state', y no hay ninguno de los dos",
    "expected exactly one of 'value' or 'state', found 'value' and 'state'":
      "se esperaba 'value' o 'state', pero están los dos",
    "unknown state %1, expected 'unknown', 'notApplicable' or 'deferred'":
      "estado desconocido %1; se esperaba 'unknown', 'notApplicable' o 'deferred'",
    "item %1 does not allow '%2'": "el elemento %1 no admite '%2'",
    "item %1 needs a reason why it does not apply": "el elemento %1 necesita el motivo por el que no aplica",
    "'note' cannot stand in the rows of a list": "'note' no puede estar en las filas de una lista",
    "there are too many problems; what comes from here on was not looked at":
      "hay demasiados problemas; lo que sigue a partir de aquí no se revisó",
  ]
}
