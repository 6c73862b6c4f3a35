import Commands
import Configuration
import Dispatch
import Features
import Synchronization
import TerminalCore

/// Makes contexts ready on a thread of its own: a command that gives the token may take its time, and nothing waits for it.
final class ContextOpener: Sendable {
    private let flags: SettingsFlags
    private let environment: Environment
    private let depth: ColorDepth
    private let log: RequestLog
    /// What is ready and not yet on the screen.
    private let ready = Mutex<(name: String, context: OpenContext)?>(nil)

    private let work = DispatchGroup()

    /// - Parameter flags: what the program was started with.
    init(_ flags: SettingsFlags, _ environment: Environment, depth: ColorDepth, log: RequestLog) {
        self.flags = flags
        self.environment = environment
        self.depth = depth
        self.log = log
    }

    /// Makes a context ready. One whose task is cancelled meanwhile is given up.
    /// - Returns: why it can't be.
    func open(_ name: String) async -> String? {
        let isGivenUp = Atomic(false)
        let opened = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                DispatchQueue.global().async(group: work) {
                    let opened = self.opened(name) { isGivenUp.load(ordering: .relaxed) }
                    continuation.resume(returning: opened)
                }
            }
        } onCancel: {
            isGivenUp.store(true, ordering: .relaxed)
        }
        switch opened {
        case .failure(let failure): return failure.description
        case .success(let context):
            if Task.isCancelled { context.service.close() } else { put((name, context)) }
            return nil
        }
    }

    private func opened(_ name: String, isGivenUp: () -> Bool) -> Result<OpenContext, Failure> {
        do {
            // The file is read anew: it may have been edited since.
            let settings = try Failure.explained {
                try Settings.load(
                    flags: flags.going(to: name), environment: environment.variables, home: environment.home)
            }
            let theme = try settings.loadTheme(depth: depth)
            let token = try settings.token(environment, isGivenUp: isGivenUp)
            return .success(try OpenContext(settings, token: token, theme: theme, log: log))
        } catch let failure as Failure {
            return .failure(failure)
        } catch {
            return .failure(Failure("\(error)"))
        }
    }

    /// Hands the context out, where it is the one that is ready.
    func take(_ name: String) -> OpenContext? {
        ready.withLock { ready in
            guard let found = ready, found.name == name else { return nil }
            ready = nil
            return found.context
        }
    }

    /// Gives up what is ready, and waits a moment until the command of what was cancelled is ended: it must not outlive the program.
    func close() {
        put(nil)
        _ = work.wait(timeout: .now() + 1)
    }

    private func put(_ next: (name: String, context: OpenContext)?) {
        let before = ready.withLock { ready in
            defer { ready = next }
            return ready
        }
        before?.context.service.close()
    }
}
