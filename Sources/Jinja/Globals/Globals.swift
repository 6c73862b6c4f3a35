/// The functions that every template may call: jinja2's globals and those added by the program.
final class Globals {
    static let names = ["dict", "lipsum", "cycler", "joiner", "namespace"]

    /// The ones already used: each stays the same object during a rendering.
    private var made: [(name: String, value: Value)] = []
    private let environment: TemplateEnvironment

    init(_ environment: TemplateEnvironment) { self.environment = environment }

    subscript(name: String) -> Value? {
        if let known = made.first(where: { $0.name == name }) { return known.value }
        guard let object = added(name) ?? Globals.object(name) else { return nil }
        made.append((name, .object(object)))
        return .object(object)
    }

    private func added(_ name: String) -> PythonObject? {
        environment.addedFunctions[name].map { FunctionObject($0.pythonName, $0.body) }
    }

    private static func object(_ name: String) -> PythonObject? {
        switch name {
        case "dict": TypeObject("dict") { .dict(try Globals.dict($0, $1)) }
        case "namespace":
            TypeObject("Namespace", module: "jinja2.utils") { .object(NamespaceObject(try Globals.dict($0, $1))) }
        case "cycler": TypeObject("Cycler", module: "jinja2.utils") { arguments, _ in try Globals.cycler(arguments) }
        case "joiner":
            TypeObject("Joiner", module: "jinja2.utils") { arguments, _ in
                let signature = Signature("Joiner.__init__", hidden: 1, [.optional("sep", .string(", "))])
                return .object(JoinerObject(try signature.bind(arguments)[0]))
            }
        case "lipsum": FunctionObject("generate_lorem_ipsum") { try Globals.lipsum($0, $1) }
        default: nil
        }
    }

    private static func cycler(_ arguments: CallArguments) throws -> Value {
        if let keyword = arguments.keywords.first {
            throw PythonError.type("Cycler.__init__() got an unexpected keyword argument '\(keyword.name)'")
        }
        guard !arguments.positional.isEmpty else {
            throw PythonError("RuntimeError", "at least one item has to be provided")
        }
        return .object(CyclerObject(arguments.positional))
    }

    /// `dict(mapping or pairs, **names)`
    static func dict(_ arguments: CallArguments, _ interpreter: Interpreter) throws -> DictObject {
        let dict = DictObject()
        guard arguments.positional.count <= 1 else {
            throw PythonError.type("dict expected at most 1 argument, got \(arguments.positional.count)")
        }
        if let source = arguments.positional.first { try interpreter.update(dict, with: source) }
        for keyword in arguments.keywords { dict.set(keyword.name, keyword.value) }
        return dict
    }

    /// Filler text. The original picks words at random, this one in order.
    private static func lipsum(_ arguments: CallArguments, _ interpreter: Interpreter) throws -> Value {
        let bound = try Signature(
            "generate_lorem_ipsum",
            [
                .optional("n", .int(5)), .optional("html", .bool(true)), .optional("min", .int(20)),
                .optional("max", .int(100)),
            ]
        ).bind(arguments)
        let count = min(try interpreter.index(bound[0]), 100)
        let words = [
            "lorem", "ipsum", "dolor", "sit", "amet", "consectetuer", "adipiscing", "elit", "sed", "diam", "nonummy",
            "nibh",
            "euismod", "tincidunt", "ut", "laoreet", "dolore", "magna", "aliquam", "erat", "volutpat",
        ]
        let length = max(1, min(try interpreter.index(bound[2]), 1000))
        var paragraphs: [String] = []
        for paragraph in 0..<max(0, count) {
            try interpreter.step(length)
            var text = (0..<length).map { words[($0 + paragraph) % words.count] }.joined(separator: " ")
            text = text.prefix(1).uppercased() + text.dropFirst() + "."
            paragraphs.append(text)
        }
        guard interpreter.isTrue(bound[1]) else { return .string(paragraphs.joined(separator: "\n\n")) }
        return .markup(paragraphs.map { "<p>\($0)</p>" }.joined(separator: "\n"))
    }
}

extension Interpreter {
    /// `dict.update`
    func update(_ dict: DictObject, with source: Value) throws {
        if case .dict(let other) = source {
            if dict.count == 0 {
                try step(other.count >> 3)
                dict.adopt(other)
                return
            }
            for entry in other.entries {
                try step()
                dict.set(entry.hash, entry.key, entry.value)
            }
            return
        }
        if case .undefined(let missing) = source { throw missing.error }
        let iterator = try iterate(source)
        var position = 0
        while let item = try iterator.next() {
            try step()
            guard let pair = try self.iterator(item) else {
                throw PythonError.type("cannot convert dictionary update sequence element #\(position) to a sequence")
            }
            var parts: [Value] = []
            while let part = try pair.next() { parts.append(part) }
            guard parts.count == 2 else {
                throw PythonError.value(
                    "dictionary update sequence element #\(position) has length \(parts.count); 2 is required")
            }
            try dict.set(parts[0], parts[1])
            position += 1
        }
    }
}
