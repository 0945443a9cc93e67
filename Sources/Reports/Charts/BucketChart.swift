import Questionnaires

/// What is in place, partly, planned, not in place and not known, as parts of one bar.
struct BucketChart {
  /// One part.
  struct Part: Equatable {
    var bucket: Bucket
    /// 0...1 of the whole.
    var share: Double
  }

  /// The parts that there are, in the order of the buckets.
  let parts: [Part]

  init(_ buckets: [Bucket: Double]) {
    parts = Bucket.allCases.compactMap { bucket in
      buckets[bucket].flatMap { $0 > 0.0005 ? Part(bucket: bucket, share: $0) : nil }
    }
  }

  /// The class of a part; what is not known is hatched, so that it is told apart without colour.
  static func look(_ bucket: Bucket) -> StaticString {
    switch bucket {
    case .inPlace: "step1"
    case .partly: "step2"
    case .planned: "step3"
    case .notInPlace: "step4"
    case .notKnown: "unknown"
    }
  }

  /// The drawing.
  var drawing: Drawing {
    var drawing = Drawing(height: 30)
    var across = 0.003
    for part in parts {
      let width = part.share * 0.994
      drawing.rectangle(at: Drawing.Place(across, 2), width: width, height: 26, look: Self.look(part.bucket))
      across += width
    }
    return drawing
  }
}
