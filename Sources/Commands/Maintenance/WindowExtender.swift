import Features
import FoundationEssentials
import Glibc
import OnCall
import OnCallClient
import Planning

/// Carries out the steps of `WindowExtension` on the command line.
struct WindowExtender: Sendable {
    let connection: Connection
    /// As it was shown.
    let integration: Integration
    /// The server's time minus this machine's, in seconds.
    private var offset: TimeInterval = 0

    init(_ connection: Connection, _ integration: Integration) {
        self.connection = connection
        self.integration = integration
    }

    /// Runs the machine to its end, also after Ctrl-C: a window that is stopped and not started again notifies people.
    mutating func run(_ machine: WindowExtension, _ writes: inout WriteSeries) async {
        var machine = machine
        var step = WindowExtension.Step.fetch
        while true {
            switch step {
            case .fetch: step = await compared(&machine)
            case .stop: step = await stopped(&machine)
            case .start(let seconds): step = await started(&machine, seconds)
            case .wait(let until):
                TerminalText.print(
                    "\(integration.shownName): stopped, and the new window was not started; trying again",
                    to: STDERR_FILENO)
                await Task.detached { try? await Task.sleep(for: .seconds(max(0, until.timeIntervalSinceNow))) }.value
                let found = await found(&machine)
                step = found ?? machine.waited(serverTime: serverTime)
            case .end(let ending): return report(ending, &writes)
            }
        }
    }

    private mutating func compared(_ machine: inout WindowExtension) async -> WindowExtension.Step {
        do {
            let answer = try await connection.fetched(integration.id)
            offset = (answer.serverTime ?? answer.receivedAt).timeIntervalSince(answer.receivedAt)
            return machine.compared(with: answer.value.maintenance, serverTime: serverTime)
        } catch let error as ServiceError {
            return machine.notCompared(error)
        } catch {
            return machine.notCompared(ServiceError(.cancelled))
        }
    }

    private func stopped(_ machine: inout WindowExtension) async -> WindowExtension.Step {
        let stop = Call.stopMaintenance(integration.id)
        switch await connection.write(stop, known: integration, relation: machine.relation, why: machine.why) {
        case .applied, .notKept: return machine.stopped(at: Date(), serverTime: serverTime)
        case .refused(let error): return machine.notStopped(error)
        case .unknown(let error): return machine.stopUnknown(error, at: Date())
        }
    }

    private func started(_ machine: inout WindowExtension, _ seconds: Int) async -> WindowExtension.Step {
        let start = Call.startMaintenance(integration.id, machine.base.mode, seconds: seconds)
        let result = await connection.write(
            start, known: integration, relation: machine.relation, why: machine.why, isRetried: false)
        switch result {
        case .applied, .notKept: return machine.started()
        case .refused(let error): return machine.notStarted(error, at: Date())
        case .unknown(let error): return machine.startUnknown(error)
        }
    }

    /// The window that the server reports before another attempt; nil if there is none, or if the server can't be asked.
    private func found(_ machine: inout WindowExtension) async -> WindowExtension.Step? {
        let (connection, id) = (connection, integration.id)
        let fetched = await Task.detached { try? await connection.fetched(id) }.value
        return fetched?.value.maintenance.map { machine.found($0) }
    }

    private var serverTime: Date { Date().addingTimeInterval(offset) }

    private func report(_ ending: WindowExtension.Ending, _ writes: inout WriteSeries) {
        switch ending {
        case .extended: writes.noteDone(integration)
        case .changed: writes.note(integration, "not done: its window has changed since it was shown", .conflict)
        case .tooLate: writes.note(integration, "not started again: the new end has passed", .refused)
        case .notCompared(let error):
            writes.note(
                integration, "not done: it could not be compared with the server: \(error.summary)", ExitStatus(error))
        case .notStopped(let error):
            writes.note(integration, "not stopped, and unchanged: \(error.summary)", ExitStatus(error))
        case .stopUnknown(let error):
            writes.note(integration, "it is unknown whether it was stopped: \(error.summary)", .partly)
            writes.stopSending()
        case .notStarted(let error):
            writes.note(
                integration,
                "NOT IN MAINTENANCE: stopped and not started again: alerts notify people now: \(error.summary)",
                .partly)
            writes.stopSending()
        case .startUnknown(let error):
            writes.note(
                integration, "stopped, and it is unknown whether the new window was started: \(error.summary)", .partly)
            writes.stopSending()
        }
    }
}
