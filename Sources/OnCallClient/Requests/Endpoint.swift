import OnCall
import Platform

/// An endpoint of the API: method and path as in the reference, with a trailing slash only where it has one.
struct Endpoint: Hashable {
    let method: String
    /// Relative to `/api/v1`, with the query.
    let path: String
    /// Whether the reference sends `Content-Type`; "Delete integration" has none.
    let hasContentType: Bool

    /// Whether the request changes something.
    var isWrite: Bool { method != "GET" }

    private init(_ method: String, _ path: String, hasContentType: Bool = true) {
        self.method = method
        self.path = path
        self.hasContentType = hasContentType
    }

    static let create = Endpoint("POST", "/integrations/")

    static func integration(_ id: IntegrationID) -> Endpoint { Endpoint("GET", path(of: id) + "/") }
    static func update(_ id: IntegrationID) -> Endpoint { Endpoint("PUT", path(of: id) + "/") }
    static func delete(_ id: IntegrationID) -> Endpoint {
        Endpoint("DELETE", path(of: id) + "/", hasContentType: false)
    }
    static func startMaintenance(_ id: IntegrationID) -> Endpoint {
        Endpoint("POST", path(of: id) + "/maintenance_start")
    }
    static func stopMaintenance(_ id: IntegrationID) -> Endpoint {
        Endpoint("POST", path(of: id) + "/maintenance_stop")
    }

    /// Pages are requested by number: `next` may name another host, which must not get the token.
    /// - Parameter size: how many rows the page is to have; nil for as many as the server likes.
    static func integrations(page: Int, size: Int?) -> Endpoint {
        Endpoint("GET", "/integrations/?page=\(page)" + (size.map { "&perpage=\($0)" } ?? ""))
    }
    static func teams(page: Int) -> Endpoint { Endpoint("GET", "/teams/?page=\(page)") }
    static func escalationChains(page: Int) -> Endpoint { Endpoint("GET", "/escalation_chains/?page=\(page)") }

    static func slackChannels(page: Int) -> Endpoint { Endpoint("GET", "/slack_channels/?page=\(page)") }

    static func alertGroups(of id: IntegrationID, page: Int) -> Endpoint {
        Endpoint("GET", "/alert_groups/?integration_id=\(escaped(id.rawValue))&page=\(page)")
    }

    static func routes(of id: IntegrationID, page: Int) -> Endpoint {
        Endpoint("GET", "/routes/?integration_id=\(escaped(id.rawValue))&page=\(page)")
    }

    private static func path(of id: IntegrationID) -> String { "/integrations/" + escaped(id.rawValue) }

    /// Dots are encoded too, so that an ID of `..` can't address another endpoint.
    private static func escaped(_ text: String) -> String {
        PercentEncoding.encode(text, keeping: PercentEncoding.isWord)
    }
}
