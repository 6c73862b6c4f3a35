package import Features
package import OnCall

extension ReadNotice {
    /// The sentence.
    var words: String {
        switch self {
        case .listCancelled: "reading the list was cancelled; R reads it"
        case .listFailed(let error, let tokenSource):
            "the list could not be read: \(error.summary).\(Self.words(tokenSource: tokenSource)) What is shown is as of before. R tries again"
        case .fetchCancelled(let name): "fetching \(name) was cancelled; r fetches it"
        case .fetchFailed(_, let name, let error): "\(name) could not be fetched: \(error.summary). r tries again"
        case .gone(let name): "\(name) is not on the server any more"
        case .editedGone: "the integration is gone from the server; your text stays here and as a draft"
        }
    }

    /// Where the token came from that the server does not take, as a sentence with a blank before it; empty for nil.
    static func words(tokenSource: String?) -> String {
        tokenSource.map { " The token is from \($0)." } ?? ""
    }
}

extension Console {
    /// Where the token came from that the server does not take, as a sentence with a blank before it; empty for any other failure.
    package func tokenWords(_ error: ServiceError) -> String { ReadNotice.words(tokenSource: tokenSource(error)) }
}
