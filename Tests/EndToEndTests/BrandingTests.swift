import TestSupport
import Testing

/// Sheets that look like those of whoever hands them out.
@Suite struct BrandingTests {
  private static let drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"

  @Test(.timeLimit(.minutes(10 * Sanitizer.slowness)))
  func `a sheet has the name, the logo and the colour of a settings file`() throws {
    let installation = try Installation()
    try installation.folder.write(Self.drawing, to: "logo.svg")
    try installation.folder.write(
      ##"{ "organization": "Chu & Co", "logo": "logo.svg", "accent": "#801650" }"##, to: "brand.json")
    let result = try installation.run("sheet", "quick_check", "--format", "html", "--branding", "brand.json")
    #expect(result.status == .exited(0), "\(result.errors)")
    #expect(result.output.contains("Chu &amp; Co"))
    #expect(result.output.contains("data:image/svg+xml;base64,"))
    #expect(result.output.contains("--accent:#801650;"))
  }

  @Test(
    .timeLimit(.minutes(10 * Sanitizer.slowness)),
    arguments: [
      (##"{ "acent": "#801650" }"##, "brand.json:1:3", "\"accent\""),
      (##"{ "accent": "blue" }"##, "brand.json:1:13", "#12436D"),
      (##"{ "accent": 3 }"##, "brand.json:1:13", "text"),
      (##"{ "logo": "missing.png" }"##, "brand.json:1:11", "missing.png"),
      (##"{ "logo": "brand.json" }"##, "brand.json:1:11", "PNG"),
      (##"["##, "brand.json:1", "ends"), (##"[]"##, "brand.json:1:1", "object"),
    ])
  func `what is wrong in it is told with its place`(file: String, place: String, expected: String) throws {
    let installation = try Installation()
    try installation.folder.write(file, to: "brand.json")
    let result = try installation.run("sheet", "quick_check", "--format", "html", "--branding", "brand.json")
    #expect(result.status == .exited(65))
    #expect(result.output.isEmpty)
    #expect(result.errors.contains(place) && result.errors.contains(expected), "\(result.errors)")
  }
}
