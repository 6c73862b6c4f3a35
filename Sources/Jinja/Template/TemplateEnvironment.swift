/// What templates find beside what they say themselves (`jinja2.Environment`): filters, tests, functions and time zones. The
/// language's own are always there; a program adds those of its server.
///
/// Two are equal only where they are the same object.
package final class TemplateEnvironment: Sendable {
    /// All filters by name.
    let filters: [String: NativeFunction]
    /// What the program has added, by name.
    let addedFunctions: [String: AddedFunction]
    /// Where the clocks of places come from.
    package let zones: ZoneCache

    /// The filters that the program has added.
    package let addedFilters: [AddedFilter]
    /// The names of all filters.
    package let filterNames: Set<String>
    /// What may be called without a context giving it.
    package let functionNames: Set<String>
    /// The names of all tests.
    package static let testNames: Set<String> = Set(Tests.all.keys)

    /// The language alone: jinja2's own filters, tests and functions, and no time zone but UTC.
    package static let plain = TemplateEnvironment()

    /// - Parameters:
    ///   - filters: take the place of the language's own of the same name.
    ///   - functions: as `filters`.
    ///   - zones: finds the file of a time zone.
    package init(
        filters: [AddedFilter] = [], functions: [AddedFunction] = [], zones: @escaping ZoneLoader = { _ in nil }
    ) {
        addedFilters = filters
        addedFunctions = Dictionary(functions.map { ($0.name, $0) }) { $1 }
        self.filters = Filters.all.merging(filters.map { ($0.name, $0.function) }) { $1 }
        self.zones = ZoneCache(zones)
        filterNames = Set(self.filters.keys)
        functionNames = Set(Globals.names).union(addedFunctions.keys)
    }

    /// The filter of a name.
    package func filter(_ name: String) -> NativeFunction? { filters[name] }

    /// The test of a name.
    package static func test(_ name: String) -> NativeFunction? { Tests.all[name] }

    /// The functions that the program has added, in the order of the alphabet.
    package var functions: [AddedFunction] { addedFunctions.values.sorted { $0.name < $1.name } }
}

extension TemplateEnvironment: Hashable {
    package static func == (a: TemplateEnvironment, b: TemplateEnvironment) -> Bool { a === b }

    package func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
