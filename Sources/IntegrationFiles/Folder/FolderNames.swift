package import OnCall

/// Names of folders for integrations.
package struct FolderNames: Hashable, Sendable {
    private var byID: [IntegrationID: String]
    private var names: UniqueNames

    /// - Parameter existing: folders that are there, with their integrations: they keep their names.
    package init(existing: [IntegrationID: String], others: Set<String> = []) {
        byID = existing
        names = UniqueNames(Set(existing.values).union(others))
    }

    /// The folder of an integration: the one that it has, or one after its name.
    package mutating func folder(of integration: Integration) -> String {
        if let folder = byID[integration.id] { return folder }
        let slug = FolderNames.slug(integration.name.value ?? "")
        let base = slug.isEmpty ? integration.id.rawValue.lowercased() : slug
        let name = names.take(base, separator: "-")
        byID[integration.id] = name
        return name
    }

    /// Lower case letters and digits of ASCII, with single hyphens between words; at most 60 characters.
    static func slug(_ name: String) -> String {
        var slug = ""
        for character in name.lowercased() {
            if character.isASCII, character.isLetter || character.isNumber {
                slug.append(character)
            } else if let last = slug.last, last != "-" {
                slug.append("-")
            }
        }
        slug = String(slug.prefix(60))
        while slug.last == "-" { slug.removeLast() }
        return slug
    }
}
