import FoundationEssentials
import HTTPCurl
import JSON
package import OnCall

extension ServiceClient {
    /// The most recent alert payloads of an integration, newest first, from the first page of its alert groups. Groups without a
    /// payload are left out.
    /// - Parameter limit: the maximum number.
    package func alertPayloads(of id: IntegrationID, limit: Int = 10) async throws(ServiceError) -> [AlertPayload] {
        let page = try await send(.alertGroups(of: id, page: 1)) { response throws(ServiceError) in
            try Page<AlertGroup>(response, asked: 1)
        }
        // Servers list the newest group first, but the reference doesn't promise it. Groups without a time come last, in their
        // order.
        let payloads = page.value.items.compactMap(\.payload).enumerated().sorted {
            ($1.element.receivedAt ?? .distantPast, $0.offset) < ($0.element.receivedAt ?? .distantPast, $1.offset)
        }
        return payloads.prefix(max(0, limit)).map(\.element)
    }
}

/// An alert group of `GET /alert_groups/`, reduced to its payload.
private struct AlertGroup: PageItem {
    /// nil if the group has no payload of its last alert.
    let payload: AlertPayload?

    init(_ json: JSONValue) throws(ShapeError) {
        guard let group = json.object else {
            throw ShapeError(path: "", expected: "an alert group", found: json.kind)
        }
        let alert = group["last_alert"]
        guard let payload = alert?["payload"], !payload.isNull else {
            self.payload = nil
            return
        }
        let time = (alert?["created_at"]?.string ?? group["created_at"]?.string).flatMap(Date.init(iso8601:))
        self.payload = AlertPayload(
            id: group["id"]?.string ?? alert?["alert_group_id"]?.string ?? "", title: group["title"]?.string ?? "",
            receivedAt: time.map { Date(timeIntervalSince1970: $0.timeIntervalSince1970.rounded(.down)) },
            payload: payload)
    }
}
