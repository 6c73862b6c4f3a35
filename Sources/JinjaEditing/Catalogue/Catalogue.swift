package import Jinja

/// Every word of the language with a description, for completions and a reference.
package enum Catalogue {
    /// The language's own filters and those of `environment`, in alphabetical order.
    package static func filters(of environment: TemplateEnvironment) -> [CatalogueEntry] {
        merged(ownFilters, environment.addedFilters.map { CatalogueEntry(.filter, $0.name, $0.function, $0.summary) })
    }

    private static let ownFilters: [CatalogueEntry] = filterSummaries.map { name, summary in
        if let signature = freeSignatures[name] { return CatalogueEntry(.filter, signature, summary) }
        return CatalogueEntry(.filter, name, TemplateEnvironment.plain.filter(name), summary)
    }

    /// In alphabetical order, words before operators.
    package static let tests: [CatalogueEntry] = testSummaries.map { name, summary in
        if comparingTests.contains(name) { return CatalogueEntry(.test, "\(name)(other)", summary) }
        return CatalogueEntry(.test, name, TemplateEnvironment.test(name), summary)
    }

    /// Functions that can be called without being in the context, in alphabetical order.
    package static func functions(of environment: TemplateEnvironment) -> [CatalogueEntry] {
        merged(ownFunctions, environment.functions.map { CatalogueEntry(.function, $0.signature, $0.summary) })
    }

    /// Added entries override those with the same name.
    private static func merged(_ own: [CatalogueEntry], _ added: [CatalogueEntry]) -> [CatalogueEntry] {
        let names = Set(added.map(\.name))
        return (own.filter { !names.contains($0.name) } + added).sorted { $0.name < $1.name }
    }

    private static let ownFunctions: [CatalogueEntry] = [
        CatalogueEntry(.function, "cycler(*items)", "cycles through its items: next(), reset(), current"),
        CatalogueEntry(.function, "dict(items, **names)", "a new object from pairs and names"),
        CatalogueEntry(.function, "joiner(sep=', ')", "nothing on the first call, the separator on later ones"),
        CatalogueEntry(.function, "lipsum(n=5, html=True, min=20, max=100)", "filler text"),
        CatalogueEntry(.function, "namespace(**names)", "values that outlive the loop they are set in"),
    ]

    /// Opening tags first, then those that continue or close a statement; last those that need other templates, which the server
    /// doesn't have.
    package static let tags: [CatalogueEntry] = [
        CatalogueEntry(.tag, "if condition", "the body, only if the condition holds"),
        CatalogueEntry(.tag, "for name in list", "the body once for each item; loop.index counts"),
        CatalogueEntry(.tag, "set name = value", "sets a variable"),
        CatalogueEntry(.tag, "with name = value", "sets a variable for the body only"),
        CatalogueEntry(.tag, "filter name", "passes the body through a filter"),
        CatalogueEntry(.tag, "macro name(arguments)", "a part of the template that can be called"),
        CatalogueEntry(.tag, "call macro(arguments)", "calls a macro and passes it the body as caller()"),
        CatalogueEntry(.tag, "raw", "the body is plain text, including braces"),
        CatalogueEntry(.tag, "print value", "the same as {{ value }}"),
        CatalogueEntry(.tag, "autoescape flag", "whether the body is escaped for HTML"),
        CatalogueEntry(.tag, "block name", "a named part; self.name() prints it again"),
        CatalogueEntry(.tag, "elif condition", "another condition, if those before don't hold"),
        CatalogueEntry(.tag, "else", "if no condition holds, or a loop had no items"),
        CatalogueEntry(.tag, "endif", "the end of if"), CatalogueEntry(.tag, "endfor", "the end of for"),
        CatalogueEntry(.tag, "endset", "the end of set with a body"),
        CatalogueEntry(.tag, "endwith", "the end of with"),
        CatalogueEntry(.tag, "endfilter", "the end of filter"), CatalogueEntry(.tag, "endmacro", "the end of macro"),
        CatalogueEntry(.tag, "endcall", "the end of call"), CatalogueEntry(.tag, "endraw", "the end of raw"),
        CatalogueEntry(.tag, "endautoescape", "the end of autoescape"),
        CatalogueEntry(.tag, "endblock", "the end of block"),
        CatalogueEntry(.tag, "include template", "fails: the server has no other templates"),
        CatalogueEntry(.tag, "import template as name", "fails: the server has no other templates"),
        CatalogueEntry(.tag, "from template import name", "fails: the server has no other templates"),
        CatalogueEntry(.tag, "extends template", "fails: the server has no other templates"),
    ]

    /// The entry of a name, if it is one of `kind`.
    package static func entry(
        _ name: String, _ kind: CatalogueEntry.Kind, of environment: TemplateEnvironment
    ) -> CatalogueEntry? {
        all(kind, of: environment).first { $0.name == name }
    }

    /// All entries of a kind.
    package static func all(_ kind: CatalogueEntry.Kind, of environment: TemplateEnvironment) -> [CatalogueEntry] {
        switch kind {
        case .filter: filters(of: environment)
        case .test: tests
        case .function: functions(of: environment)
        case .tag: tags
        }
    }
}
