import ArgumentParser
import Features
import FoundationEssentials
import Glibc
import OnCall
import OnCallClient

/// Sends the same kind of write to many integrations, one after the other, and says what became of each.
struct WriteSeries: Sendable {
    let connection: Connection
    /// Done so far.
    private var done = 0
    /// Whether something happened after which nothing more is sent.
    private var isBroken = false
    private var problems: [(name: String, status: ExitStatus, sentence: String)] = []

    /// All that is to be done.
    private let targets: [Integration]
    private var sent: Set<IntegrationID> = []

    init(_ connection: Connection, of targets: [Integration]) {
        self.connection = connection
        self.targets = targets
    }

    /// Whether nothing more should be sent: the token is not accepted, or a signal has arrived.
    var isStopped: Bool {
        connection.interruption.signal != nil || isBroken || problems.last?.status == .unauthorized
            || problems.count >= 3 && done == 0
    }

    /// Sends one.
    /// - Returns: whether the server applied it.
    mutating func send(_ call: Call, _ integration: Integration, why: String? = nil) async -> Bool {
        let name = integration.shownName
        sent.insert(integration.id)
        switch await connection.write(call, known: integration, why: why) {
        case .applied, .notKept:
            done += 1
            return true
        case .refused(let error):
            problems.append((name, ExitStatus(error), "not done: \(Failure.sentence(error))"))
        case .unknown(let error):
            problems.append((name, .partly, "it is unknown whether the server did it: \(error.summary)"))
        }
        return false
    }

    /// Reads an integration once more, right before its window is changed: what was shown must still hold.
    mutating func hasWindowAsShown(_ integration: Integration) async -> Bool {
        do {
            let now = try await connection.integration(integration.id)
            if now.maintenance == integration.maintenance { return true }
            note(integration, "not done: its window has changed since it was shown", .conflict)
        } catch let error as ServiceError {
            note(integration, "not done: it could not be compared with the server: \(error.summary)", ExitStatus(error))
        } catch {
            note(integration, "not done", .failure)
        }
        return false
    }

    /// Reports an integration that has another problem.
    mutating func note(_ integration: Integration, _ sentence: String, _ status: ExitStatus) {
        sent.insert(integration.id)
        problems.append((integration.shownName, status, sentence))
    }

    /// Counts an integration that is done.
    mutating func noteDone(_ integration: Integration) {
        sent.insert(integration.id)
        done += 1
    }

    /// Sends nothing more.
    mutating func stopSending() { isBroken = true }

    /// Says what was done.
    /// - Throws: the exit status if not all of them were.
    func end(_ verb: String) throws {
        for problem in problems { TerminalText.print("\(problem.name): \(problem.sentence)", to: STDERR_FILENO) }
        let rest = targets.filter { !sent.contains($0.id) }
        for integration in rest { TerminalText.print("\(integration.shownName): not sent", to: STDERR_FILENO) }
        let left = rest.isEmpty ? "" : ", \(rest.count) not sent"
        let failed = problems.isEmpty ? "" : ", \(problems.count) not"
        TerminalText.print("\(done) \(verb)\(failed)\(left)", to: STDERR_FILENO)
        if let signal = connection.interruption.signal { throw ExitStatus.code(ofSignal: signal) }
        guard let first = problems.first?.status else { return }
        throw (done > 0 || problems.contains { $0.status == .partly } ? ExitStatus.partly : first).code
    }
}
