import Glibc
import Platform

/// Runs the user's command that announces windows.
enum NotifyCommand {
    /// It is ended after so many tenths of a second.
    private static let maxTenths = 100

    /// Starts it and returns; a command that can't be started or fails is ignored, as the screen has the notice.
    /// - Parameter environment: without tokens.
    static func run(_ command: [String], environment: [String: String]) {
        guard !command.isEmpty else { return }
        let null = open("/dev/null", O_WRONLY | O_CLOEXEC)
        guard null >= 0 else { return }
        defer { close(null) }
        let child = try? ChildProcess(command, environment: environment, session: .own, output: null, errors: null)
        guard let child else { return }
        Task.detached {
            for _ in 0..<maxTenths {
                if child.endIfAny() != nil { return }
                try? await Task.sleep(for: .milliseconds(100))
            }
            child.killGroup()
            while child.endIfAny() == nil { try? await Task.sleep(for: .milliseconds(100)) }
        }
    }
}
