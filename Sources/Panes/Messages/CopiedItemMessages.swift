import Features

extension CopiedItem {
    /// The sentence.
    var message: String {
        switch self {
        case .id: CopiedItem.message(called: "id")
        case .link: CopiedItem.message(called: "link, with its secret,")
        case .inboundEmail: CopiedItem.message(called: "inbound e-mail address, which is secret,")
        case .curlCommand: CopiedItem.message(called: "curl command")
        case .draft: CopiedItem.message(called: "draft's text")
        case .selection: "copied"
        }
    }

    private static func message(called name: String) -> String {
        "copied the \(name) to the clipboard, if the terminal allows it"
    }
}
