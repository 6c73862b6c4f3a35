import HTTPCurl
import JSON
import OnCall
import Platform

/// Removes secrets from recorded requests and responses, and from the texts of errors: the token wherever it occurs and however it is
/// spelled, secret headers, and what allows sending alerts: JSON members, URL paths, and e-mail addresses.
struct Redaction: Sendable {
    /// The number of bytes kept of a body.
    static let maxBodyBytes = 64 << 10
    /// The number of bytes examined after that, to recognize a secret that begins before the limit.
    private static let lookahead = 4 << 10
    private static let mark = Array(RequestRecord.secretMark.utf8)

    /// The token.
    private let token: [UInt8]
    private let learned = LearnedSecrets()
    private let pending = PendingBodies()

    init(_ token: Secret) { self.token = Array(token.text.utf8) }

    /// Remembers the link and the address of an integration: they are removed from later texts.
    func learn(_ integration: Integration) {
        learned.add(link: integration.link.value, address: integration.inboundEmail.value)
        for (key, member) in integration.unreadable { learn(member.value, of: key) }
        for index in integration.others.keys.indices {
            learn(integration.others.values[index], of: integration.others.keys[index])
        }
    }

    /// Remembers the links and addresses in a member.
    private func learn(_ value: JSONValue, of key: String) {
        switch value {
        case .string(let text):
            learned.add(link: key == "link" ? text : nil, address: key == "inbound_email" ? text : nil)
        case .array(let values): for value in values { learn(value, of: key) }
        case .object(let members):
            let isSecret = key == "link" || key == "inbound_email"
            for (inner, value) in members { learn(value, of: isSecret ? key : inner) }
        case .null, .bool, .number: break
        }
    }

    /// Removes the secrets from the bodies that were put off, and learns what is in them.
    func settle() { pending.settle() }

    // MARK: Texts

    /// `text` without secrets.
    func text(_ text: String) -> String {
        isPlain(text) ? text : String(decoding: bytes(Array(text.utf8)), as: UTF8.self)
    }

