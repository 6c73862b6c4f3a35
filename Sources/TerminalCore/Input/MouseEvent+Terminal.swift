/// The two encodings of mouse reports.
extension MouseEvent {
    /// ESC [ < buttons ; column ; row M, or m for a release.
    init?(sgr numbers: [[Int]], final: UInt8) {
        guard numbers.count == 3, let buttons = numbers[0].first, let x = numbers[1].first, let y = numbers[2].first,
            final == UInt8(ascii: "M") || final == UInt8(ascii: "m")
        else { return nil }
        self.init(buttons: buttons, isRelease: final == UInt8(ascii: "m"), x: x - 1, y: y - 1)
    }

    /// Three bytes after ESC [ M, each with an offset of 32; columns beyond 223 can't be encoded.
    init?(legacy bytes: [UInt8]) {
        guard bytes.count == 3, bytes.allSatisfy({ $0 >= 32 }) else { return nil }
        let buttons = Int(bytes[0]) - 32
        // The report does not say which button was released.
        let isRelease = buttons & 0b1100_0011 == 3 && buttons & 32 == 0
        self.init(
            buttons: isRelease ? buttons & ~3 : buttons, isRelease: isRelease, x: Int(bytes[1]) - 33,
            y: Int(bytes[2]) - 33)
    }

    /// Bits 0-1: button, 2: Shift, 3: Alt, 4: Control, 5: movement, 6: wheel, 7: further buttons.
    private init?(buttons: Int, isRelease: Bool, x: Int, y: Int) {
        guard x >= 0, y >= 0 else { return nil }
        var modifiers: Key.Modifiers = []
        if buttons & 4 != 0 { modifiers.insert(.shift) }
        if buttons & 8 != 0 { modifiers.insert(.alt) }
        if buttons & 16 != 0 { modifiers.insert(.control) }
        let kind: Kind
        switch (buttons & 0b1100_0000, buttons & 3) {
        case (64, 0) where !isRelease: kind = .wheelUp
        case (64, 1) where !isRelease: kind = .wheelDown
        case (0, 0): kind = isRelease ? .release : buttons & 32 != 0 ? .drag : .press
        default: return nil
        }
        self.init(kind, at: Point(x: x, y: y), modifiers: modifiers)
    }
}
