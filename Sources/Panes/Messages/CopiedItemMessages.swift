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
        case .selection: "copied for Ctrl-V here, and sent to the terminal's clipboard"
        }
    }

    private static func message(called name: String) -> String {
        "sent the \(name) to the terminal's clipboard; Ctrl-V pastes it here"
    }
}
