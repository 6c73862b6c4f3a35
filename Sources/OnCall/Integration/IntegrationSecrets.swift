import JSON

/// What must not leave an integration: its link and its inbound e-mail address. Finds them in texts as wholes, because the secret of a
/// link can be short, and then occurs by chance in names and ids.
struct IntegrationSecrets: Hashable, Sendable {
    private let links: [String]
    private let addresses: [String]
    /// The last path components of the links.
    private let pathSecrets: [String]
    /// A text without any of these has no secret; nil if this can't be said without comparing characters.
    private let needles: [[UInt8]]?

    init(of integration: Integration) {
        // If a member can't be read, the texts in it may still be secret.
        links =
            [integration.link.value].compactMap(\.self)
            + (integration.unreadable["link"].map { IntegrationSecrets.texts(in: $0.value) } ?? [])
        addresses =
            [integration.inboundEmail.value].compactMap(\.self)
            + (integration.unreadable["inbound_email"].map { IntegrationSecrets.texts(in: $0.value) } ?? [])
        let parts = links.compactMap(IntegrationSecrets.parts)
        pathSecrets = parts.compactMap(\.secret)
        let texts = pathSecrets + parts.map(\.host) + addresses.filter { $0.utf8.contains(UInt8(ascii: "@")) }
        let isPlain = texts.allSatisfy { text in !text.isEmpty && text.utf8.allSatisfy { $0 < 0x80 } }
        needles = isPlain ? texts.map { Array($0.utf8) } + IntegrationSecrets.aliases : nil
    }

    /// The host of a link, and the last component of its path; nil for a text that is no link.
    private static func parts(of link: String) -> (host: String, secret: String?)? {
        let utf8 = link.utf8
        let slash = UInt8(ascii: "/")
        var colon = utf8.firstIndex(of: UInt8(ascii: ":"))
        while let found = colon, !utf8[found...].starts(with: "://".utf8) {
            colon = utf8[found...].dropFirst().firstIndex(of: UInt8(ascii: ":"))
        }
        guard let colon else { return nil }
        let rest = utf8[colon...].dropFirst(3)
        let host = rest.prefix { $0 != slash }
        var path = utf8[host.endIndex...].prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
        while path.last == slash { path = path.dropLast() }
        let secret = path.lastIndex(of: slash).map { path[$0...].dropFirst() }
        return (String(Substring(host)), secret.map { String(Substring($0)) })
    }

    /// The characters that Unicode holds to be the same as an ASCII character: the Kelvin sign, the Greek varia and question mark.
    private static let aliases = ["\u{212A}", "\u{1FEF}", "\u{37E}"].map { Array($0.utf8) }

