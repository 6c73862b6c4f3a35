import Foundation
import JSON

/// A shell beside a demo server, for the commands of the program.
struct CommandStage {
    /// Of a script.
    struct Result {
        let out: String
        let err: String
        let status: Int32

        /// Standard output as JSON.
        var json: JSONValue { get throws { try JSONReader.read(out) } }
        var lines: [String] { out.split(separator: "\n").map(String.init) }
    }

    let folder: String
    let server: Server

    /// Runs a story of commands.
    /// - Parameter faults: the text of a fault file for the server.
    static func run(
        _ dialect: String = "cloud", faults: String? = nil, _ body: @escaping @Sendable (CommandStage) throws -> Void
    ) async throws {
        try await Stage.perform {
            let folder = "/tmp/oncall-commands-" + UUID().uuidString.prefix(8)
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(atPath: folder) }
            try body(CommandStage(folder: folder, server: Server(folder: folder, dialect: dialect, faults: faults)))
        }
    }

    /// Runs a bash script in the folder. `oncall-tui` is the program, and talks to the server.
    func bash(_ script: String, variables: [String: String] = [:]) throws -> Result {
        let environment = [
            "HOME": folder, "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "PROGRAM": Program.url.path,
            "GRAFANA_ONCALL_URL": server.url, "GRAFANA_ONCALL_ACCESS_TOKEN": server.token, "TZ": "UTC",
        ]
        let (out, err, status) = try Child.run(
            ["/bin/bash", "-c", "cd; oncall-tui() { \"$PROGRAM\" \"$@\"; }; \(script)"],
            environment.merging(variables) { $1 })
        return Result(out: out, err: err, status: status)
    }

    /// The writes that the server got: method and path.
    func writes() throws -> [String] { try server.writes().map { "\($0.method) \($0.path)" } }
}
