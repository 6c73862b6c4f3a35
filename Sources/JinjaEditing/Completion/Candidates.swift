import JSON
import Jinja

/// All completions at a position, before filtering by the typed text.
struct Candidates {
    let cursor: CursorContext
    /// The text after the cursor.
    let following: [UInt8]
    let request: CompletionRequest
    private var context: JSONObject { request.context }
    private var environment: TemplateEnvironment { request.environment }

    init(_ cursor: CursorContext, following: some Sequence<UInt8>, _ request: CompletionRequest) {
        self.cursor = cursor
        self.following = Array(following)
        self.request = request
    }

    typealias Found = (trigger: Completions.Trigger?, items: [Completions.Item])
    private static let nothing: Found = (nil, [])

    var found: Found {
        let tokens = cursor.tokens
        if cursor.quote != nil { return stringItems }
        guard let last = tokens.last else { return cursor.isBlock ? (.tag, tags) : (.value, values) }
        let end = tokens.endIndex
        switch last.kind {
        case .dot: return attributes(before: end - 1)
        case .pipe: return (.filter, entryItems(Catalogue.filters(of: environment), .filter))
        case .lbracket where tokens.count > 1 && cursor.endsValue(end - 2): return items(before: end - 1)
        case .name where last.text == "is" || last.text == "not" && tokens.dropLast().last?.isName("is") == true:
            guard tokens.count > 1 else { return Candidates.nothing }
            return (.test, entryItems(Catalogue.tests.filter { $0.name.isPythonIdentifier }, .test))
        case .name where cursor.isBlock && tokens.count == 1 && last.text == "filter":
            return (.filter, entryItems(Catalogue.filters(of: environment), .filter))
        case .fault: return Candidates.nothing
        default: break
        }
        if let found = statementItems { return found }
        if cursor.endsValue(end - 1) { return cursor.touches ? Candidates.nothing : (.word, operators) }
        return (.value, values)
    }

    // MARK: Statements

    /// Completions for statements with their own rules: new names, and keywords used only there.
    private var statementItems: Found? {
        guard let tag = cursor.tag else { return nil }
        let tokens = cursor.tokens
        let isInBrackets = cursor.openBracket != nil
        switch tag {
        case "set": return tokens.contains { $0.kind == .assign } || isInBrackets ? nil : Candidates.nothing
        case "with":
            return tokens.last?.kind == .comma && !isInBrackets || tokens.count == 1 ? Candidates.nothing : nil
        case "for":
            guard !tokens.contains(where: { $0.isName("in") }) else { return nil }
            let isNamed = tokens.count > 1 && tokens.last?.kind == .name && !cursor.touches
            return isNamed ? (.word, keywords(["in"])) : Candidates.nothing
        case "macro": return tokens.last?.kind == .assign ? nil : Candidates.nothing
        case "if", "elif", "print", "call", "filter", "autoescape", "include", "import", "from", "extends": return nil
        default: return Candidates.nothing
        }
    }

    /// Tags that close or continue the open statement come first.
    private var tags: [Completions.Item] {
        var statements = OpenStatements()
        let tokens = cursor.lexer.tokens[..<cursor.tagStart]
        for index in tokens.indices.dropLast()
        where tokens[index].kind == .blockBegin && tokens[index + 1].kind == .name {
            let word = tokens[index + 1]
            let isBlock = word.text != "set" || OpenStatements.isBlock(tokens[index...].dropFirst().lazy.map(\.kind))
            statements.word(word.text, word.range, isBlock: isBlock) { _ in }
        }
        var first: [String] = []
        if let open = statements.open.last {
            let ending = OpenStatements.endings[open.name] ?? ""
            switch open.name {
            case "if": first = [ending, "else", "elif"]
            case "for": first = [ending, "else"]
            default: first = [ending]
            }
        }
        let others = Catalogue.tags.filter { entry in
            !entry.name.hasPrefix("end") && entry.name != "elif" && entry.name != "else"
        }
        return entryItems(first.compactMap { Catalogue.entry($0, .tag, of: environment) } + others, .tag)
    }

    // MARK: Paths

    private func attributes(before end: Int) -> Found {
        guard let operand = cursor.operand(before: end) else { return Candidates.nothing }
        let names = NamesAtCursor(cursor, request)
        defer { names.interpreter.finish() }
        guard let value = names.value(operand) else { return Candidates.nothing }
        let dot = cursor.lexer.source.original(cursor.tokens[end].range.lowerBound)
        return (.attribute, PathItems(cursor, following).attributes(of: value, dot: dot))
    }

    private func items(before end: Int) -> Found {
        guard let operand = cursor.operand(before: end) else { return Candidates.nothing }
        let names = NamesAtCursor(cursor, request)
        defer { names.interpreter.finish() }
        let paths = names.value(operand).map { PathItems(cursor, following).subscripts(of: $0) } ?? []
        return (.item, paths + variables(names))
    }

