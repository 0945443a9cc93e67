import TestSupport
import Testing

/// `groundwork batch --language`: everything for people in their language, everything for programs as it was.
@Suite struct BatchLanguageTests {
  private static let definition = """
    { "formatVersion": 1, "id": "sol", "version": "1.0.0", "language": "en",
      "title": { "en": "Two languages", "es": "Dos idiomas" },
      "sections": [ { "id": "people", "title": { "en": "People", "es": "Personas" }, "items": [
        { "id": "lead", "type": "choice", "text": { "en": "Who is in charge?", "es": "¿Quién está a cargo?" },
          "allow": ["unknown"], "choices": [
            { "id": "one", "text": { "en": "One person", "es": "Una persona" }, "points": 1 },
            { "id": "none", "text": { "en": "Nobody", "es": "Nadie" }, "points": 0 } ] },
        { "id": "hours", "type": "integer", "text": { "en": "How many hours?", "es": "¿Cuántas horas?" }, "min": 0,
          "max": 50000, "visibleIf": "answers.lead != 'none'", "score": [ { "from": 20000, "points": 1 } ],
          "maximum": 1 } ] } ],
      "levels": [ { "id": "first", "title": { "en": "Begun", "es": "Comenzado" }, "from": 0 },
        { "id": "second", "title": { "en": "Ready", "es": "Preparado" }, "from": 0.4, "requires": [
          { "item": "lead", "atLeast": 1, "message": { "en": "nobody leads", "es": "no hay nadie a cargo" } },
          { "item": "hours", "atLeast": 1,
            "message": { "en": "{answers.hours} hours are few", "es": "{answers.hours} horas son pocas" } } ] } ],
      "actions": [ { "id": "name", "title": { "en": "Name somebody", "es": "Nombrar a alguien" },
        "addresses": [ { "item": "lead", "answer": "one" } ], "effortDays": 1,
        "steps": [ { "en": "Ask around.", "es": "Pregunte." } ] } ] }
    """
  private static let answers = """
    {"id":"mar","answers":{"lead":"one","hours":12400}}
    {"id":"rio","answers":{"lead":"two"}}
    {"id":"sol","answers":{"lead":"none","hours":3}}
    {"id":"luz","answers":{"lead":"one",}}
    {"id":"paz","answers":{"lead":{"state":"unknown"}}}

    """

  private func installation() throws -> Installation {
    let installation = try Installation()
    try installation.folder.write(Self.definition, to: "sol.json")
    try installation.folder.write(Self.answers, to: "answers.ndjson")
    return installation
  }

  private func run(_ installation: Installation, _ more: String...) throws -> Installation.Run {
    let result = try runProgram(
      Installation.program, ["batch", "./sol.json", "--answers", "answers.ndjson"] + more,
      environment: installation.environment, workingDirectory: installation.folder.path)
    return Installation.Run(
      status: result.status, output: String(decoding: result.output, as: UTF8.self),
      errors: String(decoding: result.errors, as: UTF8.self))
  }

