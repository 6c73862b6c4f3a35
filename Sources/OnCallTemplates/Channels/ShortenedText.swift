import FoundationEssentials

/// Texts that are cut at a number of code points.
enum ShortenedText {
    /// As `Truncator.chars` of Django 4.2: the text in NFC, combining marks not counted, the ending within the limit.
    static func within(_ limit: Int, of text: String, ending: String) -> String {
        var count = 0
        let room = limit - ending.unicodeScalars.count { !$0.isCombining }
        var kept = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if !scalar.isCombining { count += 1 }
            if count > limit { return String(kept) + ending }
            if count <= room { kept.append(scalar) }
        }
        return text
    }

    /// The first characters of a longer text, and the ending.
    static func before(_ limit: Int, of text: String, ending: String) -> String {
        guard text.unicodeScalars.count > limit else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.prefix(limit))) + ending
    }
}

extension Unicode.Scalar {
    /// `unicodedata.combining` of Python.
    fileprivate var isCombining: Bool { properties.canonicalCombiningClass != .notReordered }
}
