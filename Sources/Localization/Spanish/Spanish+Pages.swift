extension SpanishPhrases {
  /// Pages and summaries.
  static let pages: [String: String] = [
    "1|%1 more in between, told by other formats.": "%1 más entre medias; otros formatos la muestran.",
    "the score is below %1 of 100": "el puntaje está por debajo de %1 de 100",
  ]
}