  @Test func `rows keep their names and numbers, and say in Spanish what is wrong and what is missing`() throws {
    let run = try run(try installation(), "--language", "es", "--columns", "id,score,level,held")
    #expect(run.status == .exited(65))
    #expect(
      run.output == """
        {"id":"mar","score":0.5,"level":"first","held":["12.400 horas son pocas"],"error":null}
        {"id":"rio","score":null,"level":null,"held":null,"error":"lead: 'two' no es una de las opciones; \
        se esperaba una de estas: one, none"}
        {"id":"sol","score":0.0,"level":"first","held":["no hay nadie a cargo"],"error":null}
        {"id":null,"score":null,"level":null,"held":null,"error":"después de esta coma solo viene '}'; quítela"}
        {"id":"paz","score":0.0,"level":"first","held":["no hay nadie a cargo","(sin responder) horas son pocas"],\
        "error":null}

        """)
    #expect(
      run.errors == """
        answers.ndjson:2:31: error: participante 'rio': lead: 'two' no es una de las opciones; \
        se esperaba una de estas: one, none [not-accepted]
            {"id":"rio","answers":{"lead":"two"}}
                                          ^~~~~
        answers.ndjson:4:36: error: después de esta coma solo viene '}'; quítela [trailing-comma]
            {"id":"luz","answers":{"lead":"one",}}
                                               ^
        groundwork: 5 participantes, 3 con puntaje, 2 sin puntaje por errores.
        groundwork: 1 respuesta corresponde a una pregunta que no se hace, y no se cuenta.

        """)
  }

  @Test func `files that are missing or there already are told in Spanish`() throws {
    let installation = try installation()
    let missing = try installation.run("batch", "./sol.json", "--language", "es", "--answers", "nada.csv")
    #expect(missing.status == .exited(66) && missing.errors == "groundwork: no hay ningún archivo 'nada.csv'.\n")
    let there = try run(installation, "--language", "es", "-o", "answers.ndjson")
    #expect(
      there.errors
        == "groundwork: ya hay un archivo 'answers.ndjson'.\nPara reemplazarlo, agregue --force.\n")
  }

  @Test func `errors in a file have the message in Spanish and the identifier as it is`() throws {
    let installation = try installation()
    let arguments = ["--language", "es-MX", "--errors", "malas.ndjson", "-o", "filas.ndjson", "--strict"]
    let run = try run(installation, arguments[0], arguments[1], arguments[2], arguments[3], arguments[4], arguments[5])
    #expect(
      run.errors.hasSuffix("Los resultados están en filas.ndjson.\ngroundwork: Los errores están en malas.ndjson.\n"))
    #expect(
      try installation.folder.read("malas.ndjson").split(separator: "\n").first
        == #"{"line":2,"column":31,"id":"rio","item":"lead","problem":"not-accepted","message":"lead: 'two' no es una "#
        + #"de las opciones; se esperaba una de estas: one, none","accepted":"una de estas: one, none","note":null}"#)
    let strict = try self.run(installation, "--language", "es", "--strict").errors
    #expect(strict.contains("1 sin puntaje por errores; ahí se detuvo por --strict.\n"))
  }

  @Test(arguments: [("es", "50\u{A0}%", "12.400", "6200"), ("es-MX", "50%", "12,400", "6,200")])
  func `the summary at a terminal is Spanish, with the numbers of the region`(
    language: String, half: String, people: String, each: String
  ) throws {
    let installation = try installation()
    let two = "{\"lead\":\"one\",\"hours\":100}\n{\"lead\":\"none\"}\n"
    try installation.folder.write(String(repeating: two, count: 6_200) + "[]\n", to: "answers.ndjson")
    let run = try run(installation, "--language", language, "--summary", "terminal")
    #expect(
      run.output == """
        Dos idiomas
        \(people) participantes; 1 fila con errores queda fuera.

        Niveles
          Comenzado: \(people), 100\(half.dropFirst(2))
          Preparado: 0, 0\(half.dropFirst(2))

        Puntajes, de 100: hasta dónde llegan un cuarto, la mitad y tres cuartos de los
        participantes
          El conjunto: 0, 0, 50
          Personas: 0, 0, 50

        Las brechas más comunes
          \(half), \(each): ¿Quién está a cargo?
          \(half), \(each): ¿Cuántas horas?

        Lo que más detiene
          \(half), \(each): no hay nadie a cargo (second)
          \(half), \(each): ... horas son pocas (second)

        Lo que haría avanzar a más participantes
          \(half), \(each): Nombrar a alguien

        """)
    #expect(run.errors.contains("se esperaba un objeto con las respuestas de un participante, pero hay una lista"))
  }

  @Test func `the page says its language and has no English`() throws {
    let run = try run(try installation(), "--language", "es-US", "--summary", "html")
    #expect(run.output.contains("<html lang=\"es-US\">"))
    for heading in ["Niveles", "Puntajes, de 100", "Las brechas más comunes", "Lo que más detiene"] {
      #expect(run.output.contains(">\(heading)</h2>"), "\(heading)")
    }
    #expect(run.output.contains("2 filas con errores quedan fuera"))
    let body = run.output.split(separator: "<main").last ?? ""
    let text = body.replacing(#/<[^>]*>/#, with: " ")
    #expect(SpanishTests.englishWords(in: String(text)) == [], "\(text)")
  }

  @Test func `the summary for programs has the questionnaire's texts translated and nothing else`() throws {
    let installation = try installation()
    let spanish = try run(installation, "--language", "es", "--summary", "json").output
    var english = try run(installation, "--summary", "json").output
    for (text, translated) in [
      ("Two languages", "Dos idiomas"), ("People", "Personas"), ("Who is in charge?", "¿Quién está a cargo?"),
      ("How many hours?", "¿Cuántas horas?"), ("Begun", "Comenzado"), ("Ready", "Preparado"),
      ("nobody leads", "no hay nadie a cargo"), ("... hours are few", "... horas son pocas"),
      ("Name somebody", "Nombrar a alguien"),
    ] {
      #expect(english.contains("\"\(text)\""))
      english = english.replacing("\"\(text)\"", with: "\"\(translated)\"")
    }
    #expect(spanish == english)
  }

  @Test func `a table's columns keep their names; remarks on it are Spanish`() throws {
    let installation = try installation()
    try installation.folder.write(
      "id,¿Quién está a cargo?,hours,sede\nmar,una persona,\"12.400\",Sur\nrio,nadie,\n", to: "answers.ndjson")
    let run = try run(installation, "--language", "es", "--output", "csv", "--columns", "id,score,held")
    #expect(
      run.output
        == "id,score,held,error\r\nmar,0.5,\"12.400 horas son pocas\",\r\nrio,0.0,\"no hay nadie a cargo\",\r\n")
    #expect(run.errors.contains("la columna 'sede' no es ningún elemento y no se toma en cuenta [unknown-column]"))
    #expect(run.errors.hasSuffix("groundwork: 2 participantes, 2 con puntaje.\n"))
    try installation.folder.write("sede\nSur\n", to: "answers.ndjson")
    let none = try self.run(installation, "--language", "es")
    #expect(none.status == .exited(65))
    #expect(
      none.errors.contains("ninguna columna es un elemento de 'sol'; se esperaban nombres como 'lead', 'hours', "))
    #expect(none.errors.hasSuffix("groundwork: no se pudieron leer las respuestas; no se calculó ningún puntaje.\n"))
  }

  @Test func `assessments that are kept are in the language, and so is what names nobody`() throws {
    let installation = try installation()
    try installation.folder.write("{\"lead\":\"none\"}\n", to: "answers.ndjson")
    _ = try run(installation, "--language", "es-MX", "--transcripts", "kept")
    let shown = try installation.run("show", "latest", "--store", "kept").output
    #expect(shown.contains("Dos idiomas") && shown.contains("línea 1"), "\(shown)")
  }

  @Test func `a language that the questionnaire does not have is refused as elsewhere`() throws {
    let installation = try installation()
    let refused = try run(installation, "--language", "fr")
    #expect(refused.status == .exited(64) && refused.output.isEmpty)
    #expect(refused.errors == "groundwork: 'sol' cannot be taken in 'fr'.\nIts languages are: en, es.\n")
    #expect(try installation.run("take", "./sol.json", "--language", "fr").errors == refused.errors)
  }

  @Test func `without a language it is the questionnaire's own, wherever it is run`() throws {
    let installation = try installation()
    let english = try run(installation)
    #expect(english.errors.contains("groundwork: 5 respondents, 3 scored, 2 not scored because of errors.\n"))
    #expect(english.output.contains("\"held\":[\"12,400 hours are few\"]"))
    installation.environment["LANG"] = "es_MX.UTF-8"
    let elsewhere = try run(installation)
    #expect(elsewhere.output == english.output && elsewhere.errors == english.errors)
    try installation.folder.write(
      Self.definition.replacing("\"language\": \"en\"", with: "\"language\": \"es\""), to: "sol.json")
    let spanish = try run(installation)
    #expect(spanish.errors.contains("groundwork: 5 participantes, 3 con puntaje, 2 sin puntaje por errores.\n"))
    #expect(spanish.output == (try run(installation, "--language", "es").output))
  }

  @Test(.timeLimit(.minutes(2 * Sanitizer.slowness))) func `the line that shows how far it is speaks Spanish too`()
    throws
  {
    let installation = try installation()
    let row = "{\"id\":\"mar\",\"answers\":{\"lead\":\"none\"}}\n"
    try installation.folder.write(String(repeating: row, count: 120_000), to: "answers.ndjson")
    let terminal = try installation.open(
      "batch", "./sol.json", "--answers", "answers.ndjson", "-o", "filas.ndjson", "--language", "es-US")
    #expect(try terminal.waitForExit(timeoutSeconds: 60 * Sanitizer.slowness) == .exited(0))
    #expect(terminal.transcript.contains("120,000 participantes, 120,000 con puntaje."))
    #expect(!terminal.transcript.contains(" rows"))
    let shown = terminal.transcript.split(separator: "\r").last { $0.contains(" filas, ") }
    if let shown { #expect(shown.contains(" por segundo")) }
  }
}
