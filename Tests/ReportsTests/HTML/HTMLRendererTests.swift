import Questionnaires
import Reports
import Testing

@Suite("Reports as HTML")
struct HTMLRendererTests {
  /// Texts that end attributes, open elements, hide or reorder.
  static let hostile = [
    "<script>alert(1)</script>", "\" onmouseover=\"alert(1)", "\"\u{301} onclick=x ", "'><img src=x onerror=alert(1)>",
    "</style><svg onload=alert(1)>", "&lt;b&gt;", "]]><!-- -->", "\u{202E}txet", "\u{0}\u{1B}[2J",
    "javascript:alert(1)",
    "</title>", "<\u{301}b>", "a\r\nb\u{2028}c",
  ]

  @Test("every element is ours, every attribute is in quotes, whatever the texts are", arguments: hostile)
  func hostileTexts(text: String) {
    let report = SampleAssessment.halfway(suffix: " " + text).report(head: String(repeating: "a", count: 64))
    let page = HTMLRenderer(branding: Branding(organization: text)).render(report)
    let scan = PageScan(page)
    #expect(scan.problems == [])
    for element in scan.elements {
      for attribute in element.attributes {
        #expect(!attribute.name.hasPrefix("on"), "\(attribute)")
        if attribute.name == "href" {
          #expect(["#", "https://", "http://"].contains { attribute.value.hasPrefix($0) }, "\(attribute.value)")
        }
        if attribute.name == "src" { #expect(attribute.value.hasPrefix("data:")) }
      }
    }
    let hidden = page.unicodeScalars.filter { scalar in
      scalar.value < 0x20 && scalar != "\n" || (0x7F...0x9F).contains(scalar.value)
        || (0x202A...0x202E).contains(scalar.value)
    }
    #expect(hidden.isEmpty)
  }

  @Test("the page asks nobody for anything and runs nothing")
  func selfContained() {
    let page = HTMLRenderer().render(SampleAssessment.halfway().report())
    let scan = PageScan(page)
    #expect(scan.problems == [])
    #expect(page.contains("default-src &#39;none&#39;"))
    #expect(!page.contains("@import") && !page.contains("url(http"))
    #expect(!scan.elements.contains { $0.name == "script" || $0.name == "link" || $0.name == "iframe" })
  }

  @Test("one main heading, headings in steps, tables with heads, ids once, links that lead somewhere")
  func structure() {
    let scan = PageScan(HTMLRenderer().render(SampleAssessment.halfway().report(head: "ab")))
    let levels = scan.elements.compactMap {
      $0.name.count == 2 && $0.name.hasPrefix("h") ? Int($0.name.dropFirst()) : nil
    }
    #expect(levels.count { $0 == 1 } == 1)
    for (before, after) in zip(levels, levels.dropFirst()) { #expect(after <= before + 1) }
    let ids = scan.elements.flatMap(\.attributes).filter { $0.name == "id" }.map(\.value)
    #expect(Set(ids).count == ids.count)
    for link in scan.elements.flatMap(\.attributes) where link.name == "href" && link.value.hasPrefix("#") {
      #expect(ids.contains(String(link.value.dropFirst())), "\(link.value)")
    }
    for head in scan.elements where head.name == "th" {
      #expect(head.attributes.contains { $0.name == "scope" })
    }
    #expect(scan.elements[0].attributes.contains { $0.name == "lang" && $0.value == "en" })
    for picture in scan.elements where picture.attributes.contains(where: { $0.name == "role" && $0.value == "img" }) {
      #expect(picture.attributes.contains { $0.name == "aria-label" && !$0.value.isEmpty })
    }
  }

  @Test("the page says what the report holds: result, answers, notes, evidence, parked, the head")
  func content() {
    let page = HTMLRenderer().render(SampleAssessment.halfway().report(head: "0123abcd"))
    for text in [
      "Lakeside Hospital", "Ines", "Ask again in June", "minutes.pdf", "Dana in HR", "No lab work", "0123abcd",
    ] {
      #expect(page.contains(text), "\(text)")
    }
  }

  @Test("an assessment without an answer makes a page too")
  func nothingAnswered() {
    #expect(PageScan(HTMLRenderer().render(SampleAssessment().report())).problems == [])
  }

  @Test("a report gives the same bytes each time")
  func sameBytes() {
    let report = SampleAssessment.halfway().report(head: "ab")
    #expect(HTMLRenderer().render(report) == HTMLRenderer().render(report))
  }
}

@Suite("A brand on a report")
struct BrandingTests {
  @Test("a picture is known by its first bytes")
  func pictures() {
    #expect(Branding.Picture([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0])?.mediaType == "image/png")
    #expect(Branding.Picture([0xFF, 0xD8, 0xFF, 0xE0])?.mediaType == "image/jpeg")
    #expect(Branding.Picture(Array("<?xml version='1.0'?><svg/>".utf8))?.mediaType == "image/svg+xml")
    #expect(Branding.Picture(Array("<html><body>".utf8)) == nil)
    #expect(Branding.Picture(Array("#!/bin/sh".utf8)) == nil)
    #expect(Branding.Picture([]) == nil)
  }

  @Test("a logo goes into the page, and its name is what is read aloud")
  func logo() {
    let branding = Branding(organization: "Chu & Co", logo: Branding.Picture(Array("<svg/>".utf8)))
    let scan = PageScan(HTMLRenderer(branding: branding).render(SampleAssessment.halfway().report()))
    let image = scan.elements.first { $0.name == "img" }
    #expect(image?.attributes.first { $0.name == "src" }?.value == "data:image/svg+xml;base64,PHN2Zy8+")
    #expect(image?.attributes.first { $0.name == "alt" }?.value == "Chu &amp; Co")
  }

  @Test("any accent is moved until it can be read on both grounds")
  func accents() {
    for number in stride(from: UInt32(0), through: 0xFFFFFF, by: 65_537 * 7) {
      for palette in [Palette.light, .dark] {
        let branded = palette.branded(Colour(number))
        #expect(branded.accent.contrast(to: branded.paper) >= 4.5)
      }
    }
    #expect(Palette.light.branded(Colour(0x801650)).accent == Colour(0x801650))
  }

  @Test("a colour is six hexadecimal digits", arguments: ["#12436d", "#FFFFFF", "#000000"])
  func colours(text: String) {
    #expect(Colour(hex: text)?.hex == text.uppercased())
  }

  @Test("what is no colour is none", arguments: ["12436D", "#12436", "#12436D0", "#12436g", "red", "", "#+12345"])
  func noColours(text: String) {
    #expect(Colour(hex: text) == nil)
  }
}

@Suite("Colours of a report")
struct PaletteTests {
  @Test("contrast as WCAG 2.2 asks: 4.5 for text, 3 for marks", arguments: [Palette.light, .dark])
  func contrast(palette: Palette) {
    for text in [palette.ink, palette.muted, palette.accent] {
      #expect(text.contrast(to: palette.paper) >= 4.5)
    }
    for mark in [palette.mark, palette.second, palette.line] {
      #expect(mark.contrast(to: palette.paper) >= 3)
      if mark != palette.line { #expect(mark.contrast(to: palette.band) >= 3) }
    }
    // The steps carry an outline in ink, which tells them from each other and from the page.
    for step in palette.steps {
      #expect(max(step.contrast(to: palette.paper), palette.ink.contrast(to: palette.paper)) >= 3)
    }
  }

  @Test("luminance and contrast agree with the values of WCAG")
  func luminance() {
    #expect(Colour(0xFFFFFF).luminance == 1)
    #expect(Colour(0).luminance == 0)
    #expect(abs(Colour(0xFFFFFF).contrast(to: Colour(0)) - 21) < 1e-9)
    #expect(abs(Colour(0x777777).contrast(to: Colour(0xFFFFFF)) - 4.48) < 0.01)
  }
}
