internal import CLineEditing

/// The terminal that the process was started in.
package enum Terminal {
  /// Whether lines can be edited: standard input and output are both terminals, and TERM names one that can move its
  /// cursor.
  package static var canEditLines: Bool { gw_le_can_edit() }

  /// Whether TERM names a terminal that is known here and can move its cursor; any other is sent no escape sequences.
  package static let isKnown = gw_le_knows_terminal()

  /// Lets the process work in UTF-8, whatever the environment names; to be called once, before the first reader is made
  /// and while there is one thread. Only the character type is set: numbers keep their form.
  ///
  /// - Returns: Whether the environment's own locale is UTF-8, and with it symbols beyond ASCII are fit to show.
  package static func adoptLocale() -> Bool { gw_le_set_locale() }

  /// The width of the window at a descriptor, in columns; nil where it has none or does not tell.
  package static func columns(at descriptor: Int32) -> Int? {
    let columns = gw_le_columns(descriptor)
    return columns > 0 ? Int(columns) : nil
  }

  /// The height of the window at a descriptor, in rows; nil where it has none or does not tell.
  package static func rows(at descriptor: Int32) -> Int? {
    let rows = gw_le_rows(descriptor)
    return rows > 0 ? Int(rows) : nil
  }
}
