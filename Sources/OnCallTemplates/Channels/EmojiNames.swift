import FoundationEssentials

/// Names of emoji between colons, such as `:fire:`.
///
/// Source: emoji 2.4.0 (PyPI), `emojize(language="alias")`; the names are in `text`.
enum EmojiNames {
    /// Slack's names as other programs write them: hyphens after the first character become underscores.
    static func inUnderscores(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: ":")) else { return text }
        let scalars = Array(text.unicodeScalars)
        var result = String.UnicodeScalarView()
        var index = 0
        while index < scalars.count {
            guard scalars[index] == ":", index + 1 < scalars.count else {
                result.append(scalars[index])
                index += 1
                continue
            }
            let inside = scalars[(index + 1)...].prefix { !(" <>/:".unicodeScalars.contains($0)) }
            guard inside.count > 1, inside.endIndex < scalars.count, scalars[inside.endIndex] == ":" else {
                result.append(scalars[index])
                index += 1
                continue
            }
            result.append(":")
            result.append(scalars[index + 1])
            result.append(contentsOf: inside.dropFirst().map { $0 == "-" ? "_" : $0 })
            result.append(":")
            index = inside.endIndex + 1
        }
        return String(result).replacing(":simple_smile:", with: ":slightly_smiling_face:")
    }

    /// The text with the known names replaced. What follows an unknown name is looked at after its second colon only.
    static func replaced(in text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: ":")) else { return text }
        let scalars = Array(text.unicodeScalars)
        var result = String.UnicodeScalarView()
        var index = 0
        while index < scalars.count {
            guard scalars[index] == ":" else {
                result.append(scalars[index])
                index += 1
                continue
            }
            let name = scalars[(index + 1)...].prefix(while: isNameScalar)
            guard !name.isEmpty, name.endIndex < scalars.count, scalars[name.endIndex] == ":" else {
                result.append(contentsOf: scalars[index..<name.endIndex])
                index = name.endIndex
                continue
            }
            if let emoji = table[key(name)] {
                result.append(contentsOf: emoji.unicodeScalars)
            } else {
                result.append(contentsOf: scalars[index...name.endIndex])
            }
            index = name.endIndex + 1
        }
        return String(result)
    }

    private static let otherNameScalars = Set("-&.’”“()!#*+?–,/«»・゚".unicodeScalars).union(
        [
            0x300, 0x301, 0x302, 0x303, 0x308, 0x30A, 0x327, 0x64B, 0x64D, 0x64E, 0x64F, 0x650, 0x653, 0x654, 0x3099,
            0x30FB, 0x309A,
        ]
        .compactMap(Unicode.Scalar.init))

    private static func isNameScalar(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isPythonWord || otherNameScalars.contains(scalar)
    }

    /// The form in which names are looked up. The engine normalizes them (NFKC); Swift compares texts by their canonical form, and
    /// no name has a compatibility character.
    private static func key(_ name: ArraySlice<Unicode.Scalar>) -> String { String(String.UnicodeScalarView(name)) }

    private static let table: [String: String] = {
        var table: [String: String] = [:]
        for record in text.description.split(whereSeparator: \.isWhitespace) {
            let parts = record.split(separator: "|")
            for name in parts.dropFirst() { table[String(name)] = String(parts[0]) }
        }
        return table
    }()
}
