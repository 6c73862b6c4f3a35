import ArgumentParser
import Glibc

/// Whether text has colours.
enum ColorChoice: String, CaseIterable, ExpressibleByArgument, Sendable {
    /// On a terminal that has them, unless `NO_COLOR` is set.
    case auto
    case always
    case never

    /// Whether what is written to `descriptor` has colours.
    func isOn(_ descriptor: Int32) -> Bool {
        switch self {
        case .always: true
        case .never: false
        case .auto: isatty(descriptor) == 1 && ColorChoice.terminalHasColors
        }
    }

    /// https://no-color.org: an empty text counts as not set.
    private static var terminalHasColors: Bool {
        let isOff = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
        return !isOff && getenv("TERM").map { String(cString: $0) != "dumb" } ?? false
    }
}

/// `--color`.
struct ColorOptions: ParsableArguments {
    @Option(help: "Colours of differences: auto, always or never.")
    var color = ColorChoice.auto
}
