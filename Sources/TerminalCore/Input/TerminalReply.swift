/// An answer of the terminal to a question of the program.
package enum TerminalReply: Hashable, Sendable {
    /// The terminal's own background (OSC 11), each channel from 0 to 1.
    case background(red: Double, green: Double, blue: Double)
    /// The terminal has kitty's keyboard protocol, with these flags in effect.
    case keyboard(flags: Int)
    /// Primary device attributes. Every terminal answers this question, and answers in turn: no answer to an earlier one follows.
    case attributes

    /// - Parameter text: what follows ESC ], without its end: `11;rgb:1e1e/1e1e/2e2e`.
    init?(osc text: [UInt8]) {
        let parts = String(decoding: text, as: UTF8.self).split(separator: ";", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0] == "11" else { return nil }
        // XParseColor: one to four hexadecimal digits per channel; with an alpha channel, which comes last, it is rgba.
        guard let prefix = ["rgb:", "rgba:"].first(where: { parts[1].hasPrefix($0) }) else { return nil }
        let channels = parts[1].dropFirst(prefix.count).split(separator: "/", omittingEmptySubsequences: false)
            .compactMap { digits -> Double? in
                guard (1...4).contains(digits.count), let value = UInt32(digits, radix: 16) else { return nil }
                return Double(value) / Double((UInt32(1) << UInt32(4 * digits.count)) - 1)
            }
        guard channels.count == prefix.count - 1 else { return nil }
        self = .background(red: channels[0], green: channels[1], blue: channels[2])
    }
}
