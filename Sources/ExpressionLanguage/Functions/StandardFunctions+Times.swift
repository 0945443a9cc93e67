extension StandardFunctions {
  /// Parts of moments and durations (langdef.md, "Timestamp and Duration Functions"); a second argument of a moment's
  /// part is its time zone, by its name or as an offset, UTC where there is none.
  static let times: [FunctionDeclaration] = [
    part("getFullYear", "the year") { Int64($0.year) },
    part("getMonth", "the month, from 0") { Int64($0.month - 1) },
    part("getDate", "the day of the month, from 1") { Int64($0.day) },
    part("getDayOfMonth", "the day of the month, from 0") { Int64($0.day - 1) },
    part("getDayOfWeek", "the day of the week, from 0 on Sunday") { Int64($0.dayOfWeek) },
    part("getDayOfYear", "the day of the year, from 0") { Int64($0.dayOfYear) },
    part("getHours", "the hour, or the whole hours of a duration", unit: 3_600_000_000_000) { Int64($0.hour) },
    part("getMinutes", "the minute, or the whole minutes of a duration", unit: 60_000_000_000) { Int64($0.minute) },
    part("getSeconds", "the second, or the whole seconds of a duration", unit: 1_000_000_000) { Int64($0.second) },
    FunctionDeclaration(
      "getMilliseconds", "the milliseconds of the second, or of a whole duration",
      example: "duration('1.5s').getMilliseconds()",
      [
        .member(.timestamp, result: .fixed(.int)), .member(.timestamp, .string, result: .fixed(.int)),
        .member(.duration, result: .fixed(.int)),
      ]
    ) { arguments, context throws(EvaluationError) in
      switch arguments[0] {
      case .timestamp(let moment):
        _ = try offset(arguments, at: moment, "getMilliseconds", &context.budget)
        return .int(Int64(moment.nanoseconds / 1_000_000))
      case .duration(let span): return .int(span.nanoseconds / 1_000_000)
      default: throw .noOverload("getMilliseconds", arguments)
      }
    },
  ]

  private static func part(
    _ name: String, _ summary: String, unit: Int64? = nil,
    _ part: @escaping @Sendable (Timestamp.CivilParts) -> Int64
  ) -> FunctionDeclaration {
    var overloads: [FunctionDeclaration.Overload] = [
      .member(.timestamp, result: .fixed(.int)), .member(.timestamp, .string, result: .fixed(.int)),
    ]
    if unit != nil { overloads.append(.member(.duration, result: .fixed(.int))) }
    return FunctionDeclaration(name, summary, example: "today.\(name)()", overloads) {
      arguments, context throws(EvaluationError) in
      switch arguments[0] {
      case .timestamp(let moment):
        return .int(part(moment.civilParts(offset: try offset(arguments, at: moment, name, &context.budget))))
      case .duration(let span):
        guard let unit, arguments.count == 1 else { throw .noOverload(name, arguments) }
        return .int(span.nanoseconds / unit)
      default: throw .noOverload(name, arguments)
      }
    }
  }

  /// The seconds that clocks of the zone asked for, UTC where none is, are ahead of UTC at a moment.
  private static func offset(
    _ arguments: [Value], at moment: Timestamp, _ name: String, _ budget: inout Budget
  ) throws(EvaluationError) -> Int64 {
    guard arguments.count > 1 else { return 0 }
    let zone = try arguments.text(at: 1, for: name)
    try budget.spend(bytes: zone.utf8.count)
    guard let offset = Timestamp.zoneOffset(zone, at: moment) else {
      // The system is asked each time for what it does not have.
      try budget.spend(200)
      throw .unknownTimeZone(zone)
    }
    return offset
  }
}
