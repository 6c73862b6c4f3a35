import ArgumentParser
import DemoServer
import Glibc
import TerminalCurses

/// Runs the demo server alone, until interrupted.
struct DemoServerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo-server",
        abstract: "Serve the demo API on 127.0.0.1 until interrupted, and print its address and token.")

    @Option(help: "The port; 0 chooses a free one.")
    var port: UInt16 = 0

    @Option(help: "The number of integrations at the start.")
    var count = 120

    @Option(help: "Which server to play: cloud or oss.")
    var dialect = DemoDialect.cloud

    @Option(help: "A file to which every request is appended, a line of JSON each.")
    var requestLog: String?

    @Option(help: "A JSON file with faults to inject, as described in Tests/README.md.")
    var faults: String?

    func run() throws {
        Signals.blockAll()
        var wiring = DemoWiring(.tcp(port: port))
        wiring.requestLog = requestLog
        if let faults { wiring.faults = FaultSwitch(try DemoServerCommand.rules(in: faults)) }
        let options = DemoOptions(dialect: dialect, count: count)
        let demo = try Waiting.forResult { [wiring] in await RunningDemo.started(options, wiring) }.get()
        TerminalText.print("GRAFANA_ONCALL_URL=\(demo.url)")
        TerminalText.print("GRAFANA_ONCALL_ACCESS_TOKEN=\(demo.token)")
        let signal = try Failure.explained { try Signals.waitForEnd() }
        Waiting.forResult { await demo.stop() }
        throw ExitStatus.code(ofSignal: signal)
    }

    private static func rules(in path: String) throws -> [FaultRule] {
        let text = try InputText.read(path)
        do {
            return try FaultRule.read(text)
        } catch {
            throw Failure("\(path): \(error)")
        }
    }
}
