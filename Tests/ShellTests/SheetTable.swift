import Tables

/// A sheet in a spreadsheet program: cells are filled in, and it is saved in another dialect.
enum SheetTable {
  static func records(_ bytes: [UInt8]) -> [[String]] {
    var reader = CSVReader(separator: CSVDialect(of: bytes).separator)
    reader.append(bytes)
    reader.finish()
    var record = CSVRecord()
    var records: [[String]] = []
    while (try? reader.next(&record)) == true { records.append((0..<record.count).map { record.text($0) ?? "" }) }
    return records
  }

  /// The sheet with answers by id, and further rows for those that it does not ask.
  static func filled(
    _ bytes: [UInt8], _ answers: [String: String], remarks: [String: String] = [:], extra: [String] = [],
    separator: String = ","
  ) -> [UInt8] {
    var records = records(bytes)
    let answer = records[0].firstIndex(of: "answer")!
    let remark = records[0].firstIndex(of: "remark")!
    let known = Set(records.map { $0[0] })
    for id in extra where !known.contains(id) {
      records.append([id] + [String](repeating: "", count: records[0].count - 1))
    }
    for index in records.indices.dropFirst() {
      if let text = answers[records[index][0]] { records[index][answer] = text }
      if let text = remarks[records[index][0]] { records[index][remark] = text }
    }
    let lines = records.map { record in
      record.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: separator)
    }
    return [0xEF, 0xBB, 0xBF] + Array((lines.joined(separator: "\r\n") + "\r\n").utf8)
  }
}
