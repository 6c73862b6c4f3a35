import Commands
import Configuration
import Dispatch
import Features
import Synchronization
import TerminalCore

/// Opens contexts on its own thread, because a token command may take long; nothing waits for it.
final class ContextOpener: Sendable {
    private let flags: SettingsFlags
    private let environment: Environment
    private let depth: ColorDepth
    private let log: RequestLog
    /// The opened context that is not shown yet.
    private let ready = Mutex<(name: String, context: OpenContext)?>(nil)

    private let work = DispatchGroup()
    private let queue = DispatchQueue(label: "contexts")

    /// - Parameter flags: the options of the command line.
    init(_ flags: SettingsFlags, _ environment: Environment, depth: ColorDepth, log: RequestLog) {
        self.flags = flags
        self.environment = environment
        self.depth = depth
        self.log = log
    }

    /// The flags with which the configuration of a context is read again.
    /// - Parameters:
    ///   - name: nil for a server without a context.
    ///   - isFirst: whether it is the context that the program began with.
    func flags(for name: String?, isFirst: Bool) -> SettingsFlags {
        guard let name else { return flags }
        guard isFirst else { return flags.switching(to: name) }
        var first = flags
        // Another default in the file must not change the context on the screen.
        if first.context == nil, first.url == nil { first.context = name }
        return first
    }

    /// Opens a context. If the task is cancelled meanwhile, the context is dropped.
    /// - Returns: the reason if it can't be opened.
    func open(_ name: String) async -> String? {
        let isCancelled = Atomic(false)
        let opened = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                queue.async(group: work) {
                    let opened = self.opened(name) { isCancelled.load(ordering: .relaxed) }
                    continuation.resume(returning: opened)
                }
            }
        } onCancel: {
            isCancelled.store(true, ordering: .relaxed)
        }
        switch opened {
        case .failure(let failure): return failure.description
        case .success(let context):
            if Task.isCancelled { context.service.close() } else { put((name, context)) }
            return nil
        }
    }

    private func opened(_ name: String, isCancelled: () -> Bool) -> Result<OpenContext, Failure> {
        do {
            // The file is read again: it may have changed.
            let settings = try flags.switching(to: name).settings(environment).withChosenTheme()
            let theme = try settings.loadTheme(depth: depth)
            let token = try settings.token(environment, isCancelled: isCancelled)
            return .success(try OpenContext(settings, token: token, theme: theme, log: log, environment: environment))
        } catch let failure as Failure {
            return .failure(failure)
        } catch {
            return .failure(Failure("\(error)"))
        }
    }

    /// Takes the opened context, if it has this name.
    func take(_ name: String) -> OpenContext? {
        ready.withLock { ready in
            guard let found = ready, found.name == name else { return nil }
            ready = nil
            return found.context
        }
    }

    /// Drops the opened context, and waits briefly until the command of a cancelled one has ended: it must not outlive the program.
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
