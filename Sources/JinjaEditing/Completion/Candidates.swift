import JSON
import Jinja

/// All that can stand at a place, whatever has been typed of it.
struct Candidates {
    let place: CursorPlace
    /// What the text goes on with.
    let behind: [UInt8]
    let request: CompletionRequest
    private var context: JSONObject { request.context }
    private var environment: TemplateEnvironment { request.environment }

    init(_ place: CursorPlace, behind: some Sequence<UInt8>, _ request: CompletionRequest) {
        self.place = place
        self.behind = Array(behind)
        self.request = request
    }

    typealias Found = (trigger: Completions.Trigger?, items: [Completions.Item])
    private static let nothing: Found = (nil, [])

    var found: Found {
        let tokens = place.tokens
        if place.quote != nil { return inString }
        guard let last = tokens.last else { return place.isBlock ? (.tag, tags) : (.value, values) }
        let end = tokens.endIndex
        switch last.kind {
        case .dot: return attributes(before: end - 1)
        case .pipe: return (.filter, words(Catalogue.filters(of: environment), .filter))
        case .lbracket where tokens.count > 1 && place.endsValue(end - 2): return items(before: end - 1)
        case .name where last.text == "is" || last.text == "not" && tokens.dropLast().last?.isName("is") == true:
            guard tokens.count > 1 else { return Candidates.nothing }
            return (.test, words(Catalogue.tests.filter { $0.name.isPythonIdentifier }, .test))
        case .name where place.isBlock && tokens.count == 1 && last.text == "filter":
            return (.filter, words(Catalogue.filters(of: environment), .filter))
        case .fault: return Candidates.nothing
        default: break
        }
        if let words = ofStatement { return words }
        if place.endsValue(end - 1) { return place.touches ? Candidates.nothing : (.word, operators) }
        return (.value, values)
    }

    // MARK: Statements

    /// Where a statement has rules of its own: names that are being made up, words that only it knows.
    private var ofStatement: Found? {
        guard let tag = place.tag else { return nil }
        let tokens = place.tokens
        let isInBrackets = place.openBracket != nil
        switch tag {
        case "set": return tokens.contains { $0.kind == .assign } || isInBrackets ? nil : Candidates.nothing
        case "with":
            return tokens.last?.kind == .comma && !isInBrackets || tokens.count == 1 ? Candidates.nothing : nil
        case "for":
            guard !tokens.contains(where: { $0.isName("in") }) else { return nil }
            let isNamed = tokens.count > 1 && tokens.last?.kind == .name && !place.touches
            return isNamed ? (.word, keywords(["in"])) : Candidates.nothing
        case "macro": return tokens.last?.kind == .assign ? nil : Candidates.nothing
        case "if", "elif", "print", "call", "filter", "autoescape", "include", "import", "from", "extends": return nil
        default: return Candidates.nothing
        }
    }

    /// What closes or continues what is open comes first.
    private var tags: [Completions.Item] {
        var statements = OpenStatements()
        let tokens = place.lexer.tokens[..<place.tagStart]
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
        return words(first.compactMap { Catalogue.entry($0, .tag, of: environment) } + others, .tag)
    }

    // MARK: Paths

    private func attributes(before end: Int) -> Found {
        guard let operand = place.operand(before: end) else { return Candidates.nothing }
        let names = NamesAtCursor(place, request)
        defer { names.interpreter.finish() }
        guard let value = names.value(operand) else { return Candidates.nothing }
        let dot = place.lexer.source.original(place.tokens[end].range.lowerBound)
        return (.attribute, PathItems(place, behind).attributes(of: value, dot: dot))
    }

    private func items(before end: Int) -> Found {
        guard let operand = place.operand(before: end) else { return Candidates.nothing }
        let names = NamesAtCursor(place, request)
        defer { names.interpreter.finish() }
        let paths = names.value(operand).map { PathItems(place, behind).subscripts(of: $0) } ?? []
        return (.item, paths + variables(names))
    }

