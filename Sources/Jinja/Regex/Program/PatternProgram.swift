/// A pattern compiled to instructions for the matcher.
struct PatternProgram: Sendable {
    var instructions: [PatternInstruction] = []
    var sets: [CompiledSet] = []
    var literals: [UInt32] = []
    let rules: CharacterRules
    var groupCount = 0
    /// Loops whose iterations can be empty.
    var loopCount = 0
    /// By place where failures can be recorded: the registers of the loops around it that can be empty.
    var memoLoops: [[Int32]] = []
    /// The minimum length of a match, as the module computes it.
    var minWidth = 0
    var isReverse = false
    var isPosix = false
    /// Whether groups that references read must be watched for changes.
    var watchesGroups = false
    /// By group: whether a reference or a condition reads it.
    var isReferenced: [Bool] = []
    /// Whether a group or the whole pattern is called.
    var hasCalls = false
    /// Whether `(*PRUNE)` or `(*SKIP)` occurs.
    var hasVerbs = false
    /// Whether `\G` occurs.
    var hasSearchAnchor = false
    /// The set of an unlimited run with which every match begins: a failed attempt fails from any place within it too.
    var leadingRun: Int32?
    /// What the module wants the first character to be in; nil if that is clear anyway.
    var firstSet: CompiledSet?
    /// Whether failures are recorded from the beginning instead of only when a search takes long; tests set it.
    var recordsAtOnce = false
    /// What is known of every match.
    var facts = MatchFacts()
    /// The required characters as a text; empty if unknown.
    var requiredText = ""

    /// The number of registers: start and end of each group, its open start, and place and change of each loop.
    var registerCount: Int { (groupCount + 1) * 3 + loopCount * 2 }

    func loopRegister(_ loop: Int) -> Int { (groupCount + 1) * 3 + loop * 2 }
}

/// What is known of every match of a pattern, so that most starts needn't be tried.
struct MatchFacts: Sendable {
    /// Characters that every match contains in this order, without gaps; empty if unknown.
    var required: [UInt32] = []
    /// The distance from the start of the match to `required`; nil if it varies.
    var requiredOffset: Int?
    /// The characters with which a match can begin; nil if unknown or a match can be empty.
    var first: FirstCharacters?
    /// Whether every match begins at the start of the text.
    var beginsAtTextStart = false
}

/// The characters with which a match can begin.
struct FirstCharacters: Sendable {
    /// Bits of ASCII characters.
    var low: UInt64 = 0
    var high: UInt64 = 0
    /// Whether any other character can be the first.
    var hasOthers = false

    mutating func insert(_ code: UInt32) {
        if code < 64 {
            low |= 1 << UInt64(code)
        } else if code < 128 {
            high |= 1 << UInt64(code - 64)
        } else {
            hasOthers = true
        }
    }

    mutating func formUnion(_ other: FirstCharacters) {
        low |= other.low
        high |= other.high
        hasOthers = hasOthers || other.hasOthers
    }

    @inline(__always)
    func contains(_ code: UInt32) -> Bool {
        if code < 64 { return low >> UInt64(code) & 1 != 0 }
        if code < 128 { return high >> UInt64(code & 63) & 1 != 0 }
        return hasOthers
    }

    /// Whether a text has none of the characters.
    func areMissing(in text: String) -> Bool {
        if hasOthers { return false }
        return text.readBytes { bytes in
            let raw = UnsafeRawBufferPointer(bytes)
            var index = 0
            while index < bytes.count {
                // Most bytes of a text beyond ASCII belong to none of them, eight at a time.
                if index + 8 <= bytes.count {
                    let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                    if word & 0x8080_8080_8080_8080 == 0x8080_8080_8080_8080 {
                        index += 8
                        continue
                    }
                }
                if bytes[index] < 0x80, contains(UInt32(bytes[index])) { return false }
                index += 1
            }
            return true
        }
    }

    /// The only character, if there is just one.
    var only: UInt32? {
        guard !hasOthers, low.nonzeroBitCount + high.nonzeroBitCount == 1 else { return nil }
        return low != 0 ? UInt32(low.trailingZeroBitCount) : 64 + UInt32(high.trailingZeroBitCount)
    }
}
