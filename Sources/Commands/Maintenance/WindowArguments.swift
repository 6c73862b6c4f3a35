import ArgumentParser
import Features
import FoundationEssentials
import Jinja
import OnCall
import OnCallTemplates

/// When a window starts and ends, in the words of the console's dialog.
struct WindowArguments: ParsableArguments {
    @Option(
        name: .customLong("for"),
        help: ArgumentHelp("How long: 45m, 1h30m, 2d, or 90 for minutes.", valueName: "duration"))
    var duration: String?

    @Option(help: ArgumentHelp("The end: 18:00, 6pm, 'tomorrow 06:00', 'mon 08:00 Europe/Berlin'.", valueName: "time"))
    var until: String?

    /// The window.
    /// - Parameters:
    ///   - serverTime: now, by the server's clock.
    ///   - limit: the longest that the context allows.
    /// - Throws: `Failure` if it can't be read, or has passed.
    func window(at serverTime: Date, limit: WindowGrammar.Limit? = nil) throws(Failure) -> RequestedWindow {
        if let duration, duration.contains(":") {
            throw Failure("'\(duration)' is a time of day: write --until \(duration)", status: .usage)
        }
        return try WindowArguments.read(
            duration.map { "for \($0)" } ?? "until \(until ?? "")", at: serverTime, limit: limit)
    }

    /// - Throws: `Failure` with the sentence of the grammar.
    static func read(
        _ text: String, at serverTime: Date, limit: WindowGrammar.Limit? = nil
    ) throws(Failure) -> RequestedWindow {
        do throws(WindowGrammar.Problem) {
            return try grammar(at: serverTime, limit: limit).window(text)
        } catch {
            throw Failure(error.message, status: .usage)
        }
    }

    /// The grammar of the console's dialog, in the zone of this machine.
    static func grammar(at serverTime: Date, limit: WindowGrammar.Limit? = nil) -> WindowGrammar {
        WindowGrammar(
            now: serverTime, zone: LocalClock.system.zone, limit: limit,
            findZone: ZoneClock.finder)
    }
}
