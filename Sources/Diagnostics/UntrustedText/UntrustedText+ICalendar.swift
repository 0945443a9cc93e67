extension UntrustedText {
  /// A value of type TEXT (RFC 5545, 3.3.11): the signs that divide values behind a backslash, line ends as `\n`.
  ///
  /// It is not folded yet; ``ICalendarLine`` does that.
  package var forICalendar: String {
    var result = ""
    for scalar in VisibleText.multiline(withLineFeeds).unicodeScalars {
      switch scalar {
      case "\\", ";", ",": result += "\\"
      case "\n":
        result += "\\n"
        continue
      default: break
      }
      result.unicodeScalars.append(scalar)
    }
    return result
  }

  /// The value of a parameter, in its quotes (RFC 5545, 3.2), with a circumflex before what may not stand in them
  /// (RFC 6868).
  package var forICalendarParameter: String {
    var result = "\""
    for scalar in VisibleText.multiline(withLineFeeds).unicodeScalars {
      switch scalar {
      case "\"": result += "^'"
      case "^": result += "^^"
      case "\n": result += "^n"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

/// A line of an iCalendar file: a property, whose name and other signs are compiled in, with texts that are not.
///
/// ```swift
/// ICalendarLine("SUMMARY", text: "Lakeside; plan").folded   // "SUMMARY:Lakeside\\; plan\r\n"
/// ```
package struct ICalendarLine: Sendable {
  /// The most bytes of a line of the file, its line end left out (RFC 5545, 3.1).
  package static let limit = 75

  private var content: String

  /// Creates a line whose value is a text.
  package init(_ property: StaticString, parameters: [(name: StaticString, text: String)] = [], text: String) {
    content = "\(property)"
    for parameter in parameters {
      content += ";\(parameter.name)=" + UntrustedText(parameter.text).forICalendarParameter
    }
    content += ":" + UntrustedText(text).forICalendar
  }

  /// Creates a line of which everything is compiled in.
  package init(_ content: StaticString) {
    self.content = "\(content)"
  }

  /// Creates a line whose value is a whole number.
  package init(_ property: StaticString, number: Int) {
    content = "\(property):\(number)"
  }

  /// Creates a line whose value is a day (RFC 5545, 3.3.4), such as `DTSTART;VALUE=DATE:20260601`.
  package init(_ property: StaticString, year: Int, month: Int, day: Int) {
    content = "\(property);VALUE=DATE:" + Self.digits(year, 4) + Self.digits(month, 2) + Self.digits(day, 2)
  }

  /// Creates a line whose value is a moment in UTC (RFC 5545, 3.3.5), such as `DTSTAMP:20260512T120000Z`.
  package init(
    _ property: StaticString, year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int
  ) {
    content =
      "\(property):" + Self.digits(year, 4) + Self.digits(month, 2) + Self.digits(day, 2) + "T"
      + Self.digits(hour, 2) + Self.digits(minute, 2) + Self.digits(second, 2) + "Z"
  }

  private static func digits(_ number: Int, _ count: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, count - digits.utf8.count)) + digits
  }

  /// The line with its CR LF, folded so that no line of the file has more than ``limit`` bytes.
  ///
  /// It is folded between scalars only: a reader that decodes line by line would else find broken UTF-8.
  package var folded: String {
    var result = ""
    var used = 0
    for scalar in content.unicodeScalars {
      let size = UTF8.width(scalar)
      if used + size > Self.limit {
        result += "\r\n "
        used = 1
      }
      result.unicodeScalars.append(scalar)
      used += size
    }
    return result + "\r\n"
  }
}
