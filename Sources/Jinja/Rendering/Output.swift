/// What a rendering has written: text, and how many pieces of it jinja2's code would have made, which its messages count.
struct Output {
    private var text = ""
    /// Bytes beyond which nothing more is kept: a result is cut long before. nil for text that goes on to a filter.
    var maxBytes: Int?
    private var pieces = 0
    /// Whether the last piece was known while compiling: jinja2 makes one piece of such neighbours.
    private var endsConstant = false
    /// The first piece that isn't text.
    private var foreign: (index: Int, type: String)?

    /// - Parameter isConstant: whether it was known while compiling.
    mutating func write(_ part: String, isConstant: Bool = false) {
        if !(isConstant && endsConstant) { pieces += 1 }
        endsConstant = isConstant
        if let maxBytes, text.utf8.count > maxBytes { return }
        text += part
    }

    /// Something that is no text, which only shows when all is joined.
    mutating func write(foreign type: String) {
        if foreign == nil { foreign = (pieces, type) }
        pieces += 1
        endsConstant = false
    }

    /// What follows is another piece, whatever it is: another statement begins.
    mutating func endConstant() { endsConstant = false }

    /// All of it.
    /// - Throws: Python's `TypeError` where a piece is no text.
    func joined() throws -> String {
        if let foreign {
            throw PythonError.type("sequence item \(foreign.index): expected str instance, \(foreign.type) found")
        }
        return text
    }
}
