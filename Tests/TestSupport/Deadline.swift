/// A moment by which something has to have happened.
struct Deadline {
  private let moment: ContinuousClock.Instant

  /// The moment so many seconds from now, more of them where a sanitizer slows everything down.
  init(seconds: Int) {
    moment = ContinuousClock.now + .seconds(seconds * Sanitizer.slowness)
  }

  /// What is left, in whole milliseconds, rounded up; 0 when the moment has passed.
  var milliseconds: Int32 {
    let left = (moment - ContinuousClock.now).components
    guard left.seconds >= 0, left.attoseconds >= 0 else { return 0 }
    return Int32(clamping: left.seconds * 1000 + left.attoseconds / 1_000_000_000_000_000 + 1)
  }
}
