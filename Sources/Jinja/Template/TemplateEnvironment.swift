/// What is available to templates (`jinja2.Environment`): filters, tests, and functions. The language's own are always
/// present; a program adds those of its server.
///
/// Environments are compared by identity.
package final class TemplateEnvironment: Sendable {
    /// All filters by name.
    let filters: [String: NativeFunction]
    /// Functions added by the program, by name.
    let addedFunctions: [String: AddedFunction]

    /// Filters added by the program.
    package let addedFilters: [AddedFilter]
    /// The names of all filters.
    package let filterNames: Set<String>
    /// Functions that can be called without being in the context.
    package let functionNames: Set<String>
    /// The names of all tests.
    package static let testNames: Set<String> = Set(Tests.all.keys)

    /// The language alone: jinja2's own filters, tests and functions.
    package static let plain = TemplateEnvironment()

    /// - Parameters:
    ///   - filters: override the language's own of the same name.
    ///   - functions: like `filters`.
    package init(filters: [AddedFilter] = [], functions: [AddedFunction] = []) {
        addedFilters = filters
        addedFunctions = Dictionary(functions.map { ($0.name, $0) }) { $1 }
        self.filters = Filters.all.merging(filters.map { ($0.name, $0.function) }) { $1 }
        filterNames = Set(self.filters.keys)
        functionNames = Set(Globals.names).union(addedFunctions.keys)
    }

    /// The filter with this name.
    package func filter(_ name: String) -> NativeFunction? { filters[name] }

    /// The test with this name.
    package static func test(_ name: String) -> NativeFunction? { Tests.all[name] }

    /// Functions added by the program, in alphabetical order.
    package var functions: [AddedFunction] { addedFunctions.values.sorted { $0.name < $1.name } }
}

extension TemplateEnvironment: Hashable {
    package static func == (a: TemplateEnvironment, b: TemplateEnvironment) -> Bool { a === b }

    package func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
