/// What a rendering has written.
struct Output {
    private(set) var text = ""
    /// Bytes beyond which nothing more is kept: a result is cut long before. nil for text that goes on to a filter.
    var most: Int?

    mutating func write(_ part: String) {
        if let most, text.utf8.count > most { return }
        text += part
    }
}
