import TerminalCore

extension Key {
    /// The key of a US keyboard at the place of a Russian, Ukrainian, Greek or Hebrew letter, so that commands work without switching the
    /// layout; nil for other keys.
    var latin: Key? {
        guard case .character(let character) = code, let latin = Key.latinLetters[character] else { return nil }
        return Key(.character(latin), modifiers)
    }

    /// The rows of a US keyboard, and those of other layouts at the same places.
    private static let layouts: [(us: String, other: String)] = [
        ("qwertyuiop[]asdfghjkl;'zxcvbnm,./", "йцукенгшщзхъфывапролджэячсмитьбю."),
        ("QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>?", "ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,"),
        ("s]'`S}\"", "іїєґІЇЄ"),
        ("wertyuiopasdfghjklzxcvbnm", "ςερτυθιοπασδφγηξκλζχψωβνμ"),
        ("ERTYUIOPASDFGHJKLZXCVBNM", "ΕΡΤΥΘΙΟΠΑΣΔΦΓΗΞΚΛΖΧΨΩΒΝΜ"),
        ("ertyuiopasdfghjkl;zxcvbnm,.", "קראטוןםפשדגכעיחלךףזסבהנמצתץ"),
    ]

    private static let latinLetters: [Character: Character] = {
        var letters: [Character: Character] = [:]
        for layout in layouts {
            for (us, other) in zip(layout.us, layout.other) where !other.isASCII { letters[other] = us }
        }
        return letters
    }()
}
