/// Splits a character into glyphs.
///
/// - A code point with columns starts a glyph (a flag is two letters of one column each, as every terminal counts).
/// - A combining code point joins the previous glyph, up to `Glyph.maximumMarks`; alone it is put on a mark.
/// - A joiner between pictures is dropped with everything after it; between letters of joining scripts only the joiner is
///   dropped.
/// - The first variation selector of a picture and skin tones are dropped; anywhere else they become marks, because they can hide
///   data.
struct GlyphComposer {
    private var pending: Glyph?
    private var base: Unicode.Scalar = " "
    private var marks = 0
    private var selectors = 0

    private init() {}

    /// Calls `body` with the glyphs of one character; returns false as soon as `body` does.
    static func forEachGlyph(of character: Character, _ body: (Glyph) -> Bool) -> Bool {
        var composer = GlyphComposer()
        var scalars = character.unicodeScalars.makeIterator()
        var next = scalars.next()
        while let scalar = next {
            next = scalars.next()
            if scalar == "\u{200D}", composer.isPicture, let joined = next, CharacterClass(joined).hasColumns { break }
            if let finished = composer.take(scalar) {
                guard body(finished) else { return false }
            }
        }
        return composer.pending.map(body) ?? true
    }

    /// Processes the next code point; returns the glyph that it completes.
    private mutating func take(_ scalar: Unicode.Scalar) -> Glyph? {
        switch CharacterClass(scalar) {
        case _ where scalar.isASCII:
            return start(Glyph.ascii[Int(scalar.value)], on: scalar)
        case .wide where isSkinTone(scalar) && pending != nil:
            return nil
        case .narrow:
            return start(Glyph(text: String(scalar), width: 1, isControl: false), on: scalar)
        case .wide:
            return start(Glyph(text: String(scalar), width: 2, isControl: false), on: scalar)
        case .combining:
            return combine(scalar)
        case .invisible:
            return isSilent(scalar) ? nil : start(.invisible, on: scalar)
        case .unknown:
            return start(.unknown, on: scalar)
        }
    }

    private mutating func start(_ glyph: Glyph, on scalar: Unicode.Scalar) -> Glyph? {
        defer {
            pending = glyph
            base = scalar
            marks = 0
            selectors = 0
        }
        return pending
    }

    private mutating func combine(_ scalar: Unicode.Scalar) -> Glyph? {
        guard pending != nil else {
            marks = 1
            pending = Glyph(text: Glyph.invisible.text + String(scalar), width: 1, isControl: true)
            return nil
        }
        marks += 1
        if marks <= Glyph.maximumMarks { pending?.text.unicodeScalars.append(scalar) }
        return nil
    }

    /// Whether an invisible code point only changes the appearance of the previous glyph, as in everyday text.
    private mutating func isSilent(_ scalar: Unicode.Scalar) -> Bool {
        guard pending?.isControl == false else { return false }
        switch scalar.value {
        case 0x200C, 0x200D:
            return isOfJoiningScript
        case 0xFE00...0xFE0F:
            selectors += 1
            return selectors == 1 && (!base.isASCII || "0123456789#*".unicodeScalars.contains(base))
        case 0xE0100...0xE01EF:
            selectors += 1
            return selectors == 1 && CharacterClass(base) == .wide
        default:
            return false
        }
    }

    private func isSkinTone(_ scalar: Unicode.Scalar) -> Bool {
        (0x1F3FB...0x1F3FF).contains(scalar.value)
    }

    /// Arabic and the scripts of India and South East Asia, where joiners are part of spelling.
    private var isOfJoiningScript: Bool {
        (0x600..<0x1CFA).contains(base.value)
    }

    private var isPicture: Bool {
        pending?.isControl == false && !base.isASCII && !isOfJoiningScript
    }
}
