import Tables
import Testing

@Suite struct CSVWriterTests {
  @Test func `numbers stay numbers, texts that would be formulas do not`() {
    var writer = CSVWriter()
    writer.append([
      .text("-5"), .number(-5), .number(0.1), .number(-1e-7), .number(1e20), .number(.infinity), .whole(-3), .empty,
      .text("=1"),
    ])
    #expect(String(decoding: writer.bytes, as: UTF8.self) == "'-5,-5,0.1,-1e-07,1e+20,,-3,,'=1\r\n")
  }
}
