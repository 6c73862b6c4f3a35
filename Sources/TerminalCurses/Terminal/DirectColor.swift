import CNcurses
import Glibc

/// Lets ncurses use direct colours (`38;2;R;G;B`) on terminals that have them, although their terminfo entries don't say so. Hardly any
/// entry does: programs are expected to look at COLORTERM.
///
/// ncurses reads a description of the terminal from the variable TERMINFO, if it begins with `hex:`. This one is the terminal's own,
/// with another number of colours.
enum DirectColor {
    /// Whether the terminal has direct colours.
    static func isAvailable(_ environment: [String: String]) -> Bool {
        let name = environment["TERM"] ?? ""
        if name.hasSuffix("-direct") { return true }
        guard ["truecolor", "24bit"].contains(environment["COLORTERM"] ?? "") else { return false }
        // GNU screen passes on the variable of the terminal that it runs in, and takes the sequences for something else. tmux has them.
        if environment["STY"] != nil || name.hasPrefix("screen") && environment["TMUX"] == nil { return false }
        return !["linux", "vt", "dumb"].contains { name.hasPrefix($0) }
    }

    /// Describes the terminal `name` to ncurses as one with direct colours. Does nothing if it is unknown.
    ///
    /// Call it before other threads run: it sets an environment variable, which then stays.
    static func describe(_ name: String, on terminal: Int32) {
        guard let entry = entry(of: name, on: terminal) else { return }
        let digits = Array("0123456789abcdef".utf8)
        let text = entry.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        setenv("TERMINFO", "hex:" + String(decoding: text, as: UTF8.self), 1)
    }

    /// Palette entries as they are, and above them 0xRRGGBB.
    private static func setColor(_ plane: Int) -> String {
        "\u{1B}[%?%p1%{8}%<%t\(plane)%p1%d%e%p1%{16}%<%t\(plane + 6)%p1%{8}%-%d%e%p1%{256}%<%t\(plane)8;5;%p1%d"
            + "%e\(plane)8;2;%p1%{65536}%/%d;%p1%{256}%/%{255}%&%d;%p1%{255}%&%d%;m"
    }

    /// The compiled terminfo entry, with 32-bit numbers: term(5). nil if there is no such terminal, or it has no colours.
    static func entry(of name: String, on terminal: Int32) -> [UInt8]? {
        guard !name.isEmpty, cn_read_terminal(name, terminal) == 0 else { return nil }
        defer { cn_forget_terminal() }
        guard tigetnum("colors") >= 8, Terminfo.string("setaf", 0) != nil else { return nil }
        let flags = names(cn_flag_name).map { $0 != "ccc" && tigetflag($0) == 1 ? UInt8(1) : 0 }
        let numbers = names(cn_number_name).map { name -> Int32 in
            switch name {
            case "colors": 1 << 24
            case "pairs": max(tigetnum(name), 1 << 15)
            default: max(tigetnum(name), -1)
            }
        }
        let strings = names(cn_string_name).map { name -> String? in
            switch name {
            case "setaf": setColor(3)
            case "setab": setColor(4)
            // Nothing changes the palette, so nothing has to restore it.
            case "initc", "initp", "oc", "setf", "setb": nil
            default: tigetstr(name).flatMap { Int(bitPattern: $0) == -1 ? nil : String(cString: $0) }
            }
        }
        var entry = Compiled()
        let title = Array(name.utf8) + [0]
        let (offsets, table) = Compiled.table(strings)
        for number in [0x21E, title.count, flags.count, numbers.count, strings.count, table.count] {
            entry.add(short: number)
        }
        entry.add(title + flags)
        entry.align()
        for number in numbers { entry.add(number) }
        for offset in offsets { entry.add(short: offset) }
        entry.add(table)
        entry.align()
        addExtended(to: &entry)
        return entry.bytes
    }

    /// The capabilities that ncurses knows by name only.
    private static func addExtended(to entry: inout Compiled) {
        let flags: [String] = ["RGB", "AX", "XT"].filter { $0 == "RGB" || tigetflag($0) == 1 }
        let strings: [String] = ["Ss", "Se"].filter { tigetstr($0).map { Int(bitPattern: $0) != -1 } ?? false }
        let (values, table) = Compiled.table(strings.map { tigetstr($0).map { String(cString: $0) } })
        let (names, nameTable) = Compiled.table(flags + strings)
        for number in [flags.count, 0, strings.count, strings.count + names.count, table.count + nameTable.count] {
            entry.add(short: number)
        }
        entry.add([UInt8](repeating: 1, count: flags.count))
        entry.align()
        for offset in values + names { entry.add(short: offset) }
        entry.add(table + nameTable)
    }

    /// The names of all capabilities of a kind, in the order of the compiled form.
    private static func names(_ name: (Int32) -> UnsafePointer<CChar>?) -> [String] {
        var names: [String] = []
        while let next = name(Int32(names.count)) { names.append(String(cString: next)) }
        return names
    }

    /// The parts of a compiled entry; integers are little-endian.
    private struct Compiled {
        var bytes: [UInt8] = []

        mutating func add(_ more: [UInt8]) { bytes += more }
        mutating func add(short number: Int) {
            let bits = UInt16(truncatingIfNeeded: number)
            bytes += [UInt8(bits & 0xFF), UInt8(bits >> 8)]
        }
        mutating func add(_ number: Int32) {
            let bits = UInt32(bitPattern: number)
            bytes += (0..<4).map { UInt8(bits >> (8 * UInt32($0)) & 0xFF) }
        }
        mutating func align() { if !bytes.count.isMultiple(of: 2) { bytes.append(0) } }

        /// Texts one after the other, each ended by a zero, and where each begins; -1 for none.
        static func table(_ texts: [String?]) -> (offsets: [Int], bytes: [UInt8]) {
            var bytes: [UInt8] = []
            let offsets = texts.map { text -> Int in
                guard let text else { return -1 }
                defer { bytes += Array(text.utf8) + [0] }
                return bytes.count
            }
            return (offsets, bytes)
        }
    }
}
