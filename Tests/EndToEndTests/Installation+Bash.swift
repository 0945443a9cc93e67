import TestSupport

extension Installation {
  /// Runs a line of bash in which `$GW` is the program, for what only a shell does to it: closed descriptors, full devices,
  /// limits.
  func bash(_ script: String, input: [UInt8] = [], timeoutSeconds: Int = 60) throws -> Run {
    var variables = environment
    variables["GW"] = Self.program
    let result = try runProgram(
      "/bin/bash", ["-c", script], environment: variables, input: input, workingDirectory: folder.path,
      timeoutSeconds: timeoutSeconds)
    return Run(
      status: result.status, output: String(decoding: result.output, as: UTF8.self),
      errors: String(decoding: result.errors, as: UTF8.self))
  }

  /// Runs the program with bytes that need not be text.
  func run(_ arguments: [String], bytes: [UInt8]) throws -> Run {
    let result = try runProgram(
      Self.program, arguments, environment: environment, input: bytes, workingDirectory: folder.path)
    return Run(
      status: result.status, output: String(decoding: result.output, as: UTF8.self),
      errors: String(decoding: result.errors, as: UTF8.self))
  }
}
