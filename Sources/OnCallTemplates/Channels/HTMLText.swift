/// Texts in HTML.
enum HTMLText {
    /// As `html.escape` of Python does it.
    static func escaped(_ text: String) -> String {
        replacing(text, ["&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;", "'": "&#x27;"])
    }

    /// As the engine does it for the voice service.
    static func escapedForVoice(_ text: String) -> String {
        replacing(text, ["&": "&amp;", "<": "&lt;", ">": "&gt;"])
    }

    private static func replacing(_ text: String, _ entities: [Unicode.Scalar: String]) -> String {
        guard text.unicodeScalars.contains(where: { entities[$0] != nil }) else { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if let entity = entities[scalar] {
                result.append(contentsOf: entity.unicodeScalars)
            } else {
                result.append(scalar)
            }
        }
        return String(result)
    }
}
