import Features

extension CopiedThing {
    /// That it is copied.
    var words: String {
        switch self {
        case .id: CopiedThing.words(called: "id")
        case .link: CopiedThing.words(called: "link, with its secret,")
        case .curlCommand: CopiedThing.words(called: "curl command")
        case .draft: CopiedThing.words(called: "draft's text")
        case .selection: "copied"
        }
    }

    private static func words(called name: String) -> String {
        "the \(name) is in the clipboard, if the terminal lets programs in there"
    }
}
