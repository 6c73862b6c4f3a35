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
        /// A print statement written as a tag; a chain of comparisons; an include that ignores a missing template.
        static let special = Flags(rawValue: 16)
    }

    let kind: Kind
    /// The flags, and above them the operator.
    private var bits: UInt8
    /// The length of its range; a longer one is cut, except that of text.
    private let length: UInt16
    private let lower: Int32
    /// For text: its end.
    let a: Int32
    let b: Int32

    /// - Parameters:
    ///   - range: UTF-8 offsets in the `SourceText`.
    ///   - detail: the operator, below 8.
    init(_ kind: Kind, _ range: Range<Int>, a: Int32 = -1, b: Int32 = -1, flags: Flags = [], detail: UInt8 = 0) {
        self.kind = kind
        self.a = kind == .text ? Int32(truncatingIfNeeded: range.upperBound) : a
        self.b = b
        bits = flags.rawValue | detail << 5
        lower = Int32(truncatingIfNeeded: range.lowerBound)
        length = UInt16(clamping: range.count)
    }

    var flags: Flags { Flags(rawValue: bits & 31) }
    /// The number of the operator.
    var detail: UInt8 { bits >> 5 }

    mutating func insert(_ flags: Flags) { bits |= flags.rawValue }

    /// UTF-8 offsets in the `SourceText`.
    var range: Range<Int> {
        let start = Int(lower)
        return start..<(kind == .text ? Int(a) : start + Int(length))
    }
    var isConstant: Bool { bits & Flags.constant.rawValue != 0 }
}
