import HTTPCurl
import OnCall
import Platform

/// Takes secrets out of what was sent and received: the token wherever it stands, headers that are secrets, and the members of JSON
/// and the paths of addresses that let anybody send alerts.
struct Redaction: Sendable {
    /// Bytes of a body that are kept.
    static let longestBody = 64 << 10
    /// How much is looked at behind the end: a secret that begins before it is to be recognized.
    private static let lookahead = 4 << 10
    private static let mark = Array(RequestRecord.secretMark.utf8)

    /// The token as texts may have it: as it is, as JSON and as addresses write it.
    private let forms: [[UInt8]]

    init(_ token: Secret) {
        let plain = Array(token.text.utf8)
        guard !plain.isEmpty else {
            forms = []
            return
        }
        var forms = [plain]
        for form in [Redaction.escaped(plain, slash: false), Redaction.escaped(plain, slash: true)]
        where !forms.contains(form) { forms.append(form) }
        for digits in [PercentEncoding.Digits.uppercase, .lowercase] {
            let form = PercentEncoding.encode(plain, digits: digits) { byte in
                PercentEncoding.isWord(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "~")
            }
            if !forms.contains(form) { forms.append(form) }
        }
        // The longer one first: another may be a part of it.
        self.forms = forms.sorted { $0.count > $1.count }
    }

    private static func escaped(_ bytes: [UInt8], slash: Bool) -> [UInt8] {
        bytes.flatMap { byte -> [UInt8] in
            let isEscaped =
                byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || slash && byte == UInt8(ascii: "/")
            return isEscaped ? [UInt8(ascii: "\\"), byte] : [byte]
        }
    }

    // MARK: Texts

    /// `text` without secrets.
    func text(_ text: String) -> String { String(decoding: bytes(Array(text.utf8)), as: UTF8.self) }

    /// `bytes` without secrets.
    func bytes(_ bytes: [UInt8]) -> [UInt8] {
        var result = bytes
        for form in forms { result = Redaction.replaced(form, in: result) }
        return Redaction.withoutLinks(Redaction.withoutSecretMembers(result))
    }

    /// A body as a record keeps it.
    func body(_ body: [UInt8]) -> RequestRecord.Body {
        let seen = Array(body.prefix(Redaction.longestBody + Redaction.lookahead))
        let clean = bytes(seen)
        let kept = clean.prefix(Redaction.longestBody)
        return RequestRecord.Body(
            String(decoding: kept, as: UTF8.self), size: body.count,
            isCut: kept.count < clean.count || seen.count < body.count, hasSecret: clean != seen)
    }

    /// Headers as a record keeps them.
    func headers(_ headers: [HTTPHeader]) -> [RequestRecord.Header] {
        headers.map { header in
            let name = header.name.lowercased()
            if name == "authorization" { return .init(header.name, Redaction.authorization(header.value)) }
            let isSecret =
                ["cookie", "set-cookie", "proxy-authorization"].contains(name)
                || ["token", "secret", "api-key", "apikey", "session"].contains { name.contains($0) }
            return .init(text(header.name), isSecret ? RequestRecord.secretMark : text(header.value))
        }
    }

    /// The form of the header, with the token's name in its place.
    private static func authorization(_ value: String) -> String {
        value.hasPrefix("Bearer ") ? "Bearer \(RequestRecord.tokenName)" : RequestRecord.tokenName
    }

    private static func replaced(_ secret: [UInt8], in bytes: [UInt8]) -> [UInt8] {
        guard let first = secret.first, bytes.count >= secret.count else { return bytes }
        var result: [UInt8] = []
        var copied = 0
        var place = 0
        while place <= bytes.count - secret.count {
            if bytes[place] == first, bytes[place..<place + secret.count].elementsEqual(secret) {
                result += bytes[copied..<place] + mark
                place += secret.count
                copied = place
            } else {
                place += 1
            }
        }
        return copied == 0 ? bytes : result + bytes[copied...]
    }

    // MARK: JSON

    /// JSON, or what is left of it, with the texts of secret members taken out. It is read as bytes: a body may be cut, or broken.
    private static func withoutSecretMembers(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var copied = 0
        var place = 0
        while let opening = bytes[place...].firstIndex(of: quote) {
            let end = stringEnd(bytes, from: opening + 1)
            place = min(end + 1, bytes.count)
            guard SecretFields.names.contains(name(bytes[opening + 1..<end])),
                let colon = next(bytes, from: place, is: UInt8(ascii: ":")),
                let value = next(bytes, from: colon + 1, is: quote)
            else { continue }
            let valueEnd = stringEnd(bytes, from: value + 1)
            if valueEnd > value + 1 {
                result += bytes[copied...value] + mark
                copied = valueEnd
            }
            place = min(valueEnd + 1, bytes.count)
        }
        return copied == 0 ? bytes : result + bytes[copied...]
    }

    private static let quote = UInt8(ascii: "\"")

    /// The place of the quote that ends a string; the end of the bytes where there is none.
    private static func stringEnd(_ bytes: [UInt8], from start: Int) -> Int {
        var place = start
        while place < bytes.count, bytes[place] != quote {
            place += bytes[place] == UInt8(ascii: "\\") ? 2 : 1
        }
        return min(place, bytes.count)
    }

    private static func next(_ bytes: [UInt8], from start: Int, is wanted: UInt8) -> Int? {
        guard let place = bytes[start...].firstIndex(where: { $0 > 0x20 }), bytes[place] == wanted else { return nil }
        return place
    }

    /// A member's name; `\u006c` is an `l` to whoever reads the JSON.
    private static func name(_ bytes: ArraySlice<UInt8>) -> String {
        guard bytes.count <= 100 else { return "" }
        let text = String(decoding: bytes, as: UTF8.self)
        guard text.contains("\\") else { return text.lowercased() }
        var name = ""
        var rest = text[...]
        while let character = rest.popFirst() {
            guard character == "\\" else {
                name.append(character)
                continue
            }
            guard rest.popFirst() == "u", let code = UInt32(rest.prefix(4), radix: 16),
                let scalar = Unicode.Scalar(code)
            else { continue }
            name.unicodeScalars.append(scalar)
            rest = rest.dropFirst(4)
        }
        return name.lowercased()
    }

    // MARK: Addresses

    /// What stands before the type and the secret in a link, also where JSON has escaped the slashes.
    private static let paths = ["/integrations/v1/", "/i/v1/", "\\/integrations\\/v1\\/", "\\/i\\/v1\\/"].map {
        Array($0.utf8)
    }

    /// Links of integrations wherever they stand, with their secret taken out: the second piece behind the path.
    private static func withoutLinks(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var copied = 0
        var place = 0
        while let slash = bytes[place...].firstIndex(where: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }) {
            place = slash + 1
            guard let path = paths.first(where: { bytes[slash...].starts(with: $0) }) else { continue }
            let type = slash + path.count
            let typeEnd = bytes[type...].firstIndex { !PercentEncoding.isWord($0) } ?? bytes.count
            let secret = bytes[typeEnd...].firstIndex { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "\\") }
            guard let secret, secret > typeEnd else { continue }
            let end = bytes[secret...].firstIndex { !PercentEncoding.isWord($0) } ?? bytes.count
            guard end > secret else { continue }
            result += bytes[copied..<secret] + mark
            copied = end
            place = end
        }
        return copied == 0 ? bytes : result + bytes[copied...]
    }
}
