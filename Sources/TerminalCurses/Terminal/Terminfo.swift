import CNcurses
import TerminalCore

/// terminfo capabilities of the terminal that ncurses was started on. Belongs to the thread of the screen.
struct Terminfo {
    /// A string capability without its padding; nil if there is none.
    static func string(_ name: String) -> String? {
        guard let found = tigetstr(name), Int(bitPattern: found) != -1 else { return nil }
        return withoutPadding(String(cString: found))
    }

    /// A string capability that takes one or two numbers.
    static func string(_ name: String, _ first: Int, _ second: Int = 0) -> String? {
        guard let found = tigetstr(name), Int(bitPattern: found) != -1,
            let text = cn_tiparm(found, Int32(first), Int32(second))
        else { return nil }
        return withoutPadding(String(cString: text))
    }

    static func flag(_ name: String) -> Bool { tigetflag(name) == 1 }

    /// The sequences that keys send, for the decoder; without single control characters, which may be typed as well.
    static var keys: [[UInt8]: Key] {
        var keys: [[UInt8]: Key] = [:]
        for (name, key) in names {
            guard let bytes = string(name).map({ Array($0.utf8) }), bytes.count > 1, bytes[0] == 0x1B else { continue }
            keys[bytes] = key
        }
        return keys
    }

    private static let names: [(String, Key)] =
        [
            ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right), ("khome", .home), ("kend", .end),
            ("kpp", .pageUp), ("knp", .pageDown), ("kich1", Key(.insert)), ("kdch1", .delete), ("kcbt", .backTab),
            ("kent", .enter), ("kri", Key(.up, .shift)), ("kind", Key(.down, .shift)), ("kLFT", Key(.left, .shift)),
            ("kRIT", Key(.right, .shift)), ("kHOM", Key(.home, .shift)), ("kEND", Key(.end, .shift)),
            ("kDC", Key(.delete, .shift)), ("kPRV", Key(.pageUp, .shift)), ("kNXT", Key(.pageDown, .shift)),
        ] + (1...12).map { ("kf\($0)", Key(.function($0))) }

    /// Removes padding such as `$<5/>`, which no current terminal needs.
    private static func withoutPadding(_ text: String) -> String {
        text.split(separator: "$<", omittingEmptySubsequences: false).enumerated().map { index, part in
            index == 0 ? part : part.drop { $0 != ">" }.dropFirst()
        }.joined()
    }
}
