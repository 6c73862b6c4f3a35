import ArgumentParser
import Features
import FoundationEssentials
import OnCall

/// How long a window lasts, in the words of the console's dialog.
struct WindowArguments: ParsableArguments {
    @Option(
        name: .customLong("for"),
        help: ArgumentHelp("How long: 45m, 1h30m, 2d, or 90 for minutes.", valueName: "duration"))
    var duration: String?

    @Option(help: ArgumentHelp("The end, in local time: 18:00, or 'tomorrow 06:00'.", valueName: "time"))
    var until: String?

    func validate() throws {
        guard (duration == nil) != (until == nil) else {
            throw ValidationError("say how long: --for 2h or --until 18:00")
        }
    }

    /// Seconds from now.
    /// - Throws: `Failure` if it can't be read, or has passed.
    func seconds(from now: Date) throws(Failure) -> Int {
        let text = duration ?? "until \(until ?? "")"
        if let duration, duration.contains(":") {
            throw Failure("'\(duration)' is a time of day: write --until \(duration)", status: .usage)
        }
        do {
            return try MaintenanceDuration(text) {
                LocalClock.system.seconds(until: $0, daysAhead: $1, from: now)
            }.seconds
        } catch {
            throw Failure(error.message, status: .usage)
        }
    }
}
