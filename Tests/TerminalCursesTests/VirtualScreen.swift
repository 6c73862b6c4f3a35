import TerminalCore

/// A terminal emulator for the sequences that ncurses uses for xterm-256color, and no others.
struct VirtualScreen {
    struct Cell: Equatable {
        var text = " "
        var style = Style()

        /// A normal form of the appearance: the foreground of a space shows only if it is underlined or reversed.
        var asSeen: Cell {
            guard text == " ", style.attributes.isDisjoint(with: [.underline, .reverse]) else { return self }
            return Cell(text: text, style: Style(background: style.background))
        }
    }

    let size: Size
    private(set) var cells: [Cell]
    private(set) var cursor = Point(x: 0, y: 0)
    /// The private modes that are set.
    private(set) var modes: Set<Int> = [7, 25]
    /// Unknown sequences.
    private(set) var surprises: [String] = []
    /// Operating system commands as sent.
    private(set) var commands: [String] = []
    /// The width of an emoji, on which terminals disagree.
    private let pictureWidth: Int
    private var style = Style()
    private var last = Cell()

    init(size: Size, pictureWidth: Int = 2) {
        self.size = size
        self.pictureWidth = pictureWidth
        cells = Array(repeating: Cell(), count: size.width * size.height)
    }

    var text: String {
        (0..<size.height).map { y in
            var line = cells[y * size.width..<(y + 1) * size.width].map(\.text).joined()
            while line.last == " " { line.removeLast() }
            return line
        }.joined(separator: "\n")
    }

    mutating func take(_ output: String) {
        var rest = output.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            switch scalar {
            case "\u{1B}": takeEscape(&rest)
            case "\r": cursor.x = 0
            case "\n": cursor.y = min(cursor.y + 1, size.height - 1)
            case "\u{8}": cursor.x = max(0, min(cursor.x, size.width - 1) - 1)
            case "\t": cursor.x = min((cursor.x / 8 + 1) * 8, size.width - 1)
            default: write(scalar)
            }
        }
    }

    private mutating func takeEscape(_ rest: inout Substring.UnicodeScalarView) {
        guard let introducer = rest.popFirst() else { return }
        switch introducer {
        case "[":
            let body = rest.prefix { !(0x40...0x7E).contains($0.value) }
            rest = rest.dropFirst(body.count)
            guard let final = rest.popFirst() else { return }
            takeSequence(String(body), final)
        case "]":
            let body = rest.prefix { $0 != "\u{7}" }
            rest = rest.dropFirst(body.count + 1)
            commands.append(String(body))
        case "(", ")": rest.removeFirst()
        case "=", ">": break
        default: surprises.append("ESC \(introducer)")
        }
    }

    private mutating func takeSequence(_ body: String, _ final: Unicode.Scalar) {
        if body.hasPrefix("?") {
            let numbers = body.dropFirst().split(separator: ";").compactMap { Int($0) }
            if final == "h" { modes.formUnion(numbers) } else { modes.subtract(numbers) }
            return
        }
        let numbers = body.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
        let first = max(1, numbers.first ?? 1)
        // After the last column a terminal wraps only when the next character arrives.
        if "dABCDGH".unicodeScalars.contains(final) { cursor.x = min(cursor.x, size.width - 1) }
        switch final {
        case "H": cursor = Point(x: max(1, numbers.count > 1 ? numbers[1] : 1) - 1, y: first - 1)
        case "G": cursor.x = first - 1
        case "d": cursor.y = first - 1
        case "A": cursor.y = max(0, cursor.y - first)
        case "B": cursor.y = min(size.height - 1, cursor.y + first)
        case "C": cursor.x = min(size.width - 1, cursor.x + first)
        case "D": cursor.x = max(0, cursor.x - first)
        case "X": erase(cursor.x..<min(size.width, cursor.x + first), y: cursor.y)
        case "b": for _ in 0..<first { for scalar in last.text.unicodeScalars { write(scalar) } }
        case "K": erase(numbers.first == 1 ? 0..<cursor.x + 1 : cursor.x..<size.width, y: cursor.y)
        case "J":
            if numbers.first != 2 { erase(cursor.x..<size.width, y: cursor.y) }
            for y in (numbers.first == 2 ? 0 : cursor.y + 1)..<size.height { erase(0..<size.width, y: y) }
        case "m": select(numbers)
        case "r", "l", "h", "t", "q": break
        default: surprises.append("CSI \(body)\(final)")
        }
    }

    private mutating func erase(_ columns: Range<Int>, y: Int) {
        for x in columns { cells[y * size.width + x] = Cell(text: " ", style: Style(background: style.background)) }
    }

    private mutating func write(_ scalar: Unicode.Scalar) {
        if [.nonspacingMark, .enclosingMark].contains(scalar.properties.generalCategory) {
            let index = cursor.y * size.width + cursor.x - 1
            if cursor.x > 0 { cells[index].text.unicodeScalars.append(scalar) }
            return
        }
        let width = (0x1F300..<0x20000).contains(scalar.value) ? pictureWidth : displayWidth(String(scalar))
        if cursor.x + width > size.width {
            if modes.contains(7) {
                cursor = Point(x: 0, y: min(cursor.y + 1, size.height - 1))
            } else {
                cursor.x -= width
            }
        }
        last = Cell(text: String(scalar), style: style)
        cells[cursor.y * size.width + cursor.x] = last
        if width == 2 { cells[cursor.y * size.width + cursor.x + 1] = Cell(text: "", style: style) }
        cursor.x += width
    }

    private mutating func select(_ numbers: [Int]) {
        var rest = numbers[...]
        while let number = rest.popFirst() {
            switch number {
            case 0: style = Style()
            case 1: style.attributes.insert(.bold)
            case 2: style.attributes.insert(.dim)
            case 3: style.attributes.insert(.italic)
            case 4: style.attributes.insert(.underline)
            case 7: style.attributes.insert(.reverse)
            case 22: style.attributes.subtract([.bold, .dim])
            case 23: style.attributes.remove(.italic)
            case 24: style.attributes.remove(.underline)
            case 27: style.attributes.remove(.reverse)
            case 30...37: style.foreground = .palette(UInt8(number - 30))
            case 90...97: style.foreground = .palette(UInt8(number - 82))
            case 39: style.foreground = .terminal
            case 40...47: style.background = .palette(UInt8(number - 40))
            case 100...107: style.background = .palette(UInt8(number - 92))
            case 49: style.background = .terminal
            case 38, 48:
                guard rest.popFirst() == 5, let entry = rest.popFirst() else { return }
                if number == 38 {
                    style.foreground = .palette(UInt8(entry))
                } else {
                    style.background = .palette(UInt8(entry))
                }
            default: surprises.append("SGR \(number)")
            }
        }
    }
}
