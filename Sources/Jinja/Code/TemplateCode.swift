/// A template in the compact form that is rendered: flat tables instead of a tree, with a number for each name. The text of the
/// template isn't copied: its literal parts are ranges of it.
final class TemplateCode: Sendable {
    /// `{% macro … %}`, and what a `{% call %}` block passes as `caller`.
    struct Macro: Sendable {
        /// nil for a call block.
        let name: Int32?
        /// The names of its parameters, and the defaults of the last of them.
        let parameters: [Int32]
        let defaults: [Int32]
        let body: Int32
        let unset: Int32
        /// Whether the body uses these without declaring them.
        let usesCaller: Bool
        /// Whether `caller` is one of the parameters.
        let hasCaller: Bool
        let usesKeywords: Bool
        let usesVariadic: Bool
    }

    /// `{% block … %}`
    struct Block: Sendable {
        let name: Int32
        let isScoped: Bool
        let isRequired: Bool
        let body: Int32
        let unset: Int32
        let range: Range<Int>
    }

    /// The operands of a loop in `extra`, from its place on.
    enum LoopPart: Int {
        case target, items, test, isRecursive, body, otherwise, unset, unsetOtherwise
    }

    let nodes: [CodeNode]
    /// Lists of operands; a list begins with its length where it varies.
    let extra: [Int32]
    /// All names of variables, attributes, filters and blocks, each once.
    let names: [String]
    /// Text literals.
    let strings: [String]
    /// Numbers that don't fit into a node.
    let numbers: [Literal]
    /// The filters and tests that it uses.
    let functions: [NativeFunction]
    let macros: [Macro]
    let blocks: [Block]
    /// Which of the first 64 names the template itself sets anywhere.
    let setNames: UInt64
    let special: SpecialNames
    /// The whole template as a list of statements.
    let body: Int32
    /// Names that are declared but unset when the template begins.
    let unset: Int32

    /// The names that loops, blocks and macros set themselves; -1 if there is none.
    struct SpecialNames: Sendable {
        var loop: Int32 = -1
        var `super`: Int32 = -1
        var caller: Int32 = -1
        var keywords: Int32 = -1
        var variadic: Int32 = -1
    }

    /// The code of a template without text.
    static let empty = CodeBuilder(SourceText("")).finished(body: -1, unset: -1)

    init(_ builder: borrowing CodeBuilder, body: Int32, unset: Int32) {
        nodes = builder.nodes.trimmed()
        extra = builder.extra.trimmed()
        names = builder.names.trimmed()
        strings = builder.strings.trimmed()
        numbers = builder.numbers
        functions = builder.functions.trimmed()
        macros = builder.macros
        blocks = builder.blocks
        setNames = builder.setNames
        special = builder.special
        self.body = body
        self.unset = unset
    }

    /// Whether the template may set a variable of that name.
    func mayBeSet(_ name: Int) -> Bool { name >= 64 || setNames & (1 << UInt64(name)) != 0 }

    /// The list at a place of `extra`; empty if there is none.
    func list(_ place: Int32) -> ArraySlice<Int32> {
        guard place >= 0 else { return [] }
        let start = Int(place) + 1
        return extra[start..<(start + Int(extra[Int(place)]))]
    }
}

extension Array {
    /// Without much unused memory.
    fileprivate func trimmed() -> [Element] {
        guard (capacity - count) * MemoryLayout<Element>.stride > 40 else { return self }
        var copy: [Element] = []
        copy.reserveCapacity(count)
        copy.append(contentsOf: self)
        return copy
    }
}
