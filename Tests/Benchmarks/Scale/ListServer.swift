import Foundation
import Glibc

/// A demo server in a process of its own.
final class ListServer {
    private let process = Process()
    private(set) var url = ""
    private(set) var token = ""

    /// - Parameter program: an oncall-tui.
    init(_ program: String, rows: Int, dialect: String) throws {
        let output = Pipe()
        process.executableURL = URL(filePath: program)
        process.arguments = ["demo-server", "--count", "\(rows)", "--dialect", dialect]
        process.standardOutput = output
        process.environment = ["LC_ALL": "C.UTF-8"]
        try process.run()
        var text = ""
        while !text.contains("TOKEN="), let more = try output.fileHandleForReading.read(upToCount: 1) {
            text += String(decoding: more, as: UTF8.self)
        }
        text += String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: "=", maxSplits: 1).map(String.init)
            if parts.first == "GRAFANA_ONCALL_URL" { url = parts.last ?? "" }
            if parts.first == "GRAFANA_ONCALL_ACCESS_TOKEN" { token = parts.last ?? "" }
        }
    }

    deinit {
        process.terminate()
        process.waitUntilExit()
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
