import Assessments
import Batch
import Diagnostics
import Localization
import Testing

/// In which language a batch speaks, on whichever thread.
@Suite struct SpokenBatchTests {
  @Test func `every thread speaks the language of the assessments, to handlers as well`() throws {
    let questionnaire = try BatchSupport.questionnaire()
    // Long enough for every thread to take some.
    let rows = String(repeating: #"{"id":"b","answers":{"lead":"maybe","mentors":"x"}}"# + "\n", count: 15_000)
    let heard = Guarded((languages: Set<String>(), messages: Set<String>(), accepted: Set<String?>()))
    var options = BatchSupport.options(questionnaire)
    options.opening.language = "es-MX"
    options.jobs = 4
    var handlers = BatchRun.Handlers { _ in }
    handlers.problem = { problem in
      heard.withLock { heard in
        heard.languages.insert(Language.current.tag)
        heard.messages.insert(problem.told.message)
        heard.accepted.insert(problem.accepted)
      }
    }
    let totals = try BatchRun(BatchInput(name: "answers", bytes: Array(rows.utf8)), options).run(handlers)
    #expect(totals.rows == 15_000 && totals.failed == 15_000)
    heard.withLock { heard in
      #expect(heard.languages == ["es-MX"])
      #expect(
        heard.messages == [
          "participante 'b': lead: 'maybe' no es una de las opciones; se esperaba una de estas: yes, partly, no",
          "participante 'b': un texto no puede responder a 'mentors'; se esperaba un número entero de 0 a 50",
        ])
      #expect(heard.accepted == ["una de estas: yes, partly, no", "un número entero de 0 a 50"])
    }
    #expect(Language.current == Language("en"))
  }

  struct Row: Sendable, CustomTestStringConvertible {
    var input: String
    var error: String
    var testDescription: String { input }
  }

  @Test(arguments: [
    Row(input: "7", error: "se esperaba un objeto con las respuestas de un participante, pero hay un número"),
    Row(input: #"{"answers":{},"x":1}"#, error: "una fila no lleva 'x'; se esperaban 'id' y 'answers'"),
    Row(input: #"{"answers":[]}"#, error: "se esperaba un objeto con respuestas, pero hay una lista"),
    Row(input: #"{"id":{}}"#, error: "se esperaba un texto o un número como 'id', pero hay un objeto"),
    Row(input: #"{"leed":1}"#, error: "elemento desconocido 'leed'; se esperaba un elemento de 'small'"),
    Row(
      input: #"{"lead":{"state":"notApplicable"}}"#, error: "el elemento 'lead' no admite 'notApplicable'"),
    Row(input: #"{"lead":{}}"#, error: "se esperaba 'value' o 'state', y no hay ninguno de los dos"),
    Row(input: #"{"lead":{"value":1,"state":"x"}}"#, error: "se esperaba 'value' o 'state', pero están los dos"),
    Row(
      input: #"{"lead":{"state":"x"}}"#,
      error: "estado desconocido 'x'; se esperaba 'unknown', 'notApplicable' o 'deferred'"),
    Row(input: #"{"lead":{"note":true}}"#, error: "se esperaba un texto, pero hay true o false"),
    Row(input: #"{"lead":{"y":1}}"#, error: "una respuesta no lleva la clave 'y'"),
    Row(input: #"{"lead":"#, error: "el archivo termina donde se esperaba '}'"),
  ])
  func `what is wrong with a row is said in Spanish`(row: Row) throws {
    // The first row says that all are JSON.
    let (collected, totals, _) = try BatchSupport.run("{}\n\(row.input)\n", try BatchSupport.questionnaire()) {
      options in
      options.opening.language = "es"
    }
    #expect(totals.failed == 1)
    let message = collected.problems.first?.diagnostic.message ?? ""
    #expect(message.contains(row.error), "\(message)")
    #expect(collected.text.contains("\"error\":\""))
  }
}
