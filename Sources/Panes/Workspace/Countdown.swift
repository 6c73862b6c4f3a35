import FoundationEssentials
import OnCall
import TerminalCore

/// The remaining time of a maintenance window, as text with a role.
enum Countdown {
    /// The colour changes below this many seconds.
    private static let soon = 600
    private static let day = 86_400

    /// For a column of eight: `1:00:00`, `4d 23h` for more than a day, `ended`.
    static func short(_ window: MaintenanceWindow, at serverTime: Date) -> (String, Role) {
        let (text, role) = whole(window, at: serverTime)
        guard let seconds = window.remainingSeconds(at: serverTime), seconds >= day else { return (text, role) }
        return ("\(seconds / day)d \(seconds % day / 3600)h", role)
    }

    private static func whole(_ window: MaintenanceWindow, at serverTime: Date) -> (String, Role) {
        guard let seconds = window.remainingSeconds(at: serverTime) else { return ("on", .maintenance) }
        if seconds <= 0 { return ("ended", .danger) }
        return (MaintenanceDuration.countdown(seconds), seconds < soon ? .warning : .maintenance)
    }

    /// For a sentence: `1:00:00 left`, `overdue, not closed yet`.
    static func long(_ window: MaintenanceWindow, at serverTime: Date) -> (String, Role) {
        let (text, role) = whole(window, at: serverTime)
        guard let seconds = window.remainingSeconds(at: serverTime) else { return ("on, without an end", role) }
        return (seconds <= 0 ? "overdue, not closed yet" : "\(text) left", role)
    }
}
