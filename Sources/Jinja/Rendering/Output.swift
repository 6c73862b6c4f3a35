/// The output of a rendering: text, and the number of pieces that jinja2's code would have made, which its messages count.
struct Output {
    private var text = ""
    /// Maximum bytes to keep; a result is cut far below. nil for text that goes to a filter.
    var maxBytes: Int?
    private var pieces = 0
    /// Whether the last piece was known at compile time: jinja2 joins such neighbours into one piece.
    private var endsConstant = false
    /// The first piece that isn't text.
    private var foreign: (index: Int, type: String)?

    /// - Parameter isConstant: whether it was known at compile time.
    mutating func write(_ part: String, isConstant: Bool = false) {
        if !(isConstant && endsConstant) { pieces += 1 }
        endsConstant = isConstant
        if let maxBytes, text.utf8.count > maxBytes { return }
        text += part
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
        return text
    }
}
