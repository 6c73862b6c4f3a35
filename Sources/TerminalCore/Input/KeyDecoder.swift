/// Decodes the bytes of a terminal into keys, pastes and mouse events, however they are split over reads.
///
/// Understands xterm and compatible terminals, rxvt, the Linux console, the kitty protocol and the sequences of terminfo. Unknown
/// sequences are ignored as a whole, so that no part of them ends up as typed text.
package struct KeyDecoder: Sendable {
    /// Maximum bytes of a bracketed paste that are kept; the rest is dropped up to the end of the paste.
    package static let maximumPaste = 4 << 20

    /// Maximum bytes of a character of several code points; further combining marks start a new character.
    private static let maximumCharacter = 64

    /// A sequence that has begun and not ended.
    private enum State: Equatable {
        case ground
        /// After ESC; `alt` after ESC ESC. Ends with a sequence, with Alt and a key, or by `flush`.
        case escape(alt: Bool)
        /// After ESC [ or ESC O; the bytes so far are in `sequence`. Ends with the final byte.
        case sequence(ControlSequence.Introducer, alt: Bool)
        /// After ESC [ M: three bytes follow.
        case legacyMouse
        /// After ESC and one of `P ] X ^ _`: a reply of the terminal, which ends with BEL or ESC \. The beginning of an OSC is in
        /// `sequence`.
        case reply(introducer: UInt8, length: Int)
        /// After an ESC within a reply, which may end it.
        case replyEscape
        /// Within a multi-byte character; its bytes so far are in `sequence`.
        case character(length: Int, alt: Bool)
        /// Within a bracketed paste; `matched` bytes of its end sequence have arrived.
        case paste(matched: Int)
    }

    private let strings: [[UInt8]: Key]
    private var state = State.ground
    /// The bytes so far of a sequence or a character, without ESC and the introducer.
    private var sequence: [UInt8] = []
    private var paste: [UInt8] = []
    private var events: [InputEvent] = []
    private var replies: [TerminalReply] = []
    /// Milliseconds after which an Escape is a key of its own.
    private let escapeDelay: Double

    /// The delay in milliseconds on this machine: most terminals send a sequence at once.
    package static let escapeDelay = 25.0

    /// - Parameters:
    ///   - strings: key sequences from terminfo: those that begin with ESC, or single control characters. They take precedence over
    ///     the built-in ones.
    ///   - escapeDelay: milliseconds.
    package init(strings: [[UInt8]: Key] = [:], escapeDelay: Double = KeyDecoder.escapeDelay) {
        self.strings = strings
        self.escapeDelay = escapeDelay
    }

    /// Takes the terminal's answers among the bytes that were decoded, oldest first.
    package mutating func takeReplies() -> [TerminalReply] {
        defer { replies = [] }
        return replies
    }

    /// Whether the input so far could be a complete key (Escape, Alt-[) or the beginning of a sequence. If nothing follows within
    /// some milliseconds, call `flush`.
    package var isUndecided: Bool {
        switch state {
        case .escape, .replyEscape, .reply(_, length: 0): true
        case .sequence: sequence.isEmpty
        case .ground, .legacyMouse, .reply, .character, .paste: false
        }
    }

    /// Milliseconds without bytes after which to call `flush`; nil if there is nothing to wait for. Escape is a key of its own unless
    /// a sequence follows soon. A paste or a reply whose end was lost would take all keys that follow; other sequences end with the
    /// next key.
    package var patience: Double? {
        switch state {
        case .paste, .reply(_, length: 1...): 1000
        default: isUndecided ? escapeDelay : nil
        }
    }

    /// Whether a bracketed paste has begun and not ended.
    package var isInPaste: Bool { if case .paste = state { true } else { false } }

    /// The events completed by these bytes.
    package mutating func decode(_ bytes: [UInt8]) -> [InputEvent] {
        var position = 0
        while position < bytes.count {
            if case .paste(let matched) = state {
                position = takePaste(bytes, from: position, matched: matched)
            } else if take(bytes[position]) {
                position += 1
            }
        }
        defer { events.removeAll() }
        return events
    }

    /// The events of an incomplete sequence that nothing follows: keys of an undecided beginning, and the text of a paste whose end
    /// was lost. A reply is dropped.
    package mutating func flush() -> [InputEvent] {
        guard patience != nil else { return [] }
        switch state {
        case .escape(let alt):
            emit(.escape)
            if alt { emit(.escape) }
        case .sequence(let introducer, let alt):
            if alt { emit(.escape) }
            end(.altOrEscape(.char(introducer == .csi ? "[" : "O")))
        case .reply(let introducer, length: 0):
            end(.altOrEscape(.char(Character(Unicode.Scalar(introducer)))))
        case .replyEscape: emit(.escape)
        case .paste(let matched):
            keep(ControlSequence.endOfPaste[..<matched])
            end(.paste(String(decoding: paste, as: UTF8.self)))
            paste = []
        case .ground, .legacyMouse, .reply, .character:
            break
        }
        state = .ground
        defer { events.removeAll() }
        return events
    }

    /// Consumes one byte. Returns false if the byte ended a sequence without being part of it and must be processed again.
    private mutating func take(_ byte: UInt8) -> Bool {
        switch state {
        case .ground:
            return takeFirst(byte, alt: false)
        case .escape(let alt):
            return takeAfterEscape(byte, alt: alt)
        case .sequence(let introducer, let alt):
            return takeSequence(byte, introducer, alt: alt)
        case .legacyMouse:
            sequence.append(byte)
            if sequence.count == 3 { end(MouseEvent(legacy: sequence).map(InputEvent.mouse)) }
            return true
        case .reply(let introducer, let length):
            return takeReply(byte, introducer: introducer, length: length)
        case .replyEscape:
            if byte == UInt8(ascii: "\\") {
                endReply()
                return true
            }
            state = .escape(alt: false)
            return false
        case .character(let length, let alt):
            guard byte & 0xC0 == 0x80 else {
                end(.char("\u{FFFD}"), alt: alt)
                return false
            }
            sequence.append(byte)
            if sequence.count == length { endCharacter(alt: alt) }
            return true
        case .paste:
            return false
        }
    }

    private mutating func takeFirst(_ byte: UInt8, alt: Bool) -> Bool {
        switch byte {
        case 0x1B:
            state = .escape(alt: alt)
        case 0x20..<0x7F:
            end(.char(Character(Unicode.Scalar(byte))), alt: alt)
        case 0..<0x20, 0x7F:
            end(strings[[byte]] ?? Key(control: byte), alt: alt)
        case 0xC2..<0xF5:
            sequence = [byte]
            state = .character(length: byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4, alt: alt)
        default:
            end(.char("\u{FFFD}"), alt: alt)
        }
        return true
    }

    private mutating func takeAfterEscape(_ byte: UInt8, alt: Bool) -> Bool {
        switch byte {
        case 0x1B:
            if alt { emit(.escape) }
            state = .escape(alt: true)
        case UInt8(ascii: "["), UInt8(ascii: "O"):
            sequence = []
            state = .sequence(byte == UInt8(ascii: "[") ? .csi : .ss3, alt: alt)
        case UInt8(ascii: "P"), UInt8(ascii: "]"), UInt8(ascii: "X"), UInt8(ascii: "^"), UInt8(ascii: "_"):
            if alt { emit(.escape) }
            sequence = []
            state = .reply(introducer: byte, length: 0)
        default:
            if alt { emit(.escape) }
            if let key = strings[[0x1B, byte]] {
                end(.key(key))
            } else {
                return takeFirst(byte, alt: true)
            }
        }
        return true
    }

    private mutating func takeSequence(_ byte: UInt8, _ introducer: ControlSequence.Introducer, alt: Bool) -> Bool {
        guard (0x20..<0x7F).contains(byte) else {
            state = .ground
            return false
        }
        if sequence.count < ControlSequence.maximumLength { sequence.append(byte) }
        guard ControlSequence.isComplete(sequence, after: introducer, with: byte) else { return true }
        if let key = strings[[0x1B, introducer.rawValue] + sequence] {
            end(.key(alt ? key.adding(.alt) : key))
            return true
        }
        let complete = ControlSequence(introducer, sequence)
        if complete.beginsLegacyMouse {
            sequence = []
            state = .legacyMouse
        } else if complete.beginsPaste {
            paste = []
            state = .paste(matched: 0)
        } else if case .key(let key) = complete.event {
            end(.key(alt ? key.adding(.alt) : key))
        } else {
            if let reply = complete.reply { replies.append(reply) }
            end(complete.event)
        }
        return true
    }

    private mutating func takeReply(_ byte: UInt8, introducer: UInt8, length: Int) -> Bool {
        switch byte {
        case 0x07:
            if introducer != UInt8(ascii: "]") { sequence = [] }
            endReply()
        case 0x18, 0x1A:
            state = .ground
        case 0x1B:
            if introducer != UInt8(ascii: "]") { sequence = [] }
            state = length == 0 ? .escape(alt: false) : .replyEscape
            // Nothing was in it: it was Alt and the key that introduces replies.
            if length == 0 { events.append(.altOrEscape(.char(Character(Unicode.Scalar(introducer))))) }
        default:
            if sequence.count < ControlSequence.maximumLength { sequence.append(byte) }
            state =
                length < ControlSequence.maximumReply ? .reply(introducer: introducer, length: length + 1) : .ground
        }
        return true
    }

    /// Consumes bytes of a paste up to its end or theirs; returns the index after the last one.
    private mutating func takePaste(_ bytes: [UInt8], from start: Int, matched: Int) -> Int {
        let mark = ControlSequence.endOfPaste
        var matched = matched
        var position = start
        while position < bytes.count {
            if bytes[position] == mark[matched] {
                matched += 1
                position += 1
                if matched == mark.count {
                    end(.paste(String(decoding: paste, as: UTF8.self)))
                    paste = []
                    return position
                }
            } else if matched > 0 {
                keep(mark[..<matched])
                matched = 0
            } else {
                let next = bytes[position...].firstIndex(of: mark[0]) ?? bytes.count
                keep(bytes[position..<next])
                position = next
            }
        }
        state = .paste(matched: matched)
        return position
    }

    private mutating func keep(_ bytes: ArraySlice<UInt8>) {
        paste.append(contentsOf: bytes.prefix(KeyDecoder.maximumPaste - paste.count))
    }

    private mutating func endCharacter(alt: Bool) {
        let text = String(decoding: sequence, as: UTF8.self).unicodeScalars
        let scalar = text.count == 1 ? text.first ?? "\u{FFFD}" : "\u{FFFD}"
        if !alt, joinsLast(scalar) {
            state = .ground
        } else {
            end(.char(Character(scalar)), alt: alt)
        }
    }

    /// Adds a code point to the previous character if both form one, as input methods and emoji pickers send them.
    private mutating func joinsLast(_ scalar: Unicode.Scalar) -> Bool {
        guard case .key(let key) = events.last, key.modifiers.isEmpty, case .character(let last) = key.code,
            last.utf8.count < KeyDecoder.maximumCharacter
        else { return false }
        var joined = String(last)
        joined.unicodeScalars.append(scalar)
        guard joined.count == 1, let character = joined.first else { return false }
        events[events.count - 1] = .key(.char(character))
        return true
    }

    private mutating func emit(_ key: Key) {
        events.append(.key(key))
    }

    /// - Parameter alt: whether an Escape came before.
    private mutating func end(_ key: Key, alt: Bool) { end(alt ? .altOrEscape(key) : .key(key)) }

    private mutating func endReply() {
        if let reply = TerminalReply(osc: sequence) { replies.append(reply) }
        state = .ground
    }

    private mutating func end(_ event: InputEvent?) {
        if let event { events.append(event) }
        state = .ground
    }
}
