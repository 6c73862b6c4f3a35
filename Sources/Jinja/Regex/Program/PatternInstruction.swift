/// A step of a compiled pattern. Its numbers depend on `code`.
struct PatternInstruction: Sendable {
    enum Code: UInt8, Sendable {
        /// `a`: the character.
        case character, characterBack
        /// `a`: the set.
        case set, setBack
        /// `a`: the first of `b` characters in the literals.
        case string, stringBack
        /// The same, after full case folding.
        case folded, foldedBack
        /// `a`: the set; at least `b` and at most `c` times.
        case greedy, greedyBack, lazy, lazyBack, possessive, possessiveBack
        /// `a`: the group; `b`: how letters are compared.
        case reference, referenceBack
        /// Continues at `a`; backtracks to `b`. `c`: 1 for alternatives, 0 for repetitions.
        case split
        /// `a`: where to continue.
        case jump
        /// `a`: the group.
        case openGroup, closeGroup
        /// `a`: the register of a loop whose iteration begins.
        case mark
        /// Leaves the loop of register `a` for `b` if its iteration was empty.
        case leaveIfEmpty
        /// Up to `a`: without backtracking into it.
        case atomic
        case endAtomic
        /// `a`: after the look; `b`: where to continue if it fails. `c`: 1 if it is positive.
        case look
        case endLook
        /// `a`: the group; `b`: where to continue if it took no part.
        case ifGroup
        /// `a`: the first instruction of a called group.
        case call
        case endCall
        /// `a`: the assertion.
        case assertion
        case grapheme
        case keep
        case fail
        case prune
        /// `a`: 1 if it is matched backwards.
        case skip
        case accept
    }

    var code: Code
    var a: Int32 = 0
    var b: Int32 = 0
    var c: Int32 = 0
    /// Where its failures are recorded; -1 if they aren't.
    var place: Int32 = -1
    /// What must follow a run: a character, or -2 - a set; -1 if anything can.
    var follower: Int32 = -1

    /// No limit of repetitions.
    static let unlimited: Int32 = .max
}
