import Foundation
import JSON

/// `oncall-tui demo-server`, as a program of its own, with a log of what it was asked.
final class Server {
    private let process = Process()
    private let log: String
    let url: String
    let token: String

    init(folder: String, dialect: String) throws {
        log = folder + "/requests.jsonl"
        process.executableURL = Program.url
        process.arguments = ["demo-server", "--dialect", dialect, "--request-log", log]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        var text = ""
        while text.filter({ $0 == "\n" }).count < 2 {
            let data = pipe.fileHandleForReading.availableData
            guard !data.isEmpty else { throw Tmux.Failure(description: "the demo server ended: \(text)") }
            text += String(decoding: data, as: UTF8.self)
        }
        var variables: [String: String] = [:]
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: "=", maxSplits: 1)
            if parts.count == 2 { variables[String(parts[0])] = String(parts[1]) }
        }
        guard let url = variables["GRAFANA_ONCALL_URL"], let token = variables["GRAFANA_ONCALL_ACCESS_TOKEN"] else {
            throw Tmux.Failure(description: "the demo server names no address: \(text)")
        }
        self.url = url
        self.token = token
    }

    deinit {
        process.terminate()
        process.waitUntilExit()
    }

    /// What the server was asked, in order, without what only reads.
    func writes() throws -> [(method: String, path: String, body: JSONValue, status: Int)] {
        try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n").compactMap { line in
            let request = try JSONReader.read(String(line))
            guard let method = request["method"]?.string, method != "GET" else { return nil }
            let status = if case .number(let number)? = request["status"] { Int("\(number)") ?? 0 } else { 0 }
            return (method, request["path"]?.string ?? "", request["body"] ?? .null, status)
        }
    }
}
