/// The output of a rendering: text in UTF-8, and the number of pieces that jinja2's code would have made, which its messages
/// count.
struct Output {
    private var bytes: [UInt8] = []
    /// Maximum bytes to keep; a result is cut far below. nil for text that goes to a filter.
    var maxBytes: Int?
    private var pieces = 0
    /// Whether the last piece was known at compile time: jinja2 joins such neighbours into one piece.
    private var endsConstant = false
    /// The first piece that isn't text.
    private var foreign: (index: Int, type: String)?

    /// Makes room for a text of that many bytes.
    mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

    /// - Parameter isConstant: whether it was known at compile time.
    mutating func write(_ part: String, isConstant: Bool = false) {
        guard beginsPiece(isConstant) else { return }
        var part = part
        part.withUTF8 { bytes.append(contentsOf: $0) }
    }

    /// Writes a range of bytes that are text.
    mutating func write(_ source: [UInt8], _ range: Range<Int>, isConstant: Bool) {
        if beginsPiece(isConstant) { bytes.append(contentsOf: source[range]) }
    }

    /// Writes the digits of a number.
    mutating func write(_ number: Int, isConstant: Bool) {
        guard beginsPiece(isConstant) else { return }
        if number >= 0, number < 10 { return bytes.append(UInt8(ascii: "0") + UInt8(number)) }
        var text = String(number)
        text.withUTF8 { bytes.append(contentsOf: $0) }
    }

    /// Counts a piece.
    /// - Returns: whether its text is kept.
    private mutating func beginsPiece(_ isConstant: Bool) -> Bool {
        if !(isConstant && endsConstant) { pieces += 1 }
        endsConstant = isConstant
        if let maxBytes, bytes.count > maxBytes { return false }
        return true
    }

    /// A piece that isn't text, which only fails when all pieces are joined.
    mutating func write(foreign type: String) {
        if foreign == nil { foreign = (pieces, type) }
        pieces += 1
        endsConstant = false
    }

    /// The next write is a separate piece, because another statement begins.
    mutating func endConstant() { endsConstant = false }

    /// The whole output.
    /// - Throws: Python's `TypeError` if a piece isn't text.
    func joined() throws -> String {
        if let foreign {
            throw PythonError.type("sequence item \(foreign.index): expected str instance, \(foreign.type) found")
        }
        return String(trusted: bytes)
    }
}