    /// Whether a text is certain to have no secret, as most headers are: it has no escapes, and neither quotes, an address nor a link, and
    /// not the token.
    private func isPlain(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            var slashes = 0
            for byte in bytes {
                switch byte {
                case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "%"), UInt8(ascii: "&"), UInt8(ascii: "@"):
                    return false
                case UInt8(ascii: "/"): slashes += 1
                default: break
                }
            }
            guard slashes < 2 else { return false }
            return token.isEmpty || token.withUnsafeBufferPointer { ByteSearch.first($0, in: bytes, from: 0) == nil }
        }
    }

    /// The text of an error without secrets. All e-mail addresses in it lose their local part: the address of an integration may not be
    /// known yet.
    func errorText(_ text: String) -> String {
        String(decoding: bytes(Array(text.utf8), isError: true), as: UTF8.self)
    }

    /// `bytes` without secrets.
    /// - Parameter isError: whether they are of a response that reports an error.
    func bytes(_ bytes: [UInt8], isError: Bool = false) -> [UInt8] {
        // An error may repeat a link that came in an earlier body.
        if isError { settle() }
        var result = withoutSecretMembers(bytes, isError: isError)
        if !token.isEmpty { result = Redaction.replaced(ByteSearch.ranges(of: token, in: result), in: result) }
        let view = UnescapedBytes(result)
        var ranges = view.ranges(of: token) + view.linkSecrets() + view.secretComponents(where: learned.hasLink)
        ranges += view.addressSecrets { isError || learned.hasAddress($0) }
        return Redaction.replaced(ranges, in: result)
    }

    /// A body as recorded.
    func body(_ body: [UInt8], isError: Bool = false) -> RequestRecord.Body {
        let content = content(Redaction.seen(body), of: body.count, isError: isError)
        return RequestRecord.Body(
            content.text, size: body.count, isTruncated: content.isTruncated, hasSecret: content.hasSecret)
    }

    /// A body as recorded; its secrets are removed when somebody looks at it. It must not report an error.
    func bodyForLater(_ body: [UInt8]) -> RequestRecord.Body {
        let seen = Redaction.seen(body)
        let size = body.count
        let redaction = self
        let later = PendingBody(seen) { redaction.content($0, of: size, isError: false) }
        pending.add(later)
        return RequestRecord.Body(size: size, keptBytes: seen.count) { redaction.pending.content(of: later) }
    }

    /// The bytes that are looked at, without spare memory: they may be kept for long.
    private static func seen(_ body: [UInt8]) -> [UInt8] {
        let part = body.prefix(maxBodyBytes + lookahead)
        var seen: [UInt8] = []
        seen.reserveCapacity(part.count)
        seen.append(contentsOf: part)
        return seen
    }

    private func content(_ seen: [UInt8], of size: Int, isError: Bool) -> RequestRecord.Body.Content {
        let clean = bytes(seen, isError: isError)
        let kept = clean.prefix(Redaction.maxBodyBytes)
        return RequestRecord.Body.Content(
            String(decoding: kept, as: UTF8.self), isTruncated: kept.count < clean.count || seen.count < size,
            hasSecret: clean != seen)
    }

    /// Headers as recorded.
    func headers(_ headers: [HTTPHeader], isError: Bool = false) -> [RequestRecord.Header] {
        headers.map { header in
            let name = header.name.lowercased()
            if name == "authorization" { return .init(header.name, Redaction.authorization(header.value)) }
            let isSecret = Redaction.isSecretHeader(name)
            return .init(
                text(header.name),
                isSecret ? RequestRecord.secretMark : isError ? errorText(header.value) : text(header.value))
        }
    }

    /// - Parameter name: in lower case.
    private static func isSecretHeader(_ name: String) -> Bool {
        if name == "cookie" || name == "set-cookie" || name == "proxy-authorization" { return true }
        var name = name
        return name.withUTF8 { bytes in
            func has(_ part: StaticString) -> Bool { ByteSearch.first(part, in: bytes, from: 0) != nil }
            return has("token") || has("secret") || has("api-key") || has("apikey") || has("session")
        }
    }

    /// The form of the header with a placeholder for the token.
    private static func authorization(_ value: String) -> String {
        value.hasPrefix("Bearer ") ? "Bearer \(RequestRecord.tokenName)" : RequestRecord.tokenName
    }

    /// `bytes` with a mark in place of each range.
    private static func replaced(_ ranges: [Range<Int>], in bytes: [UInt8]) -> [UInt8] {
        guard !ranges.isEmpty else { return bytes }
        var result: [UInt8] = []
        var copied = 0
        for range in ranges.sorted(by: { ($0.lowerBound, $1.upperBound) < ($1.lowerBound, $0.upperBound) })
        where range.upperBound > copied {
            if range.lowerBound >= copied { result += bytes[copied..<range.lowerBound] + mark }
            copied = range.upperBound
        }
        return result + bytes[copied...]
    }

    // MARK: JSON

    /// JSON with the values of secret members removed. Works on bytes: a body may be truncated or invalid.
    /// - Parameter isError: whether arrays and objects in place of a value are messages about it, and stay.
    private func withoutSecretMembers(_ bytes: [UInt8], isError: Bool) -> [UInt8] {
        var ranges: [Range<Int>] = []
        var index = 0
        while let opening = bytes[index...].firstIndex(of: Redaction.quote) {
            let end = Redaction.stringEnd(bytes, from: opening + 1)
            index = min(end + 1, bytes.count)
            let name = Redaction.name(bytes[opening + 1..<end])
            guard SecretFields.names.contains(name),
                let colon = bytes[index...].firstIndex(where: { $0 > 0x20 }), bytes[colon] == UInt8(ascii: ":"),
                let value = bytes[(colon + 1)...].firstIndex(where: { $0 > 0x20 })
            else { continue }
            let found = Redaction.secretRanges(bytes, from: value, isError: isError)
            ranges += found.ranges
            index = found.end
            for range in found.ranges where !isError {
                let text = UnescapedBytes(Array(bytes[range])).text
                learned.add(link: name == "link" ? text : nil, address: name == "inbound_email" ? text : nil)
            }
        }
        return Redaction.replaced(ranges, in: bytes)
    }

    /// The parts of a secret value: of a string what is between its quotes, a number, and all strings of an array or an object.
    /// - Returns: the parts that are not empty, and where to go on.
    private static func secretRanges(
        _ bytes: [UInt8], from start: Int, isError: Bool
    ) -> (ranges: [Range<Int>], end: Int) {
        switch bytes[start] {
        case quote:
            let end = stringEnd(bytes, from: start + 1)
            return (end > start + 1 ? [(start + 1)..<end] : [], min(end + 1, bytes.count))
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            let end = bytes[start...].firstIndex { !isNumber($0) } ?? bytes.count
            return ([start..<end], end)
        case UInt8(ascii: "["), UInt8(ascii: "{"):
            guard !isError else { return ([], start) }
            var ranges: [Range<Int>] = []
            var depth = 0
            var index = start
            repeat {
                switch bytes[index] {
                case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
                case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
                case quote:
                    let end = stringEnd(bytes, from: index + 1)
                    if end > index + 1 { ranges.append((index + 1)..<end) }
                    index = end
                default: break
                }
                index += 1
            } while depth > 0 && index < bytes.count
            return (ranges, min(index, bytes.count))
        default: return ([], start)
        }
    }

    private static func isNumber(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains(byte)
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
}
