// Reads lines and says what it read: the program that the line-reading suites drive.
//
//   LineReadingProbe [--plain] [--prefill TEXT] [--history FILE] [--editrc] [--prompt TEXT] [--thread] [--hold]
//
// --thread leaves another thread running that takes signals; --hold waits for a line before the program ends.

internal import Shell

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

var arguments = CommandLine.arguments.dropFirst()
var options: Set<String> = []
var values: [String: String] = [:]
while let argument = arguments.popFirst() {
  if ["--prefill", "--history", "--prompt"].contains(argument) {
    values[argument] = arguments.popFirst()
  } else {
    options.insert(argument)
  }
}

func say(_ text: String) {
  var rest = Array(text.utf8)[...]
  while !rest.isEmpty {
    let count = rest.withUnsafeBytes { write(1, $0.baseAddress, $0.count) }
    guard count > 0 else { return }
    rest = rest.dropFirst(count)
  }
}

let environmentIsUTF8 = Terminal.adoptLocale()
let plain = PlainLineReader(write: say)
let reader: any LineReader
if options.contains("--plain") || !Terminal.canEditLines {
  reader = plain
} else {
  let editing = EditLineReader(
    program: "probe",
    history: CommandHistory(path: values["--history"]),
    readsUserBindings: options.contains("--editrc"),
    sanitize: { text in
      text.unicodeScalars.map { $0.value < 0x20 ? "^" + String(Unicode.Scalar(UInt8($0.value + 64))) : String($0) }
        .joined()
    }
  )
  guard let editing else { fatalError("no reader") }
  reader = editing
}

if options.contains("--thread") { startIdleThread() }

let words = [
  CompletionCandidate(text: "save", meaning: "write the session now"),
  CompletionCandidate(text: "score", meaning: "where you stand"),
  CompletionCandidate(text: "skip", meaning: "leave this question for now"),
  CompletionCandidate(text: "show", meaning: "one answer with its notes"),
  CompletionCandidate(text: "unique", meaning: ""),
  CompletionCandidate(text: "évidence-a", meaning: "with an accent"),
  CompletionCandidate(text: "évidence-b", meaning: "esc \u{1B}[31m"),
  CompletionCandidate(text: "folder/", meaning: ""),
  CompletionCandidate(text: "hidden\u{1B}[2J", meaning: ""),
  CompletionCandidate(text: "hidden-not", meaning: ""),
]
let many = (1...200).map {
  CompletionCandidate(text: "many-\($0)", meaning: "number \($0) of a long list of candidates")
}
reader.completer = { line, cursor in
  let bytes = Array(line.utf8)
  let start = (bytes[..<cursor].lastIndex(of: 0x20) ?? -1) + 1
  let typed = String(decoding: bytes[start..<cursor], as: UTF8.self)
  return Completion(start: start, candidates: (words + many).filter { $0.text.utf8.starts(with: typed.utf8) })
}

var code: Int32?

say("columns \(reader.columns), UTF-8 \(environmentIsUTF8)\n")
var number = 0
while code == nil {
  number += 1
  let prompt = values["--prompt"] ?? "Q\(number) > "
  switch reader.readLine(prompt: prompt, prefill: number == 1 ? values["--prefill"] : nil) {
  case .line(let text):
    say("line \(text.utf8.count) \(text.count > 200 ? "long" : text.debugDescription)\n")
    reader.remember(command: text)
  case .tooLong(let limit): say("too long, limit \(limit)\n")
  case .endOfInput:
    say("end of input\n")
    code = 0
  case .interrupted(let hadText): say("interrupted, had text \(hadText)\n")
  case .terminated(let signal):
    say("terminated by \(signal)\n")
    code = 128 + signal
  case .key(.back): say("key back\n")
  case .key(.skip): say("key skip\n")
  case .failed(let number):
    say("failed \(number)\n")
    code = 74
  }
}
if options.contains("--hold") { _ = plain.readLine(prompt: "", prefill: nil) }
exit(code ?? 0)
