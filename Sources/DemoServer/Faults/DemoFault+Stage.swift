import JSON

extension DemoFault {
    /// The fault's effect on requests and responses, before the wire.
    /// - Parameter elsewhere: the other host, as the start of a URL.
    package func stage(elsewhere: String) -> DemoStage {
        { request, next in
            if let response = replacement(elsewhere: elsewhere) { return response }
            let response = await next(request)
            return broken(response, of: request, elsewhere: elsewhere)
        }
    }

    /// The response to a request that does not reach the service.
    private func replacement(elsewhere: String) -> DemoResponse? {
        switch self {
        // Never sent.
        case .silence, .reset, .refuse: DemoResponse(status: 0, headers: [:], body: [])
        case .json502: DemoResponse(status: 502, json: ["detail": "Bad gateway."])
        case .json503: DemoResponse(status: 503, json: ["detail": "Service unavailable."])
        case .html503:
            DemoResponse(status: 503, html: "<html><title>503 Service Temporarily Unavailable</title></html>")
        case .late: DemoResponse(status: 504, html: "<html><title>504 Gateway Time-out</title></html>")
        case .tooMany: DemoFault.tooMany(["Retry-After": "1"])
        case .tooManyReset: DemoFault.tooMany(["RateLimit-Reset": "1"])
        case .tooManyBare: DemoFault.tooMany([:])
        case .unauthorized: DemoResponse(status: 401, json: ["detail": "Authentication credentials were not provided."])
        case .forbidden: DemoResponse(status: 403, json: ["detail": "Invalid token."])
        case .notFound: DemoResponse(status: 404, json: ["detail": "Not found."])
        case .redirect:
            DemoResponse(status: 302, headers: ["Location": elsewhere + "/api/v1/integrations/?page=1"], body: [])
        default: nil
        }
    }

    private static func tooMany(_ headers: [String: String]) -> DemoResponse {
        DemoResponse(status: 429, json: ["detail": "Request was throttled."], headers: headers)
    }

    /// The service's own response, modified.
    private func broken(_ response: DemoResponse, of request: DemoRequest, elsewhere: String) -> DemoResponse {
        switch self {
        case .json500: return DemoResponse(status: 500, json: ["detail": "A server error occurred."])
        case .html500: return DemoResponse(status: 500, html: "<html><h1>Server Error (500)</h1></html>")
        case .html502: return DemoResponse(status: 502, html: "<html><title>502 Bad Gateway</title></html>")
        case .brokenJSON: return response.withBody(Array(response.body.dropLast(2)) + Array(",".utf8))
        case .wrongShape: return response.withBody(Array(#"{"id":7,"results":{"count":"many"}}"#.utf8))
        case .deepBody: return response.withBody([UInt8](repeating: UInt8(ascii: "["), count: 100_000))
        case .pageCountVaries:
            let number = DemoFault.number(of: request)
            return response.withPage { $0["total_pages"] = .number(JSONNumber(number % 2 == 0 ? 1 : number + 3)) }
        case .lastPageRepeats:
            let number = DemoFault.number(of: request)
            return response.withPage { page in
                page["current_page_number"] = .number(JSONNumber(number))
                page["total_pages"] = .number(JSONNumber(number + 1))
                page["next"] = .string("http://localhost\(request.path)?page=\(number + 1)")
            }
        case .nextElsewhere:
            return response.withPage { page in
                for link in ["next", "previous"] {
                    guard let address = page[link]?.string else { continue }
                    let host = address.split(separator: "/", maxSplits: 3).prefix(2).joined(separator: "//")
                    page[link] = .string(elsewhere + address.dropFirst(host.count))
                }
            }
        case .oddMembers:
            return response.withIntegrations { integration in
                integration["description_short"] = 7
                integration["maintenance_started_at"] = "yesterday"
            }
        case .rowWithoutID:
            return response.withPage { page in
                page["results"] = .array([["id": .null, "name": "odd"]] + (page["results"]?.array ?? []))
            }
        default: return response
        }
    }

    private static func number(of request: DemoRequest) -> Int {
        Query(request.query)["page"].flatMap { Int($0) } ?? 1
    }
}

extension DemoResponse {
    /// The response with another body, also if it had none.
    fileprivate func withBody(_ body: [UInt8]) -> DemoResponse {
        var other = self
        other.status = status == 204 ? 200 : status
        other.headers["Content-Type"] = "application/json"
        other.body = body
        return other
    }

    /// The response with each of its integrations changed: it is one, or a page of them.
    fileprivate func withIntegrations(_ change: (inout JSONObject) -> Void) -> DemoResponse {
        func changed(_ json: JSONValue) -> JSONValue {
            guard var object = json.object, object["maintenance_mode"] != nil else { return json }
            change(&object)
            return .object(object)
        }
        guard let json else { return self }
        var other = self
        if var page = json.object, let results = page["results"]?.array {
            page["results"] = .array(results.map(changed))
            other.body = WireText.bytes(of: .object(page))
        } else {
            other.body = WireText.bytes(of: changed(json))
        }
        return other
    }

    /// The response with its page changed; anything but a page stays unchanged.
    fileprivate func withPage(_ change: (inout JSONObject) -> Void) -> DemoResponse {
        guard var page = json?.object, page["results"] != nil else { return self }
        change(&page)
        var other = self
        other.body = WireText.bytes(of: .object(page))
        return other
    }
}
