import TerminalCore

/// Replaces the C library's `wcwidth`, which ncurses asks: it would draw blanks for characters that are younger than the library. Now it
/// agrees with the canvas, whose table is newer.
///
/// The name is found in the executable before it is found in the C library, because ncurses is a shared library that refers to it.
@c(wcwidth) package func columnsForCurses(_ character: Int32) -> Int32 {
    guard character != 0, let scalar = Unicode.Scalar(UInt32(bitPattern: character)) else {
        return character == 0 ? 0 : -1
    }
    return Int32(columns(of: scalar) ?? -1)
}
