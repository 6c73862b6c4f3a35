/// How the rows of the list are sorted.
package enum ListSort: Hashable, Sendable, CaseIterable {
    /// In the server's order.
    case asListed
    case name
    case team
    /// Open maintenance windows first, the one that ends first at the top.
    case maintenance

    /// As the title of the list shows it.
    package var title: String {
        switch self {
        case .asListed: "server order"
        case .name: "by name"
        case .team: "by team"
        case .maintenance: "maintenance first"
        }
    }

    /// What the same key chooses next.
    var next: ListSort {
        let all = ListSort.allCases
        return all[((all.firstIndex(of: self) ?? 0) + 1) % all.count]
    }
}
