/// A whole sequence of a terminal after ESC [ or ESC O, and what it means.
struct ControlSequence {
    enum Introducer: UInt8 {
        /// ESC [
        case csi = 0x5B
        /// ESC O
        case ss3 = 0x4F
    }

    /// Bytes of a sequence that are looked at; a longer one is swallowed.
    static let maximumLength = 64
    /// Bytes of a terminal's answer that are swallowed before the decoder believes that its end was lost.
    static let maximumAnswer = 1 << 16
    /// ESC [ 2 0 1 ~
    static let endOfPaste: [UInt8] = [0x1B, 0x5B, 0x32, 0x30, 0x31, 0x7E]

    private let introducer: Introducer
    private let body: ArraySlice<UInt8>
    private let final: UInt8

    /// - Parameter bytes: what follows ESC and the introducer; the last one is the final byte.
    init(_ introducer: Introducer, _ bytes: [UInt8]) {
        self.introducer = introducer
        body = bytes.dropLast()
        final = bytes.last ?? 0
    }

    /// Whether `last` ends the sequence that `bytes` are.
    static func isComplete(_ bytes: [UInt8], after introducer: Introducer, with last: UInt8) -> Bool {
        switch (introducer, last) {
        case (.ss3, _): !(0x30..<0x3A).contains(last)
        // The function keys of the Linux console: ESC [ [ A.
        case (.csi, UInt8(ascii: "[")): bytes.count > 1
        // rxvt's Shift: ESC [ 3 $. With a private mark it is part of an answer.
        case (.csi, UInt8(ascii: "$")):
            bytes.count > 1 && bytes.dropLast().allSatisfy { (0x30..<0x3A).contains($0) }
        case (.csi, _): last >= 0x40
        }
    }

    /// ESC [ M, a mouse report in the form of before 1990.
    var beginsLegacyMouse: Bool {
        introducer == .csi && final == UInt8(ascii: "M") && body.isEmpty
    }

    /// ESC [ 2 0 0 ~
    var beginsPaste: Bool {
        introducer == .csi && final == UInt8(ascii: "~") && body.elementsEqual([0x32, 0x30, 0x30])
    }

    /// What the sequence means; nil for answers and whatever isn't known.
    var event: InputEvent? {
        switch introducer {
        case .ss3:
            return Key.Code(ss3: final).map { .key(Key($0, modifiers(numbers.first?.first ?? 1)).normalized) }
                ?? rxvtControl
        case .csi:
            return csi
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
        case UInt8(ascii: "u"): return KittyKey(numbers).key.map(InputEvent.key)
        case UInt8(ascii: "~"): return tilde
        case UInt8(ascii: "^"): return numbered(adding: .control)
        case UInt8(ascii: "$"): return numbered(adding: .shift)
        case UInt8(ascii: "@"): return numbered(adding: [.control, .shift])
        case UInt8(ascii: "a")...UInt8(ascii: "d"): return Key.Code(arrow: final - 0x20).map { .key(Key($0, .shift)) }
        // ESC [ row ; column R is where the cursor is; with 1 and modifiers it is F3.
        case UInt8(ascii: "R") where numbers.count == 2 && numbers[0] != [1]: return nil
        default:
            return Key.Code(csi: final).map { .key(Key($0, modifiers(number(1) ?? 1)).normalized) }
        }
    }

    /// ESC [ number ; modifiers ~, or xterm's other keys: ESC [ 27 ; modifiers ; code point ~.
    private var tilde: InputEvent? {
        if number(0) == 27, let code = number(2) {
            return KittyKey([[code], [number(1) ?? 1]]).key.map(InputEvent.key)
        }
        return numbered(adding: [])
    }

    private func numbered(adding more: Key.Modifiers) -> InputEvent? {
        Key.Code(number: number(0) ?? 0).map { .key(Key($0, modifiers(number(1) ?? 1).union(more)).normalized) }
    }

    /// rxvt's Ctrl and an arrow: ESC O a.
    private var rxvtControl: InputEvent? {
        guard (UInt8(ascii: "a")...UInt8(ascii: "d")).contains(final) else { return nil }
        return Key.Code(arrow: final - 0x20).map { .key(Key($0, .control)) }
    }

    private func number(_ index: Int) -> Int? {
        index < numbers.count ? numbers[index].first : nil
    }

    private var numbers: [[Int]] { numbers(body) }

    /// The numbers between semicolons, each with its parts between colons; none where nothing or no number is.
    private func numbers(_ bytes: ArraySlice<UInt8>) -> [[Int]] {
        guard !bytes.isEmpty else { return [] }
        return bytes.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map { parameter in
            parameter.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false).compactMap { part in
                guard part.count <= 9, part.allSatisfy({ (0x30..<0x3A).contains($0) }) else { return nil }
                return Int(String(decoding: part, as: UTF8.self))
            }
        }
    }

    private func modifiers(_ number: Int) -> Key.Modifiers { Key.Modifiers(xterm: number) }
}
