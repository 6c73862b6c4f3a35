import Synchronization

/// The links and inbound e-mail addresses that the server has sent in this session.
final class LearnedSecrets: Sendable {
    /// Hash values stand for the texts, which would take as much memory as the list itself. Should another text have the same, it is
    /// removed too.
    private struct State {
        /// Of host and path, without slashes at the end.
        var links: Set<Int> = []
        /// Of the addresses in lower case.
        var addresses: Set<Int> = []
    }

    /// A safety limit for a misbehaving server.
    private static let maxCount = 100_000

    private let state = Mutex(State())

    func add(link: String?, address: String?) {
        let link = link.flatMap { LearnedSecrets.place($0)?.hashValue }
        let address = address?.lowercased().hashValue
        guard link != nil || address != nil else { return }
        state.withLock { state in
            if let link, state.links.count < LearnedSecrets.maxCount { state.links.insert(link) }
            if let address, state.addresses.count < LearnedSecrets.maxCount { state.addresses.insert(address) }
        }
    }

    /// Whether it is host and path of a link.
    func hasLink(_ place: String) -> Bool { state.withLock { $0.links.contains(place.hashValue) } }

    func hasAddress(_ address: String) -> Bool {
        state.withLock { $0.addresses.contains(address.lowercased().hashValue) }
    }

    /// Host and path of a link; nil for one without a path.
    private static func place(_ link: String) -> String? {
        let slash = UInt8(ascii: "/")
        var link = link
        return link.withUTF8 { bytes in
            guard let scheme = ByteSearch.first("://", in: bytes, from: 0) else { return nil }
            let start = scheme + 3
            var end = bytes[start...].firstIndex { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") } ?? bytes.count
            while end > start, bytes[end - 1] == slash { end -= 1 }
            return bytes[start..<end].contains(slash) ? String(decoding: bytes[start..<end], as: UTF8.self) : nil
        }
    }
}
