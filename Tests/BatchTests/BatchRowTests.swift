import Batch
import Diagnostics
import Testing

/// What becomes of single rows, good and bad.
@Suite struct BatchRowTests {
  struct Row: Sendable, CustomTestStringConvertible {
    var input: String
    var output: String
    var testDescription: String { input }
  }

  static let rows: [Row] = [
    Row(
      input: #"{"id":"a","answers":{"lead":"yes","mentors":3,"paid":true}}"#,
      output: #"{"id":"a","score":1.0,"level":"ready","held":[],"error":null}"#),
    Row(
      input: #"{ "id" : 7 , "lead" : "no" , "paid" : false }"#,
      output: #"{"id":7,"score":0.0,"level":"start","held":["nobody is paid"],"error":null}"#),
    Row(
      input: #"{"answers":{"lead":"partly","mentors":{"state":"unknown"},"paid":{"state":"notApplicable"}}}"#,
      output: #"{"id":null,"score":0.25,"level":"start","held":[],"error":null}"#),
    Row(
      input: #"{"id":"é","answers":{"lead":"yes","mentors":3,"paid":true,"remark":"a\nb"}}"#,
      output: #"{"id":"é","score":1.0,"level":"ready","held":[],"error":null}"#),
    Row(
      input: #"{"id":"b","answers":{"lead":"maybe"}}"#,
      output: #"{"id":"b","score":null,"level":null,"held":null,"error":"lead: 'maybe' is not one of the choices; "#
        + #"expected one of yes, partly, no"}"#),
    Row(
      input: #"{"id":"b","answers":{"leed":"yes"}}"#,
      output: #"{"id":"b","score":null,"level":null,"held":null,"error":"unknown item 'leed'; expected an item of "#
        + #"'small'"}"#),
    Row(
      input: #"{"id":"b","answer":{"lead":"yes"}}"#,
      output: #"{"id":"b","score":null,"level":null,"held":null,"error":"unknown item 'answer'; expected an item of "#
        + #"'small'"}"#),
    Row(
      input: #"{"id":"b","answers":{"lead":{"state":"notApplicable"}}}"#,
      output: #"{"id":"b","score":null,"level":null,"held":null,"error":"item 'lead' does not allow 'notApplicable'"#),
    Row(
      input: #"{"id":"b","answers":{"lead":"yes","lead":"no"}}"#,
      output: #"{"id":"b","score":null,"level":null,"held":null,"error":"the key 'lead' stands twice in this object"}"#),
    Row(
      input: #"{"id":"b","answers":{"lead":"yes",}}"#,
      output:
        #"{"id":null,"score":null,"level":null,"held":null,"error":"nothing follows this comma but '}'; remove it"}"#
    ),
  ]

  @Test(arguments: rows)
  func `a row of JSON has a row of results`(row: Row) throws {
    let questionnaire = try BatchSupport.questionnaire()
    for isQuick in [true, false] {
      let (collected, totals, _) = try BatchSupport.run(row.input + "\n", questionnaire) { options in
        options.isQuick = isQuick
        options.columns = try! ResultColumns("id,score,level,held", of: questionnaire)
      }
      #expect(collected.text.hasPrefix(row.output), "\(collected.text)")
      #expect(totals.rows == 1)
    }
  }

  @Test func `all columns come in both formats, sections and computed values by their ids`() throws {
    let questionnaire = try BatchSupport.questionnaire()
    let input = #"{"id":"=a","answers":{"lead":"yes","mentors":2,"paid":false}}"# + "\n" + #"{"id":"x","lead":1}"#
    let json = try BatchSupport.run(input, questionnaire).collected.lines
    #expect(
      json[0]
        == #"{"id":"=a","score":0.375,"low":0.375,"high":0.375,"coverage":1.0,"level":"start","next":"ready","#
        + #""shortBy":0.22499999999999998,"held":["nobody is paid"],"sections":{"people":0.75,"money":0.0},"#
        + #""computed":{"double_mentors":4},"error":null}"#)
    let table = try BatchSupport.run(input, questionnaire, format: .csv).collected.text
    #expect(
      table
        == "id,score,low,high,coverage,level,next,shortBy,held,people,money,double_mentors,error\r\n"
        + "'=a,0.375,0.375,0.375,1.0,start,ready,0.22499999999999998,\"nobody is paid\",0.75,0.0,4,\r\n"
        + "x,,,,,,,,,,,,\"a number cannot answer 'lead'; expected one of yes, partly, no\"\r\n")
  }

  @Test func `a problem says where it is, whose, and what would be accepted`() throws {
    let questionnaire = try BatchSupport.questionnaire()
    let input = "{\"lead\":\"yes\"}\n\n{\"id\":\"r2\",\"answers\":{\"lead\":\"yes\",\"mentors\":51}}\n"
    let problem = try #require(BatchSupport.run(input, questionnaire).collected.problems.first)
    let position = try #require(problem.diagnostic.place?.position)
    #expect(position.line == 3 && position.column == 46)
    #expect(problem.respondent?.name == "r2" && problem.item == "mentors")
    #expect(problem.accepted == "a whole number from 0 to 50")
    #expect(problem.told.message.hasPrefix("respondent 'r2': mentors: 51 is out of range"))
  }

  @Test func `answers to questions that are not asked are counted, not scored`() throws {
    let questionnaire = try BatchSupport.questionnaire()
    let input = #"{"lead":"no","mentors":3,"paid":true}"#
    for isQuick in [true, false] {
      let (collected, totals, _) = try BatchSupport.run(input, questionnaire) { $0.isQuick = isQuick }
      #expect(totals.neverAsked == 1)
      #expect(collected.text.contains("\"score\":0.5,"))
    }
  }

  @Test func `columns that do not exist are refused with those that do`() throws {
    let questionnaire = try BatchSupport.questionnaire()
    #expect(throws: ResultColumns.Problem.self) { try ResultColumns("id,scor", of: questionnaire) }
    #expect(throws: ResultColumns.Problem.self) { try ResultColumns("id,id", of: questionnaire) }
    let columns = try ResultColumns("people, double_mentors,id", of: questionnaire)
    let output = try BatchSupport.run(#"{"lead":"yes","mentors":2}"#, questionnaire, format: .csv) {
      $0.columns = columns
    }
    #expect(output.collected.text.hasPrefix("people,double_mentors,id,error\r\n0.75,4,,\r\n"))
  }
}
