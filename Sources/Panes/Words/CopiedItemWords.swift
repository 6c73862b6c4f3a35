import Features

extension CopiedItem {
    /// That it is copied.
    var words: String {
        switch self {
        case .id: CopiedItem.words(called: "id")
        case .link: CopiedItem.words(called: "link, with its secret,")
        case .curlCommand: CopiedItem.words(called: "curl command")
        case .draft: CopiedItem.words(called: "draft's text")
        case .selection: "copied"
        }
    }

    private static func words(called name: String) -> String {
        "the \(name) is in the clipboard, if the terminal lets programs in there"
    }
}