    /// The keys of what `a["`, `a.get("`, `map(attribute="` and the like ask.
    private var inString: Found {
        let tokens = place.tokens
        let end = tokens.endIndex
        guard let last = tokens.last, tokens.count > 2 else { return Candidates.nothing }
        var container: Int?
        var isSubscript = false
        var isOfItems = false
        if last.kind == .lbracket, place.endsValue(end - 2) {
            container = end - 1
            isSubscript = true
        } else if last.kind == .lparen, ["get", "pop"].contains(tokens[end - 2].text), tokens[end - 3].kind == .dot {
            container = end - 3
        } else if let opening = place.openBracket, opening >= tokens.startIndex + 2, tokens[opening - 2].kind == .pipe {
            let filter = tokens[opening - 1].text
            let isFirst = last.kind == .lparen && ["selectattr", "rejectattr", "groupby"].contains(filter)
            let isNamed = last.kind == .assign && tokens[end - 2].isName("attribute")
            if isFirst || isNamed {
                container = opening - 2
                isOfItems = true
            }
        }
        guard let container, let operand = place.operand(before: container) else { return Candidates.nothing }
        let names = NamesAtCursor(place, request)
        defer { names.interpreter.finish() }
        guard var value = names.value(operand) else { return Candidates.nothing }
        let items = PathItems(place, behind)
        if isOfItems {
            guard case .list(let list) = value, let first = list.items.first else { return Candidates.nothing }
            value = first
        }
        return (.item, items.keys(of: value, isSubscript: isSubscript))
    }

    // MARK: Values and words

    private var values: [Completions.Item] {
        let names = NamesAtCursor(place, request)
        defer { names.interpreter.finish() }
        return variables(names) + parameters + words(Catalogue.functions(of: environment), .function)
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
                name, name == "loop" ? "where the loop is: index, first, last" : "",
                isMacro: names.macros.contains(name))
        }
        for variable in request.variables { add(variable.name, variable.note) }
        for name in context.keys where name.isPythonIdentifier { add(name, "") }
        return items
    }

    /// The names that the filter or the test takes in whose parentheses the cursor is.
    private var parameters: [Completions.Item] {
        let tokens = place.tokens
        guard let opening = place.openBracket, opening >= tokens.startIndex + 2, tokens[opening].kind == .lparen,
            tokens[opening - 1].kind == .name, tokens[opening - 2].kind == .pipe,
            tokens.last?.kind == .lparen || tokens.last?.kind == .comma
        else { return [] }
        let function = environment.filter(tokens[opening - 1].text)
        return (function?.parameters ?? []).dropFirst().map { item("\($0.name)=", "", "", .keyword) }
    }

    private var operators: [Completions.Item] {
        var words = ["and", "or", "in", "not in", "is", "is not", "if"]
        if place.tokens.contains(where: { $0.isName("if") }), place.tag == nil || place.tag == "set" {
            words.append("else")
        }
        if place.tag == "for" { words = ["if", "recursive"] + words.dropLast() }
        return keywords(words)
    }

    private static let meanings = [
        "and": "both hold", "or": "one of them holds; the first that isn't empty", "in": "lies in",
        "not in": "doesn't lie in", "is": "a test follows", "is not": "a test follows that must not hold",
        "if": "only where a condition holds", "else": "what is there otherwise", "not": "the opposite",
        "recursive": "so that loop(…) goes deeper", "true": "", "false": "", "none": "nothing, JSON's null",
    ]

    private func keywords(_ words: [String]) -> [Completions.Item] {
        words.map { item($0, "", Candidates.meanings[$0] ?? "", .keyword) }
    }

    private func words(_ entries: [CatalogueEntry], _ kind: Completions.Item.Kind) -> [Completions.Item] {
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
            label: label, insertion: insertion ?? label, replacing: place.replacing, detail: detail, summary: summary,
            kind: kind)
    }
}
