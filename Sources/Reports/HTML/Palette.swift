/// The colours of a page on one ground, light or dark.
///
/// Two colours and grey for almost everything, and five steps of one hue for the parts of a whole. Colour is never alone:
/// marks differ in shape or dash, and every number is written out. The light pair is the one of the Analysis Function's
/// guidance on colours in charts whose two stay furthest apart for people who do not see red or green.
package struct Palette: Sendable {
  /// What everything stands on.
  package let paper: Colour
  /// Text.
  package let ink: Colour
  /// Text that matters less.
  package let muted: Colour
  /// Lines of charts and tables.
  package let line: Colour
  /// Grounds of tracks and boxes.
  package let band: Colour
  /// The first colour of data.
  package let mark: Colour
  /// The second colour of data: targets, what falls.
  package let second: Colour
  /// Links, and what the brand colours.
  package let accent: Colour
  /// The parts of a whole, from in place to not in place.
  package let steps: [Colour]

  /// On white.
  package static let light = Palette(
    paper: Colour(0xFFFFFF), ink: Colour(0x1B1F24), muted: Colour(0x4F5862), line: Colour(0x7A838C),
    band: Colour(0xE9EDF1), mark: Colour(0x12436D), second: Colour(0xC8500A), accent: Colour(0x12436D),
    steps: [Colour(0x12436D), Colour(0x2E6DA4), Colour(0x6F9FC8), Colour(0xB4CCE2)])

  /// On a dark ground.
  package static let dark = Palette(
    paper: Colour(0x14181C), ink: Colour(0xE7EAED), muted: Colour(0xA9B3BD), line: Colour(0x76818B),
    band: Colour(0x2A3138), mark: Colour(0x86B8EA), second: Colour(0xF58A51), accent: Colour(0x86B8EA),
    steps: [Colour(0xD3E6F8), Colour(0x86B8EA), Colour(0x4F86BC), Colour(0x2F5478)])

  /// The palette with a brand's colour where it reads well: moved toward ink where it would not stand out.
  package func branded(_ colour: Colour?) -> Palette {
    guard let colour else { return self }
    return Palette(
      paper: paper, ink: ink, muted: muted, line: line, band: band, mark: mark, second: second,
      accent: colour.readable(on: paper), steps: steps)
  }

  /// The palette as custom properties of a style sheet.
  var properties: String {
    let named = [
      ("paper", paper), ("ink", ink), ("muted", muted), ("line", line), ("band", band), ("mark", mark),
      ("second", second), ("accent", accent),
    ]
    let steps = self.steps.enumerated().map { ("step\($0 + 1)", $1) }
    return (named + steps).map { "--\($0):\($1.hex);" }.joined()
  }
}
