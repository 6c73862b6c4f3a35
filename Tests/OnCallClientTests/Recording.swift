import Foundation
import HTTPCurl
import JSON
import Testing

/// An exchange with a real open-source engine, without tokens. The files have a line for each, in ASCII, as some names are
/// hostile.
struct Recording: Sendable, CustomTestStringConvertible {
    let name: String
    let method: String
    let path: String
    let sentBody: JSONValue?
    let response: HTTPResponse
    let body: JSONValue

    var testDescription: String { name }

    init?(line: String) {
        guard let json = try? JSONReader.read(line), let name = json["name"]?.string,
            let request = json["request"], let method = request["method"]?.string, let path = request["path"]?.string,
            let recorded = json["response"], let status = recorded["status"]?.number?.int, let body = recorded["body"]
        else { return nil }
        self.name = name
        self.method = method
        self.path = path
        self.body = body
        sentBody = request["body"].flatMap { $0.isNull ? nil : $0 }
        let headers = (recorded["headers"]?.object ?? JSONObject()).compactMap { key, value in
            value.string.map { HTTPHeader(key, $0) }
        }
        // An HTML page was recorded as a string, an empty body as null.
        let bytes: [UInt8] =
            switch body {
            case .null: []
            case .string(let text): Array(text.utf8)
            default: Array(body.compactText.utf8)
            }
        response = HTTPResponse(status: status, headers: HTTPHeaders(headers), body: bytes)
    }

    static let all: [Recording] = {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Recordings")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(".jsonl") }.sorted().flatMap { name in
            let text = (try? String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)) ?? ""
            return text.split(separator: "\n").compactMap { Recording(line: String($0)) }
        }
    }()

    static let refusals = all.filter { $0.response.status >= 300 }
    static let integrations = all.filter { $0.response.status < 300 && $0.body["templates"] != nil }
    static let pages = all.filter {
        $0.response.status < 300 && $0.path.contains("/integrations") && $0.body["results"] != nil
    }
}
