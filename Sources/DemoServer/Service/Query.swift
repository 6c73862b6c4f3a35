/// The fields of a query or a form, in order.
struct Query {
    var fields: [(name: String, value: String)] = []

    /// - Parameter text: `a=1&b=two+words`
    init(_ text: some StringProtocol) {
        for part in text.split(separator: "&") {
            let halves = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = PercentCoding.decode(halves[0], plusIsSpace: true),
                let value = PercentCoding.decode(halves.count > 1 ? halves[1] : "", plusIsSpace: true)
            else { continue }
            fields.append((name, value))
        }
    }

    /// The value of a field; the last one if it is repeated, as in Django.
    subscript(name: String) -> String? { fields.last { $0.name == name }?.value }

    /// The query with `page` set, or removed if nil, sorted by name: the form of the service's `next` and `previous`.
    func text(page: Int?) -> String {
        var fields = fields.filter { $0.name != "page" }
        if let page { fields.append(("page", String(page))) }
        fields.sort { $0.name < $1.name }
        return fields.map { PercentCoding.encode($0.name) + "=" + PercentCoding.encode($0.value) }.joined(
            separator: "&")
    }
}
