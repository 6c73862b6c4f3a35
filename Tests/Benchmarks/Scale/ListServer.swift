import Foundation
import Glibc

/// A demo server in a process of its own. It ends with this one, however that ends: its terminal is gone then.
final class ListServer {
    private let program: ProgramOnTerminal
    private(set) var url = ""
    private(set) var token = ""

    /// - Parameters:
    ///   - program: an oncall-tui.
    ///   - rows: nil for a server that never answers.
    ///   - faults: a file that does not exist yet, for such a server.
    init(_ program: String, rows: Int?, dialect: String, faults: String) throws {
        var arguments = [program, "demo-server", "--dialect", dialect]
        if let rows {
            arguments += ["--count", "\(rows)"]
        } else {
            try #"[{"fault": "silence"}]"#.write(toFile: faults, atomically: true, encoding: .utf8)
            arguments += ["--faults", faults]
        }
        self.program = try ProgramOnTerminal(arguments, width: 250)
        guard let output = self.program.listen(for: "TOKEN=") else { throw ProgramFailure("\(program) serves no list") }
        for line in output.text.split(whereSeparator: \.isNewline) {
            let parts = line.split(separator: "=", maxSplits: 1).map(String.init)
            if parts.first == "GRAFANA_ONCALL_URL" { url = parts.last ?? "" }
            if parts.first == "GRAFANA_ONCALL_ACCESS_TOKEN" { token = parts.last ?? "" }
        }
    }

    /// For a console that reads from it.
    var variables: [String] { ["GRAFANA_ONCALL_URL=\(url)", "GRAFANA_ONCALL_ACCESS_TOKEN=\(token)"] }

    /// Reads all pages with curl over one connection.
    /// - Returns: the time, and the processor time in microseconds.
    func curl(pages: Int) throws -> (time: Duration, processor: Double) {
        let curl = Process()
        curl.executableURL = URL(filePath: "/usr/bin/curl")
        curl.arguments = [
            "-s", "-o", "/dev/null", "-H", "Authorization: \(token)", "\(url)/api/v1/integrations/?page=[1-\(pages)]",
        ]
        let before = ListServer.childTime
        let start = ContinuousClock.now
        try curl.run()
        curl.waitUntilExit()
        return (ContinuousClock.now - start, ListServer.childTime - before)
    }

    /// Processor time of children that have ended, in microseconds.
    private static var childTime: Double {
        var usage = rusage()
        getrusage(RUSAGE_CHILDREN.rawValue, &usage)
        return [usage.ru_utime, usage.ru_stime].reduce(0) { $0 + Double($1.tv_sec) * 1e6 + Double($1.tv_usec) }
    }
}
