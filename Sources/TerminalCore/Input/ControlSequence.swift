/// A complete terminal sequence after ESC [ or ESC O, and its meaning.
struct ControlSequence {
    enum Introducer: UInt8 {
        /// ESC [
        case csi = 0x5B
        /// ESC O
        case ss3 = 0x4F
    }

    /// Maximum bytes of a sequence that is interpreted; a longer one is ignored.
    static let maximumLength = 64
    /// Maximum bytes of a terminal's reply that are ignored before the decoder assumes that its end was lost.
    static let maximumReply = 1 << 16
    /// ESC [ 2 0 1 ~
    static let endOfPaste: [UInt8] = [0x1B, 0x5B, 0x32, 0x30, 0x31, 0x7E]

    private let introducer: Introducer
    private let body: ArraySlice<UInt8>
    private let final: UInt8

    /// - Parameter bytes: the bytes after ESC and the introducer; the last one is the final byte.
    init(_ introducer: Introducer, _ bytes: [UInt8]) {
        self.introducer = introducer
        body = bytes.dropLast()
        final = bytes.last ?? 0
    }

    /// Whether `last` completes the sequence `bytes`.
    static func isComplete(_ bytes: [UInt8], after introducer: Introducer, with last: UInt8) -> Bool {
        switch (introducer, last) {
        case (.ss3, _): !(0x30..<0x3A).contains(last)
        // The function keys of the Linux console: ESC [ [ A.
        case (.csi, UInt8(ascii: "[")): bytes.count > 1
        // Shift in rxvt: ESC [ 3 $. With a private mark it is part of a reply.
        case (.csi, UInt8(ascii: "$")):
            bytes.count > 1 && bytes.dropLast().allSatisfy { (0x30..<0x3A).contains($0) }
        case (.csi, _): last >= 0x40
        }
    }

    /// ESC [ M, a mouse report in the legacy encoding.
    var beginsLegacyMouse: Bool {
        introducer == .csi && final == UInt8(ascii: "M") && body.isEmpty
    }

    /// ESC [ 2 0 0 ~
    var beginsPaste: Bool {
        introducer == .csi && final == UInt8(ascii: "~") && body.elementsEqual([0x32, 0x30, 0x30])
    }

    /// The meaning of the sequence; nil for replies and unknown sequences.
    var event: InputEvent? {
        switch introducer {
        case .ss3:
            return Key.Code(ss3: final).map { .key(Key($0, modifiers(numbers.first?.first ?? 1)).normalized) }
                ?? rxvtControl
        case .csi:
            return csi
        }
    }

    /// The terminal's answer, if the sequence is one: ESC [ ? flags u, or ESC [ ? attributes c.
    var reply: TerminalReply? {
        guard introducer == .csi, body.first == UInt8(ascii: "?") else { return nil }
        let numbers = numbers(body.dropFirst())
        switch final {
        case UInt8(ascii: "u"): return numbers.first?.first.map { .keyboard(flags: $0) }
        case UInt8(ascii: "c"): return numbers.isEmpty ? nil : .attributes
        default: return nil
        }
    }

    private var csi: InputEvent? {
        switch body.first {
        case UInt8(ascii: "<"): return MouseEvent(sgr: numbers(body.dropFirst()), final: final).map(InputEvent.mouse)
        case UInt8(ascii: "["): return (0x41...0x45).contains(final) ? .key(Key(.function(Int(final) - 0x40))) : nil
        case .some(0x3A...0x3F), .some(0x20..<0x30): return nil
        default: break
        }
        switch final {
        case UInt8(ascii: "I") where body.isEmpty: return .focus(true)
        case UInt8(ascii: "O") where body.isEmpty: return .focus(false)
        case UInt8(ascii: "u"): return KittyKey(numbers).key.map { .key($0.plainControl) }
        case UInt8(ascii: "~"): return tilde
        case UInt8(ascii: "^"): return numbered(adding: .control)
        case UInt8(ascii: "$"): return numbered(adding: .shift)
        case UInt8(ascii: "@"): return numbered(adding: [.control, .shift])
        case UInt8(ascii: "a")...UInt8(ascii: "d"): return Key.Code(arrow: final - 0x20).map { .key(Key($0, .shift)) }
        // ESC [ row ; column R is a cursor position report; with 1 and modifiers it is F3.
        case UInt8(ascii: "R") where numbers.count == 2 && numbers[0] != [1]: return nil
        default:
            return Key.Code(csi: final).map { .key(Key($0, modifiers(number(1) ?? 1)).normalized) }
        }
    }

    /// ESC [ number ; modifiers ~, or xterm's modifyOtherKeys: ESC [ 27 ; modifiers ; code point ~.
    private var tilde: InputEvent? {
        if number(0) == 27, let code = number(2) {
            return KittyKey([[code], [number(1) ?? 1]]).key.map { .key($0.plainControl) }
        }
        return numbered(adding: [])
    }

    private func numbered(adding more: Key.Modifiers) -> InputEvent? {
        Key.Code(number: number(0) ?? 0).map { .key(Key($0, modifiers(number(1) ?? 1).union(more)).normalized) }
    }

    /// Ctrl and an arrow in rxvt: ESC O a.
    private var rxvtControl: InputEvent? {
        guard (UInt8(ascii: "a")...UInt8(ascii: "d")).contains(final) else { return nil }
        return Key.Code(arrow: final - 0x20).map { .key(Key($0, .control)) }
    }

    private func number(_ index: Int) -> Int? {
        index < numbers.count ? numbers[index].first : nil
    }

    private var numbers: [[Int]] { numbers(body) }

    /// The semicolon-separated parameters, each split at its colons; empty if there is no number.
    private func numbers(_ bytes: ArraySlice<UInt8>) -> [[Int]] {
        guard !bytes.isEmpty else { return [] }
        return bytes.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map { parameter in
            let parts = parameter.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
            return parts.compactMap { part in
                // Between colons, a number that is left out keeps the place of those after it.
                if part.isEmpty, parts.count > 1 { return 0 }
                guard part.count <= 9, part.allSatisfy({ (0x30..<0x3A).contains($0) }) else { return nil }
                return Int(String(decoding: part, as: UTF8.self))
            }
        }
    }

    private func modifiers(_ number: Int) -> Key.Modifiers { Key.Modifiers(xterm: number) }
}
