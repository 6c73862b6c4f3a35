import JSON
import Jinja

/// The names set before the cursor, and an interpreter in which they have the values that they would have there: loops are at
/// their first item, and every branch of a condition has been run.
struct NamesAtCursor {
    /// Those nearest to the cursor first.
    private(set) var names: [String] = []
    private(set) var macros: Set<String> = []
    let interpreter: Interpreter
    private let lexer: Lexer

    private enum Binding {
        case set, loop, with, text, macro, parameters
    }

    /// A statement open at the cursor, and its bindings.
    private struct Frame {
        let opener: String
        /// The number of open `if` statements in it, which have no frame of their own.
        var conditions = 0
        var bindings: [(Binding, ArraySlice<Token>)] = []
    }

    init(_ cursor: CursorContext, _ request: CompletionRequest) {
        lexer = cursor.lexer
        var limits = RenderLimits()
        limits.steps = 20_000
        limits.memory = 4 << 20
        limits.pattern = 20_000
        limits.time = .milliseconds(50)
        interpreter = Interpreter(
            source: cursor.lexer.source, environment: request.environment,
            variables: Variables(request.context, notesPaths: false), now: .now, limits: limits)
        var frames = NamesAtCursor.frames(cursor.lexer.tokens[..<(cursor.tagStart - 1)])
        if cursor.tag == "for", cursor.tokens.contains(where: { $0.isName("if") }) {
            // The condition of a loop sees the item.
            frames.append(Frame(opener: "for", bindings: [(.loop, cursor.tokens)]))
        }
        for (depth, frame) in frames.enumerated() {
            if depth > 0 { interpreter.scope = Scope(in: interpreter.scope) }
            for (binding, tokens) in frame.bindings { bind(binding, tokens) }
        }
        var known: Set<String> = []
        names = names.reversed().filter { known.insert($0).inserted && $0 != "_" }
    }

    /// The value of an expression; nil if it has none or can't be parsed.
    func value(_ tokens: ArraySlice<Token>) -> Value? {
        var parser = Parser(lexer, reading: tokens, in: interpreter.environment)
        guard (try? parser.advance()) != nil, let expression = try? parser.expression(), parser.current.kind == .end
        else {
            return nil
        }
        return try? interpreter.value(expression)
    }

    private static func frames(_ tokens: ArraySlice<Token>) -> [Frame] {
        var frames = [Frame(opener: "")]
        var index = tokens.startIndex
        while let begin = tokens[index...].firstIndex(where: { $0.kind == .blockBegin }) {
            let rest = tokens[(begin + 1)...]
            let end =
                rest.firstIndex { $0.kind == .blockEnd || $0.kind == .blockBegin || $0.kind == .variableBegin }
                ?? rest.endIndex
            index = end
            guard let word = rest.first, word.kind == .name else { continue }
            take(word.text, tokens[(begin + 1)..<end], into: &frames)
        }
        return frames
    }

    private static func take(_ word: String, _ tag: ArraySlice<Token>, into frames: inout [Frame]) {
        let last = frames.count - 1
        switch word {
        case "for": frames.append(Frame(opener: word, bindings: [(.loop, tag)]))
        case "with": frames.append(Frame(opener: word, bindings: [(.with, tag)]))
        case "macro":
            frames[last].bindings.append((.macro, tag))
            frames.append(Frame(opener: word, bindings: [(.parameters, tag)]))
        case "set" where !tag.contains(where: { $0.kind == .assign }):
            frames[last].bindings.append((.text, tag))
            frames.append(Frame(opener: word))
        case "set": frames[last].bindings.append((.set, tag))
        case "call", "filter", "block", "autoescape": frames.append(Frame(opener: word))
        case "if": frames[last].conditions += 1
        case "endif": frames[last].conditions = max(0, frames[last].conditions - 1)
        case "else" where frames[last].conditions == 0: if frames[last].opener == "for" { frames[last].bindings = [] }
        default:
            guard word.hasPrefix("end"),
                let index = frames.lastIndex(where: { $0.opener == word.dropFirst(3) && !$0.opener.isEmpty })
            else { return }
            frames.removeSubrange(index...)
        }
    }

    private mutating func bind(_ binding: Binding, _ tag: ArraySlice<Token>) {
        let rest = tag.dropFirst()
        switch binding {
        case .text, .macro:
            guard let name = rest.first, name.kind == .name else { return }
            names.append(name.text)
            if case .macro = binding { macros.insert(name.text) } else { interpreter.set(name.text, .string("")) }
        case .parameters:
            for index in rest.indices.dropFirst() where rest[index].kind == .name {
                let before = rest[index - 1].kind
                if before == .lparen || before == .comma { names.append(rest[index].text) }
            }
        case .set, .loop, .with:
            var parser = Parser(lexer, reading: rest, in: interpreter.environment)
            guard (try? parser.advance()) != nil else { return }
            switch binding {
            case .set: set(&parser)
            case .loop: loop(&parser)
            default: with(&parser)
            }
        }
    }

    private mutating func note(_ target: Expression) {
        switch target.kind {
        case .name(let name): names.append(name)
        case .tuple(let items): for item in items { note(item) }
        default: break
        }
    }

    private mutating func set(_ parser: inout Parser) {
        guard let target = try? parser.assignmentTarget(withNamespace: true) else { return }
        note(target)
        guard (try? parser.expect(.assign)) != nil, let expression = try? parser.tuple(),
            let value = try? interpreter.value(expression)
        else { return }
        try? interpreter.assign(target, value)
    }

    private mutating func with(_ parser: inout Parser) {
        while let target = try? parser.assignmentTarget() {
            note(target)
            guard (try? parser.expect(.assign)) != nil, let expression = try? parser.expression() else { return }
            if let value = try? interpreter.value(expression) { try? interpreter.assign(target, value) }
            guard (try? parser.expect(.comma)) != nil else { return }
        }
    }

    private mutating func loop(_ parser: inout Parser) {
        guard let target = try? parser.assignmentTarget() else { return }
        names.append("loop")
        note(target)
        guard (try? parser.expect(name: "in")) != nil, let expression = try? parser.tuple(withConditional: false),
            let items = try? interpreter.value(expression), let iterator = try? interpreter.iterator(items)
        else { return }
        let state = LoopObject(items, iterator, depth0: 0, recurse: nil)
        guard let item = try? state.next() else { return }
        interpreter.set("loop", .object(state))
        try? interpreter.assign(target, item)
    }
}
