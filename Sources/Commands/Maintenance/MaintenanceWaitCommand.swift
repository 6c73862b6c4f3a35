import ArgumentParser
import Features
import FoundationEssentials
import Glibc
import OnCall

/// Waits until windows are closed.
struct MaintenanceWaitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "wait", abstract: "Wait until no integration of those named has a maintenance window.",
        discussion:
            "The server closes a window some seconds late. It is asked when the next one should end, and once a minute."
    )

    @OptionGroup var targets: Targets

    @OptionGroup var server: ServerOptions

    func run() throws {
        try Connection.run(server) { [self] connection in
            var open = try await targets.find(connection).integrations.filter { $0.maintenance != nil }
            while !open.isEmpty {
                TerminalText.print(
                    "\(open.count) open: " + open.map(\.shownName).joined(separator: ", "),
                    to: STDERR_FILENO)
                let left = open.compactMap { $0.maintenance?.remainingSeconds(at: Date()) }.min() ?? 60
                try? await Task.sleep(for: .seconds(min(60, max(5, left + 2))))
                try connection.interruption.check()
                var still: [Integration] = []
                for integration in open {
                    let now = try await connection.integration(integration.id)
                    if now.maintenance != nil { still.append(now) }
                }
                open = still
            }
        }
    }
}
