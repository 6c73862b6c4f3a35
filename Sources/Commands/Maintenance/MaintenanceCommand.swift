import ArgumentParser

/// Maintenance windows.
struct MaintenanceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "maintenance",
        abstract: "List, start, stop and extend maintenance windows, wait for their end, and start queued ones.",
        subcommands: [
            MaintenanceListCommand.self, MaintenanceStartCommand.self, MaintenanceStopCommand.self,
            MaintenanceExtendCommand.self, MaintenanceWaitCommand.self, MaintenanceRunQueueCommand.self,
        ])
}
