import FoundationEssentials
package import JSON

extension RequestRecord {
    /// The record as a line of a log.
    package var json: JSONValue {
        var object: JSONObject = [
            "at": .string(startedAt.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))),
            "method": .string(method), "url": .string(url), "path": .string(path),
            "status": status.map { .number(JSONNumber($0)) } ?? .null,
        ]
        if let failure { object["failure"] = .string(failure) }
        object["milliseconds"] = .number(JSONNumber(milliseconds))
        object["retries"] = .number(JSONNumber(retries))
        object["request"] = RequestRecord.json(requestHeaders, requestBody)
        if status != nil { object["response"] = RequestRecord.json(responseHeaders, responseBody) }
        return .object(object)
    }

    private static func json(_ headers: [Header], _ body: Body?) -> JSONValue {
        var object: JSONObject = [
            "headers": .array(headers.map { ["name": .string($0.name), "value": .string($0.value)] })
        ]
        if let body {
            object["bytes"] = .number(JSONNumber(body.size))
            object["body"] = body.text.map(JSONValue.string) ?? .null
            if body.isTruncated { object["cut"] = true }
        }
        return .object(object)
    }
}
