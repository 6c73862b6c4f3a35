import FoundationEssentials
import OnCall

extension Console {
    /// The server did not start a window.
    mutating func maintenanceFailed(_ error: ServiceError, _ name: String) {
        let modeMessages = error.fieldMessages.filter { $0.path == "mode" }
        if !error.mayHaveBeenApplied, !modeMessages.isEmpty {
            // The server does not know the mode: it has the other set of modes.
            directory.learn(directory.assumedDialect == .cloud ? .oss : .cloud)
            notice = .maintenance(.otherModes)
        } else {
            reportFailure(.startMaintenance(name), error)
        }
    }

    /// Opens the dialog that starts windows.
    /// - Parameter ids: the selected integration, or those that are marked.
    mutating func openMaintenanceDialog(for ids: [IntegrationID]) {
        guard !ids.isEmpty else { return }
        overlays.push(.maintenance(MaintenanceDialog(ids, modes: directory.assumedDialect.maintenanceModes)))
    }

    /// Opens the dialog that moves the ends of open windows.
    mutating func openExtensionDialog(for ids: [IntegrationID]) {
        guard !ids.isEmpty else { return }
        guard ids.contains(where: { directory.integration($0)?.maintenance != nil }) else {
            notice = .plan(.nothingToPlan)
            return
        }
        overlays.push(
            .maintenance(
                MaintenanceDialog(
                    ids, purpose: .extend, modes: [], base: directory.integration(ids[0])?.maintenance)))
    }

    mutating func openCockpit() { overlays.push(.windows(CockpitView(marks: list.marks.ids))) }

    mutating func askToStopMaintenance(of id: IntegrationID) {
        guard let integration = directory.integration(id), let window = integration.maintenance else { return }
        overlays.push(
            .question(
                Question(
                    subject: .stopMaintenance(integration.displayName, window.mode),
                    onYes: [.send(.stopMaintenance(id))])))
    }

    /// Starts windows, moves their ends, or puts them into the queue.
    mutating func carryOut(_ request: WindowRequest) {
        if case .start(let mode) = request.kind, let start = request.window.start {
            return enqueue(request, mode, start: start)
        }
        if case .start(let mode) = request.kind, request.integrations.count > 1 {
            return openBulkPlan(
                .startMaintenance(mode, seconds: request.window.seconds, why: request.why), of: request.integrations)
        }
        if case .extend = request.kind, request.integrations.count > 1 {
            let window = request.window
            let end: BulkAction.NewEnd =
                window.isLength ? .later(seconds: window.seconds, now: serverTime) : .until(window.end)
            return openBulkPlan(.extendMaintenance(end, why: request.why), of: request.integrations)
        }
        guard let id = request.integrations.first else { return }
        switch request.kind {
        case .start(let mode): send(.startMaintenance(id, mode, seconds: request.window.seconds), why: request.why)
        case .extend:
            guard let base = request.base ?? directory.integration(id)?.maintenance else { return }
            extend(id, base, request)
        }
    }
}