    /// Whether a search by characters, which takes long, could find a secret.
    private func mayOccur(in text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            guard bytes.contains(where: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "@") }) else { return false }
            guard let needles else { return true }
            return needles.contains { IntegrationSecrets.occurs($0, in: bytes) }
        }
    }

    private static func occurs(_ needle: [UInt8], in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = needle.first, needle.count <= bytes.count else { return false }
        for index in 0...(bytes.count - needle.count)
        where bytes[index] == first && bytes[index..<(index + needle.count)].elementsEqual(needle) {
            return true
        }
        return false
    }

    /// A value that is secret as a whole. Null stays null.
    static func mask(_ value: JSONValue) -> JSONValue {
        switch value {
        case .null: .null
        case .string(""): .string("")
        case .string(let text):
            .string(text.contains("://") || !text.contains("@") ? SecretLink(text).masked : SecretAddress(text).masked)
        default: .string(RequestRecord.secretMark)
        }
    }

    /// `value` with the secrets masked in all its texts.
    /// - Parameter hidesSecretFields: whether members that are named like secrets are masked as wholes.
    func masked(_ value: JSONValue, hidesSecretFields: Bool = false) -> JSONValue {
        switch value {
        case .string(let text): return .string(masked(text))
        case .array(let values): return .array(values.map { masked($0, hidesSecretFields: hidesSecretFields) })
        case .object(let members):
            return .object(
                JSONObject(
                    members.map { key, value in
                        let isSecret = hidesSecretFields && SecretFields.names.contains(key.lowercased())
                        return (
                            key,
                            isSecret
                                ? IntegrationSecrets.mask(value) : masked(value, hidesSecretFields: hidesSecretFields)
                        )
                    }))
        case .null, .bool, .number: return value
        }
    }

    /// `text` with the secrets masked.
    func masked(_ text: String) -> String {
        guard mayOccur(in: text) else { return text }
        return maskedByCharacter(text)
    }

    /// `masked`, by its definition.
    func maskedByCharacter(_ text: String) -> String {
        var text = text
        for address in addresses where address.contains("@") {
            text = text.replacing(address, with: SecretAddress(address).masked)
        }
        guard !links.isEmpty else { return text }
        text = maskingURLs(text)
        for link in links {
            guard let scheme = link.firstRange(of: "://") else { continue }
            // Also without its scheme, and as it is written inside JSON.
            let bare = link[scheme.upperBound...].trimmingSlashes
            guard let slash = bare.firstIndex(of: "/") else { continue }
            let masked = bare[..<slash] + "/…/" + RequestRecord.secretMark
            text = text.replacing(whole: bare, with: masked)
            text = text.replacing(whole: bare.replacing("/", with: "\\/"), with: masked)
        }
        return text
    }

    /// Masks URLs that contain a secret as a whole path component.
    private func maskingURLs(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while let scheme = rest.firstRange(of: "://") {
            let start =
                rest[..<scheme.lowerBound].lastIndex { !$0.isSchemeCharacter }.map(rest.index(after:))
                ?? rest.startIndex
            let end = rest[scheme.upperBound...].firstIndex(where: \.endsURL) ?? rest.endIndex
            let url = rest[start..<end]
            result += rest[..<start]
            let isSecret = pathSecrets.contains { secret in
                url.drop { $0 != ":" }.dropFirst(3).drop { $0 != "/" }.containsComponent(secret)
            }
            result += isSecret ? SecretLink(String(url)).masked : String(url)
            rest = rest[end...]
        }
        return result + rest
    }

    private static func texts(in value: JSONValue) -> [String] {
        switch value {
        case .string(let text): [text]
        case .array(let values): values.flatMap(texts)
        case .object(let members): members.flatMap { texts(in: $0.value) }
        case .null, .bool, .number: []
        }
    }
}

extension Character {
    /// Whether it can be in the scheme of a URL.
    fileprivate var isSchemeCharacter: Bool { isASCII && (isLetter || isNumber || "+.-".contains(self)) }

    /// Whether a URL in a text ends before it.
    fileprivate var endsURL: Bool { isWhitespace || "\"'<>`)]}|".contains(self) }

    /// Whether a word goes on with it.
    fileprivate var isWord: Bool { isLetter || isNumber || self == "_" || self == "-" }
}

extension Substring {
    fileprivate var trimmingSlashes: Substring {
        var text = self
        while text.last == "/" { text.removeLast() }
        return text
    }

    /// Whether `component` occurs in this path, or as a value in its query.
    fileprivate func containsComponent(_ component: String) -> Bool {
        ranges(of: component).contains { range in
            range.lowerBound > startIndex && "/=".contains(self[index(before: range.lowerBound)])
                && (range.upperBound == endIndex || !self[range.upperBound].isWord)
        }
    }
}

extension String {
    /// The text with `part` replaced where no word goes on before or after it.
    fileprivate func replacing(whole part: some StringProtocol, with other: some StringProtocol) -> String {
        var result = ""
        var copied = startIndex
        for range in ranges(of: String(part)) {
            let isWhole =
                (range.lowerBound == startIndex || !self[index(before: range.lowerBound)].isWord)
                && (range.upperBound == endIndex || !self[range.upperBound].isWord)
            guard isWhole else { continue }
            result += self[copied..<range.lowerBound] + other
            copied = range.upperBound
        }
        return result + self[copied...]
    }
}
