import Foundation
import Glibc
import JSON

/// `oncall-tui demo-server` as its own process, with a log of requests.
final class Server {
    /// A request and its response.
    struct Request {
        let method: String
        let path: String
        let body: JSONValue
        let status: Int
    }

    private let child: Child
    private let log: String
    let url: String
    let token: String

    /// - Parameters:
    ///   - name: distinguishes the servers of one story.
    ///   - faults: the text of a fault file.
    init(folder: String, dialect: String, name: String = "requests", faults: String? = nil) throws {
        log = folder + "/\(name).jsonl"
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw Failure("pipe: \(errno)") }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        defer { close(ends[0]) }
        var arguments = [Program.url.path, "demo-server", "--dialect", dialect, "--request-log", log]
        if let faults {
            try faults.write(toFile: folder + "/faults.json", atomically: true, encoding: .utf8)
            arguments += ["--faults", folder + "/faults.json"]
        }
        child = try Child(arguments, [:], output: ends[1], errors: STDERR_FILENO)
        // The test's own copy would keep the pipe open after the server has ended.
        close(ends[1])
        let variables = try Server.greeting(from: ends[0])
        guard let url = variables["GRAFANA_ONCALL_URL"], let token = variables["GRAFANA_ONCALL_ACCESS_TOKEN"] else {
            throw Failure("the demo server names no address: \(variables)")
        }
        self.url = url
        self.token = token
    }

    /// Reads its two lines, `NAME=value` each.
    private static func greeting(from descriptor: Int32) throws -> [String: String] {
        let deadline = Deadline.blind
        var text = ""
        var bytes = [UInt8](repeating: 0, count: 4096)
        while text.count(where: { $0 == "\n" }) < 2 {
            var polled = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            guard poll(&polled, 1, deadline.milliseconds) > 0 else { throw Failure("no demo server: \(text)") }
            let count = read(descriptor, &bytes, bytes.count)
            guard count > 0 else { throw Failure("the demo server ended: \(text)") }
            text += String(decoding: bytes[..<count], as: UTF8.self)
        }
        var variables: [String: String] = [:]
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: "=", maxSplits: 1)
            if parts.count == 2 { variables[String(parts[0])] = String(parts[1]) }
        }
        return variables
    }

    deinit {
        goOn()
        kill(child.identifier, SIGTERM)
        child.wait()
    }

    /// Suspends the server until `goOn`.
    func pause() { kill(child.identifier, SIGSTOP) }

    func goOn() { kill(child.identifier, SIGCONT) }

    /// The requests to the server, in order.
    func requests() throws -> [Request] {
        try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n").map { line in
            let request = try JSONReader.read(String(line))
            return Request(
                method: request["method"]?.string ?? "", path: request["path"]?.string ?? "",
                body: request["body"] ?? .null, status: request["status"]?.number?.int ?? 0)
        }
    }

    /// The writes among the requests, in order.
    func writes() throws -> [Request] { try requests().filter { $0.method != "GET" } }
}
