import Foundation
import Glibc
import JSON

/// `oncall-tui demo-server`, as a program of its own, with a log of what it was asked.
final class Server {
    private let child: Child
    private let log: String
    let url: String
    let token: String

    init(folder: String, dialect: String) throws {
        log = folder + "/requests.jsonl"
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw Tmux.Failure(description: "pipe: \(errno)") }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        defer { ends.forEach { close($0) } }
        child = try Child(
            [Program.url.path, "demo-server", "--dialect", dialect, "--request-log", log], [:], output: ends[1],
            errors: STDERR_FILENO)
        var text = ""
        var bytes = [UInt8](repeating: 0, count: 4096)
        while text.filter({ $0 == "\n" }).count < 2 {
            var polled = pollfd(fd: ends[0], events: Int16(POLLIN), revents: 0)
            guard poll(&polled, 1, 30_000) > 0 else { throw Tmux.Failure(description: "no demo server: \(text)") }
            let count = read(ends[0], &bytes, bytes.count)
            guard count > 0 else { throw Tmux.Failure(description: "the demo server ended: \(text)") }
            text += String(decoding: bytes[..<count], as: UTF8.self)
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
        kill(child.identifier, SIGTERM)
        child.wait()
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
