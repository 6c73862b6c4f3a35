import FoundationEssentials
import JSON

@testable import DemoServer

/// A service without seeded integrations, with the one integration used in the recordings.
struct Lab {
    static let start = Date(timeIntervalSince1970: 1_795_447_277)  // 2026-11-23T15:21:17Z

    var service: DemoService
    var now = Lab.start
    /// The ID of the integration `Full lab integration`.
    private(set) var lab = ""

    init(_ dialect: DemoDialect = .oss, _ adjust: (inout DemoOptions) -> Void = { _ in }) {
        var options = DemoOptions(dialect: dialect, count: 0)
        options.token = "f00d"
        adjust(&options)
        service = DemoService(options, startedAt: Lab.start)
        let created = send(
            "POST", "/",
            #"""
            {"type":"webhook","name":"Full lab integration","description_short":"short description","team_id":"{platform}",
            "default_route":{"escalation_chain_id":"{chain}","slack":{"enabled":false},"telegram":{"enabled":true}},
            "templates":{"grouping_key":"{{ payload.id }}","resolve_signal":"{{ payload.state == 'ok' }}",
            "acknowledge_signal":"{{ payload.ack }}","source_link":"{{ payload.url }}",
            "slack":{"title":"st","message":"sm","image_url":"si"},"web":{"title":"wt","message":"wm","image_url":"wi"},
            "sms":{"title":"sms"},"phone_call":{"title":"ph"},"telegram":{"title":"tt","message":"tm","image_url":"ti"},
            "email":{"title":"et","message":"em"},"mobile_app":{"title":"mt","message":"mm"},
            "webhook":{"title":"ht","message":"hm","image_url":"hi"}}}
            """#)
        lab = created.json?["id"]?.string ?? "not created: \(created.status)"
    }

    /// The service's response to a request.
    /// - Parameters:
    ///   - path: relative to `/api/v1/integrations`, or the whole path after `!`.
    ///   - headers: in addition to authorization, Host and Content-Type.
    mutating func send(
        _ method: String, _ path: String, _ body: String? = nil, type: String? = "application/json",
        headers: [String: String] = [:]
    ) -> DemoResponse {
        let path = path.hasPrefix("!") ? String(path.dropFirst()) : "/api/v1/integrations" + path
        var all = headers
        all["Authorization"] = all["Authorization"] ?? (service.options.dialect == .cloud ? "Bearer f00d" : "f00d")
        all["Host"] = all["Host"] ?? "127.0.0.1:8081"
        if body != nil { all["Content-Type"] = type }
        let request = DemoRequest(method, filled(path), headers: all, body: Array(filled(body ?? "").utf8))
        return service.handle(request, at: now)
    }

    /// The lab integration, as returned by a GET.
    var shown: JSONValue? {
        mutating get { send("GET", "/{lab}/").json }
    }

    /// `text` with the placeholders in braces replaced by IDs.
    func filled(_ text: String) -> String {
        let directory = service.store.directory
        var text = text.replacing("{lab}", with: lab)
        text = text.replacing("{chain}", with: directory.chains.first?.id ?? "")
        for team in directory.teams { text = text.replacing("{\(team.name.lowercased())}", with: team.id) }
        return text
    }
}

extension JSONValue {
    /// Whether all members of `part` are present with the same value, at any depth; other members are ignored.
    func includes(_ part: JSONValue) -> Bool {
        guard case .object(let members) = part, case .object(let own) = self else { return self == part }
        return members.allSatisfy { key, value in own[key].map { $0.includes(value) } ?? false }
    }
}

extension String {
    func replacing(_ part: String, with other: String) -> String {
        var rest = self[...]
        var text = ""
        while !rest.isEmpty {
            if rest.hasPrefix(part) {
                text += other
                rest = rest.dropFirst(part.count)
            } else {
                text.append(rest.removeFirst())
            }
        }
        return text
    }
}
