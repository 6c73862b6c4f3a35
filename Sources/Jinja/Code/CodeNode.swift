/// One step of a template's compact form: an expression or a statement. Its operands are the numbers of other nodes, or places in
/// the tables of `TemplateCode`.
struct CodeNode: Sendable {
    enum Kind: UInt8, Sendable {
        // Expressions that need no work.
        case none, yes, no, int, number, string, name
        // Other expressions.
        case namespaceAttribute, tuple, list, dict, unary, binary, and, or, compare, concatenation, conditional
        case attribute, item, slice, bounds, call, filter, test, unreadable
        // Statements.
        case text, print, conditionalBlock, loop, set, setBlock, macro, callBlock, filterBlock, with, autoescape, block
        case load, include
    }

    struct Flags: OptionSet, Sendable {
        let rawValue: UInt8
        /// jinja2's optimizer folds it.
        static let constant = Flags(rawValue: 1)
        /// jinja2 writes it out at compile time even if escaping isn't decided yet.
        static let foldedText = Flags(rawValue: 2)
        /// Its first operand is constant, and may decide its value.
        static let shortens = Flags(rawValue: 4)
        /// An attribute that dicts have.
        static let dictMethod = Flags(rawValue: 8)
        /// A print statement written as a tag; an include that ignores a missing template.
        static let special = Flags(rawValue: 16)
    }

    let kind: Kind
    var flags: Flags = []
    /// The operator.
    var detail: UInt8 = 0
    var a: Int32 = -1
    var b: Int32 = -1
    /// UTF-8 offsets in the `SourceText`.
    let lower: Int32
    let upper: Int32

    init(_ kind: Kind, _ range: Range<Int>, a: Int32 = -1, b: Int32 = -1, flags: Flags = [], detail: UInt8 = 0) {
        self.kind = kind
        self.a = a
        self.b = b
        self.flags = flags
        self.detail = detail
        lower = Int32(truncatingIfNeeded: range.lowerBound)
        upper = Int32(truncatingIfNeeded: range.upperBound)
    }

    /// The operator of a chain of comparisons.
    static let chain: UInt8 = 255

    var range: Range<Int> { Int(lower)..<Int(upper) }
    var isConstant: Bool { flags.contains(.constant) }
}
