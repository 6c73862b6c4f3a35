extension JSONValue {
    /// The value as JSON without whitespace.
    package var compactText: String { text(JSONWriter()) }

    /// The value as JSON, one member per line.
    /// - Parameter indent: columns per level.
    package func indentedText(_ indent: Int = 2) -> String { text(JSONWriter(indent: indent)) }

    private func text(_ writer: JSONWriter) -> String {
        var writer = writer
        writer.append(self)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