    /// The keys for `a["`, `a.get("`, `map(attribute="` etc.
    private var stringItems: Found {
        let tokens = cursor.tokens
        let end = tokens.endIndex
        guard let last = tokens.last, tokens.count > 2 else { return Candidates.nothing }
        var container: Int?
        var isSubscript = false
        var isOfItems = false
        if last.kind == .lbracket, cursor.endsValue(end - 2) {
            container = end - 1
            isSubscript = true
        } else if last.kind == .lparen, ["get", "pop"].contains(tokens[end - 2].text), tokens[end - 3].kind == .dot {
            container = end - 3
        } else if let opening = cursor.openBracket, opening >= tokens.startIndex + 2, tokens[opening - 2].kind == .pipe
        {
            let filter = tokens[opening - 1].text
            let isFirst = last.kind == .lparen && ["selectattr", "rejectattr", "groupby"].contains(filter)
            let isNamed = last.kind == .assign && tokens[end - 2].isName("attribute")
            if isFirst || isNamed {
                container = opening - 2
                isOfItems = true
            }
        }
        guard let container, let operand = cursor.operand(before: container) else { return Candidates.nothing }
        let names = NamesAtCursor(cursor, request)
        defer { names.interpreter.finish() }
        guard var value = names.value(operand) else { return Candidates.nothing }
        let items = PathItems(cursor, following)
        if isOfItems {
            guard case .list(let list) = value, let first = list.items.first else { return Candidates.nothing }
            value = first
        }
        return (.item, items.keys(of: value, isSubscript: isSubscript))
    }

    // MARK: Values and keywords

    private var values: [Completions.Item] {
        let names = NamesAtCursor(cursor, request)
        defer { names.interpreter.finish() }
        return variables(names) + parameters + entryItems(Catalogue.functions(of: environment), .function)
            + keywords(["not", "true", "false", "none"])
    }

    private func variables(_ names: NamesAtCursor) -> [Completions.Item] {
        var items: [Completions.Item] = []
        func add(_ name: String, _ summary: String, isMacro: Bool = false) {
            guard !items.contains(where: { $0.label == name }) else { return }
            let detail = names.interpreter.lookUp(name).map { ShortValue.text($0) } ?? ""
            items.append(
                item(
                    name, insertion: isMacro ? name + "(" : name, isMacro ? "macro" : detail, summary,
                    isMacro ? .function : .variable))
        }
        for name in names.names {
            add(
                name, name == "loop" ? "the state of the loop: index, first, last" : "",
                isMacro: names.macros.contains(name))
        }
        for variable in request.variables { add(variable.name, variable.note) }
        for name in context.keys where name.isPythonIdentifier { add(name, "") }
        return items
    }

    /// The parameter names of the filter or test whose parentheses the cursor is in.
    private var parameters: [Completions.Item] {
        let tokens = cursor.tokens
        guard let opening = cursor.openBracket, opening >= tokens.startIndex + 2, tokens[opening].kind == .lparen,
            tokens[opening - 1].kind == .name, tokens[opening - 2].kind == .pipe,
            tokens.last?.kind == .lparen || tokens.last?.kind == .comma
        else { return [] }
        let function = environment.filter(tokens[opening - 1].text)
        return (function?.parameters ?? []).dropFirst().map { item("\($0.name)=", "", "", .keyword) }
    }

    private var operators: [Completions.Item] {
        var names = ["and", "or", "in", "not in", "is", "is not", "if"]
        if cursor.tokens.contains(where: { $0.isName("if") }), cursor.tag == nil || cursor.tag == "set" {
            names.append("else")
        }
        if cursor.tag == "for" { names = ["if", "recursive"] + names.dropLast() }
        return keywords(names)
    }

    private static let meanings = [
        "and": "both are true", "or": "one of them is true; the first that isn't empty", "in": "is contained in",
        "not in": "isn't contained in", "is": "a test follows", "is not": "a test that must fail follows",
        "if": "only if a condition holds", "else": "the value otherwise", "not": "the opposite",
        "recursive": "allows loop(…) to recurse", "true": "", "false": "", "none": "nothing, JSON's null",
    ]

    private func keywords(_ names: [String]) -> [Completions.Item] {
        names.map { item($0, "", Candidates.meanings[$0] ?? "", .keyword) }
    }

    private func entryItems(_ entries: [CatalogueEntry], _ kind: Completions.Item.Kind) -> [Completions.Item] {
        entries.map { entry in
            let isCalled = kind == .function
            let insertion = isCalled ? entry.name + (entry.signature.hasSuffix("()") ? "()" : "(") : entry.name
            return item(entry.name, insertion: insertion, entry.signature, entry.summary, kind)
        }
    }

    private func item(
        _ label: String, insertion: String? = nil, _ detail: String, _ summary: String, _ kind: Completions.Item.Kind
    ) -> Completions.Item {
        Completions.Item(
            label: label, insertion: insertion ?? label, replacing: cursor.replacing, detail: detail, summary: summary,
            kind: kind)
    }
}
