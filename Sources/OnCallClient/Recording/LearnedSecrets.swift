import Synchronization

/// The links and inbound e-mail addresses that the server has sent in this session.
final class LearnedSecrets: Sendable {
    private struct State {
        /// Host and path, without slashes at the end.
        var links: Set<String> = []
        /// In lower case.
        var addresses: Set<String> = []
    }

    /// A safety limit for a misbehaving server.
    private static let maxCount = 100_000

    private let state = Mutex(State())

    func add(link: String?, address: String?) {
        let link = link.flatMap(LearnedSecrets.place)
        let address = address?.lowercased()
        guard link != nil || address != nil else { return }
        state.withLock { state in
            if let link, state.links.count < LearnedSecrets.maxCount { state.links.insert(link) }
            if let address, state.addresses.count < LearnedSecrets.maxCount { state.addresses.insert(address) }
        }
    }

    /// Whether it is host and path of a link.
    func hasLink(_ place: String) -> Bool { state.withLock { $0.links.contains(place) } }

    func hasAddress(_ address: String) -> Bool { state.withLock { $0.addresses.contains(address.lowercased()) } }

    /// Host and path of a link; nil for one without a path.
    private static func place(_ link: String) -> String? {
        guard let scheme = link.firstRange(of: "://") else { return nil }
        var place = link[scheme.upperBound...].prefix { $0 != "?" && $0 != "#" }
        while place.last == "/" { place.removeLast() }
        return place.contains("/") ? String(place) : nil
    }
}
