/// The inline flags of a pattern.
struct PatternFlags: OptionSet, Hashable, Sendable {
    let rawValue: Int

    static let ignoreCase = PatternFlags(rawValue: 0x2)
    static let locale = PatternFlags(rawValue: 0x4)
    static let multiline = PatternFlags(rawValue: 0x8)
    static let dotAll = PatternFlags(rawValue: 0x10)
    static let unicode = PatternFlags(rawValue: 0x20)
    static let verbose = PatternFlags(rawValue: 0x40)
    static let ascii = PatternFlags(rawValue: 0x80)
    static let version1 = PatternFlags(rawValue: 0x100)
    static let reverse = PatternFlags(rawValue: 0x400)
    static let word = PatternFlags(rawValue: 0x800)
    static let bestMatch = PatternFlags(rawValue: 0x1000)
    static let version0 = PatternFlags(rawValue: 0x2000)
    static let fullCase = PatternFlags(rawValue: 0x4000)
    static let enhanceMatch = PatternFlags(rawValue: 0x8000)
    static let posix = PatternFlags(rawValue: 0x10000)

    static let versions: PatternFlags = [.version0, .version1]
    static let encodings: PatternFlags = [.ascii, .locale, .unicode]
    /// These hold for the whole pattern, wherever they are set.
    static let global: PatternFlags = [.version0, .version1, .bestMatch, .enhanceMatch, .posix, .reverse]

    /// The flag of an inline letter; a version has two letters.
    static func named(_ letters: String) -> PatternFlags? { names[letters] }

    private static let names: [String: PatternFlags] = [
        "a": .ascii, "b": .bestMatch, "e": .enhanceMatch, "f": .fullCase, "i": .ignoreCase, "L": .locale,
        "m": .multiline, "p": .posix, "r": .reverse, "s": .dotAll, "u": .unicode, "V0": .version0, "V1": .version1,
        "w": .word, "x": .verbose,
    ]

    /// How letters are compared where these flags hold.
    var caseMode: CaseMode {
        guard contains(.ignoreCase) else { return .exact }
        return contains(.fullCase) && !contains(.ascii) ? .full : .simple
    }
}

/// How letters are compared.
enum CaseMode: Hashable, Sendable {
    case exact
    /// Without case, letter by letter.
    case simple
    /// Without case, where one letter can equal several (`ß`, `ss`).
    case full
}
