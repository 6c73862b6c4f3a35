import JSON
import ServerTemplates
import Testing

@testable import Jinja
@testable import JinjaEditing

@Suite struct CatalogueTests {
    @Test func `the catalogue has every filter, test and function, and nothing else`() {
        #expect(Set(Catalogue.filters(of: .server).map(\.name)) == TemplateEnvironment.server.filterNames)
        #expect(Set(Catalogue.tests.map(\.name)) == TemplateEnvironment.testNames)
        #expect(Set(Catalogue.functions(of: .server).map(\.name)) == TemplateEnvironment.server.functionNames)
        for kind in CatalogueEntry.Kind.allCases {
            let entries = Catalogue.all(kind, of: .server)
            #expect(Set(entries.map(\.name)).count == entries.count)
            #expect(entries.allSatisfy { $0.kind == kind })
        }
    }

    @Test func `the catalogue has every tag of the parser, with those that continue and end it`() {
        let endings = Array(OpenStatements.endings.values) + ["elif", "else"]
        #expect(Set(Catalogue.tags.map(\.name)) == Set(Parser.tagNames + endings))
        let headers = [
            "if": "a", "for": "a in b", "set": "a", "macro": "a()", "filter": "upper", "call": "a()", "with": "",
            "raw": "", "block": "a", "autoescape": "true",
        ]
        for (name, ending) in OpenStatements.endings {
            let opening = "{% \(name) \(headers[name] ?? "") %}x"
            #expect(!Template(opening).isAccepted && Template(opening + "{% \(ending) %}").isAccepted, "\(name)")
        }
    }

    @Test func `each entry has a short summary`() {
        for entry in Catalogue.filters(of: .server) + Catalogue.tests + Catalogue.functions(of: .server)
            + Catalogue.tags
        {
            #expect(!entry.summary.isEmpty && entry.summary.count < 70, "\(entry.name)")
            #expect(entry.signature.hasPrefix(entry.name))
        }
    }

    @Test(arguments: [
        ("truncate", "truncate(length=255, killwords=False, end='...', leeway=None)"), ("upper", "upper"),
        ("default", "default(default_value='', boolean=False)"), ("float", "float(default=0.0)"),
        ("regex_replace", "regex_replace(find, replace)"), ("replace", "replace(old, new, count=None)"),
        ("datetimeformat_as_timezone", "datetimeformat_as_timezone(format='%H:%M / %d-%m-%Y', tz='UTC')"),
    ])
    func `a signature omits the piped value`(name: String, signature: String) {
        #expect(Catalogue.entry(name, .filter, of: .server)?.signature == signature)
    }

    /// The names between the parentheses of a signature.
    private func parameters(_ signature: String) -> [String] {
        guard let opening = signature.firstIndex(of: "(") else { return [] }
        return signature[signature.index(after: opening)...].dropLast().split(separator: ",").map {
            String($0.split(separator: "=")[0]).filter { $0 != " " }
        }
    }

    @Test func `filters and tests accept the parameters of their signatures, and no others`() throws {
        let interpreter = Interpreter.folding(in: SourceText(""), for: .server)
        func refusal(_ function: NativeFunction, _ keyword: String) -> String? {
            var arguments = CallArguments()
            arguments.positional = [.string("")]
            arguments.keywords = [(keyword, .none)]
            do {
                _ = try function.apply(arguments, interpreter)
                return nil
            } catch {
                return "\(error)"
            }
        }
        let all =
            Catalogue.filters(of: .server).map { ($0, TemplateEnvironment.server.filter($0.name)) }
            + Catalogue.tests.map { ($0, Tests.all[$0.name]) }
        for (entry, function) in all {
            let function = try #require(function)
            guard function.parameters != nil else { continue }
            for name in parameters(entry.signature) {
                #expect(refusal(function, name)?.contains("unexpected keyword") != true, "\(entry.name): \(name)")
            }
            #expect(refusal(function, "nonsense")?.contains("unexpected keyword") == true, "\(entry.name)")
        }
    }

    @Test func `range is described as refused`() {
        #expect(Catalogue.entry("range", .function, of: .server)?.summary.contains("refuses") == true)
        #expect(Template("{{ range(3) }}").render([:]).failure?.type == "SecurityError")
    }

    @Test func `the methods in the catalogue exist`() throws {
        let values: [(String, Value)] = [
            ("dict", .dict(DictObject())), ("str", .string("")), ("list", .list([])),
            ("datetime.datetime", .object(DateTimeObject(RenderInstant.now.moment))),
        ]
        let interpreter = Interpreter.folding(in: SourceText(""), for: .server)
        for (type, value) in values {
            #expect(value.typeName == type)
            for entry in Catalogue.methods[type] ?? [] {
                #expect(try interpreter.ownAttribute(value, entry.name) != nil, "\(type).\(entry.name)")
            }
        }
    }
}
