import Diagnostics
import TestSupport
import Testing

/// The quick check in Spanish: by hand, from the first question to the result, and what is written of it.
@Suite struct SpanishTests {
  /// Words that stand in nearly every English sentence and in no Spanish one.
  private static let english: Set<String> = [
    "the", "and", "your", "you", "question", "questions", "answer", "answers", "of", "is", "are", "to", "was", "were",
    "it", "this", "that", "what", "not", "with", "for", "from", "shows", "leave", "type", "level", "step", "steps",
    "day",
    "days", "about", "could", "which", "or", "where", "week", "weeks", "points", "yes", "open", "still",
  ]
  /// The English words in what was said, without commands, names of questions and addresses.
  static func englishWords(in text: String) -> Set<String> {
    let words = text.split { " \n\r\t".contains($0) }.filter { word in
      !word.contains("/") && !word.hasPrefix("-") && !word.contains("_") && !word.contains("[") && !word.contains("]")
    }
    let bare = words.map { word in String(word.lowercased().filter { $0.isLetter }) }
    return Set(bare).intersection(english)
  }

  /// What was said without the titles of sources, which stand in the language in which they were published, and without
  /// the names by which numbers are asked for.
  private static func withoutSources(_ text: String) -> String {
    var isSource = false
    return text.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
      let trimmed = line.drop { $0 == " " }
      if trimmed.hasPrefix("Fuente") || trimmed.hasPrefix("Para leer") {
        isSource = true
      } else if isSource {
        let isListed = line.hasPrefix("  - ") || line.hasPrefix("    ") && trimmed.first?.isNumber != true
        isSource = isListed || trimmed.hasPrefix("http")
      }
      return !isSource && !trimmed.hasPrefix("Vea también: ")
    }.joined(separator: "\n")
  }

  @Test(.timeLimit(.minutes(10 * Sanitizer.slowness)), arguments: ["xterm", "dumb"])
  func `a whole assessment is held in Spanish`(term: String) throws {
    let installation = try Installation()
    installation.environment["TERM"] = term
    let terminal = try installation.open("take", "quick_check", "--language", "es", "--client", "Cafe Sol")
    var said = try terminal.expect("P1 de ")
    func say(_ line: String, _ answer: String) throws {
      terminal.send(line + "\r")
      said += try terminal.expect(answer)
    }
    try say("xyz", "se esperaba")
    try say("?", "Los comandos comunes")
    try say("why", "P1 de ")
    try say("1", "Registrado: ")
    for _ in 0..<3 {
      said += try terminal.expect(" > ")
      terminal.send("2\r")
    }
    said += try terminal.expect(" > ")
    try say("no se sabe", "Registrado: no se sabe")
    try say("skip", "Omitida.")
    try say("/score", "Lo que falta para tener un nivel")
    try say("/plan", "en un orden que se puede seguir")
    if term == "xterm" { terminal.send("q\r") }
    try say("/list", "respondida: ")
    if term == "xterm" { terminal.send("q\r") }
    try say("/quit", "Para seguir: groundwork resume")
    #expect(try terminal.waitForExit() == .exited(0))
    let plain = TerminalScreen(said, rows: 10_000).rows.joined(separator: "\n")
    #expect(Self.englishWords(in: Self.withoutSources(plain)) == [], "\(plain)")

    let shown = try installation.run("show", "latest").output
    #expect(Self.englishWords(in: shown) == [])
    let plan = try installation.run("plan", "latest").output
    #expect(Self.englishWords(in: Self.withoutSources(plan)) == [])
    #expect(plan.contains("Podría estar listo el "))
    let explained = Self.withoutSources(try installation.run("score", "latest", "--explain").output)
    #expect(Self.englishWords(in: explained) == [], "\(explained)")
    let script = try installation.run("export", "latest", "--format", "script").output
    #expect(script.contains("groundwork take quick_check --answers FILE --client 'Cafe Sol' --language es"))
  }

  @Test func `a language that a questionnaire does not have is refused with those it has`() throws {
    let installation = try Installation()
    let run = try installation.run("take", "quick_check", "--language", "fr")
    #expect(run.status == .exited(64))
    #expect(run.errors.contains("'quick_check' cannot be taken in 'fr'.") && run.errors.contains("en, es"))
  }

  @Test func `a region is kept and speaks the language without it`() throws {
    let installation = try Installation()
    _ = try installation.run("take", "quick_check", "--language", "es_mx", input: "/quit\n")
    let transcript = try TemporaryDirectory.readFile(installation.transcriptPath())
    #expect(transcript.contains(#""language":"es-MX""#))
    #expect(try installation.run("show", "latest").output.contains("sin responder"))
  }

  @Test(.timeLimit(.minutes(10 * Sanitizer.slowness)))
  func `the system's language counts at a terminal, which is said`()
    throws
  {
    let installation = try Installation()
    installation.environment["LANG"] = "es_US.UTF-8"
    let shell = try installation.open("shell")
    #expect(try shell.expect("inicio > ").contains("Groundwork averigua"))
    shell.send("quick_check\r")
    let begun = try shell.expect("P1 de ")
    #expect(begun.contains("Se pregunta en español (es-US)"))
    shell.send("/quit\r")
    #expect(try shell.waitForExit() == .exited(0))
    // A file is answered the same wherever it is run.
    _ = try installation.run("take", "quick_check", input: "/quit\n")
    #expect(try installation.run("show", "latest").output.contains("questions answered"))
  }

  @Test func `the result in Spanish, with the numbers of the region`() throws {
    let installation = try Installation()
    try installation.folder.write(Self.bilingual, to: "bilingual.json")
    let answers = "lead: yes\npaper: no\nwage: 1240.5\nbegin: 2027-06-01\nbudget: /skip\n"
    try installation.folder.write(answers, to: "answers.txt")
    func result(_ language: String) throws -> String {
      let run = try installation.run(
        "take", "bilingual.json", "--language", language, "--dry-run", "--answers", "answers.txt")
      // The second line is the day.
      let lines = run.output.split(separator: "\n", omittingEmptySubsequences: false)
      return (lines.prefix(1) + lines.dropFirst(2)).joined(separator: "\n")
    }
    #expect(
      try result("es") == """
        Dos idiomas

        Comenzado: 50 de 100, podría ser de 50 a 75; 1 pregunta abierta.
        4 de 5 preguntas respondidas, 1 omitida.

        Personas: 50 de 100. Meta 75.
        Costos: 50 de 100, podría ser de 50 a 100. 1 abierta.
        El orden de las secciones se mantiene si los pesos cambian un 20 % en cualquier
        sentido.

        Se queda en Comenzado:
          - no hay un plan
          - Preparado empieza en 90 de 100, faltan 40 puntos

        Ya establecido
          - La respuesta a "¿Hay alguien a cargo?" es "sí".
          - La respuesta a "¿Cuál es el salario?" es "1240,50\u{A0}US$".

        Calculado a partir de sus respuestas
          - Salario anual: 14.886,00\u{A0}US$

        Todavía por responder
          5. ¿Hay un presupuesto? [omitida]

        """)
    let american = try result("es-US")
    #expect(american.contains(#"es "$1,240.50"."#) && american.contains("Salario anual: $14,886.00"))
    #expect(try result("en").contains("Wages in a year: $14,886.00"))
  }

  private static let bilingual = #"""
    {
      "formatVersion": 1, "id": "bilingual", "version": "1.0.0", "language": "en",
      "title": { "en": "Two languages", "es": "Dos idiomas" },
      "sections": [
        { "id": "people", "title": { "en": "People", "es": "Personas" }, "target": 0.75, "items": [
          { "id": "lead", "type": "boolean", "text": { "en": "Is somebody in charge?", "es": "¿Hay alguien a cargo?" } },
          { "id": "paper", "type": "boolean", "text": { "en": "Is there a plan?", "es": "¿Hay un plan?" } } ] },
        { "id": "costs", "title": { "en": "Costs", "es": "Costos" }, "items": [
          { "id": "wage", "type": "money", "text": { "en": "What is the wage?", "es": "¿Cuál es el salario?" },
            "score": [ { "from": 1000, "points": 1 } ] },
          { "id": "begin", "type": "date", "text": { "en": "When does it begin?", "es": "¿Cuándo empieza?" } },
          { "id": "budget", "type": "boolean", "text": { "en": "Is there a budget?", "es": "¿Hay un presupuesto?" } } ] } ],
      "computed": [ { "id": "year", "title": { "en": "Wages in a year", "es": "Salario anual" },
        "expr": "answers.wage * 12.0", "format": "money", "shown": true } ],
      "levels": [
        { "id": "first", "title": { "en": "Begun", "es": "Comenzado" }, "from": 0 },
        { "id": "second", "title": { "en": "Ready", "es": "Preparado" }, "from": 0.9, "requires": [
          { "item": "paper", "atLeast": 1, "message": { "en": "there is no plan", "es": "no hay un plan" } } ] } ]
    }
    """#

  @Test func `a blank sheet in Spanish comes back`() throws {
    let installation = try Installation()
    let sheet = try installation.run("sheet", "quick_check", "--language", "es", "--format", "csv")
    #expect(sheet.output.contains("id,número,para,sección,pregunta,solo si,"))
    #expect(sheet.output.contains("escriba: no se sabe"))
    #expect(Self.englishWords(in: sheet.output.replacing(",", with: " ")) == [])
  }
}
