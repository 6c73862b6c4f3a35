import HTTPCurl
import OnCall
import Platform

/// Removes secrets from recorded requests and responses: the token wherever it occurs, secret headers, and the JSON members and
/// URL paths that allow sending alerts.
struct Redaction: Sendable {
    /// The number of bytes kept of a body.
    static let maxBodyBytes = 64 << 10
    /// The number of bytes examined after that, to recognize a secret that begins before the limit.
    private static let lookahead = 4 << 10
    private static let mark = Array(RequestRecord.secretMark.utf8)

    /// The token plain, JSON-escaped and percent-encoded.
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
        // Longest first: another form may be part of it.
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

    /// A body as recorded.
    func body(_ body: [UInt8]) -> RequestRecord.Body {
        let seen = Array(body.prefix(Redaction.maxBodyBytes + Redaction.lookahead))
        let clean = bytes(seen)
        let kept = clean.prefix(Redaction.maxBodyBytes)
        return RequestRecord.Body(
            String(decoding: kept, as: UTF8.self), size: body.count,
            isTruncated: kept.count < clean.count || seen.count < body.count, hasSecret: clean != seen)
    }

    /// Headers as recorded.
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

    /// The form of the header with a placeholder for the token.
    private static func authorization(_ value: String) -> String {
        value.hasPrefix("Bearer ") ? "Bearer \(RequestRecord.tokenName)" : RequestRecord.tokenName
    }

    private static func replaced(_ secret: [UInt8], in bytes: [UInt8]) -> [UInt8] {
        guard let first = secret.first, bytes.count >= secret.count else { return bytes }
        var result: [UInt8] = []
        var copied = 0
        var index = 0
        while index <= bytes.count - secret.count {
            if bytes[index] == first, bytes[index..<index + secret.count].elementsEqual(secret) {
                result += bytes[copied..<index] + mark
                index += secret.count
                copied = index
            } else {
                index += 1
            }
        }
        return copied == 0 ? bytes : result + bytes[copied...]
    }

    // MARK: JSON

    /// JSON with the strings of secret members removed. Works on bytes: a body may be truncated or invalid.
    private static func withoutSecretMembers(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var copied = 0
        var index = 0
        while let opening = bytes[index...].firstIndex(of: quote) {
            let end = stringEnd(bytes, from: opening + 1)
            index = min(end + 1, bytes.count)
            guard SecretFields.names.contains(name(bytes[opening + 1..<end])),
                let colon = next(bytes, from: index, is: UInt8(ascii: ":")),
                let value = next(bytes, from: colon + 1, is: quote)
            else { continue }
            let valueEnd = stringEnd(bytes, from: value + 1)
            if valueEnd > value + 1 {
                result += bytes[copied...value] + mark
                copied = valueEnd
            }
            index = min(valueEnd + 1, bytes.count)
        }
        return copied == 0 ? bytes : result + bytes[copied...]
    }

    private static let quote = UInt8(ascii: "\"")

    /// The index of the quote that ends a string; the end of the bytes if there is none.
    private static func stringEnd(_ bytes: [UInt8], from start: Int) -> Int {
        var index = start
        while index < bytes.count, bytes[index] != quote {
            index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        return min(index, bytes.count)
    }

    private static func next(_ bytes: [UInt8], from start: Int, is wanted: UInt8) -> Int? {
        guard let index = bytes[start...].firstIndex(where: { $0 > 0x20 }), bytes[index] == wanted else { return nil }
        return index
    }

    /// A member's name, with `\u006c` decoded as `l`.
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

    /// The path before type and secret in a link, plain and with JSON-escaped slashes.
    private static let paths = ["/integrations/v1/", "/i/v1/", "\\/integrations\\/v1\\/", "\\/i\\/v1\\/"].map {
        Array($0.utf8)
    }

    /// Removes the secrets of integration links: the second path component after the prefix.
    private static func withoutLinks(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var copied = 0
        var index = 0
        while let slash = bytes[index...].firstIndex(where: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }) {
            index = slash + 1
            guard let path = paths.first(where: { bytes[slash...].starts(with: $0) }) else { continue }
            let type = slash + path.count
            let typeEnd = bytes[type...].firstIndex { !PercentEncoding.isWord($0) } ?? bytes.count
            let secret = bytes[typeEnd...].firstIndex { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "\\") }
            guard let secret, secret > typeEnd else { continue }
            let end = bytes[secret...].firstIndex { !PercentEncoding.isWord($0) } ?? bytes.count
            guard end > secret else { continue }
            result += bytes[copied..<secret] + mark
            copied = end
            index = end
        }
        return copied == 0 ? bytes : result + bytes[copied...]
    }
}
