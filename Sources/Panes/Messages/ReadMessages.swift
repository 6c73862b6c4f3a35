import Features
import OnCall

extension ReadNotice {
    /// The sentence.
    var message: String {
        switch self {
        case .listCancelled: "reading the list was cancelled; R retries"
        case .listFailed(let error, let tokenSource):
            "the list could not be read: \(error.summary).\(Self.message(tokenSource: tokenSource)) Showing the previous list. R retries"
        case .fetchCancelled(let name): "fetching \(name) was cancelled; r retries"
        case .fetchFailed(_, let name, let error): "\(name) could not be fetched: \(error.summary). r retries"
        case .gone(let name): "\(name) is no longer on the server"
        case .editedGone: "the integration is gone from the server; your text stays here and as a draft"
        }
    }

    /// Where a rejected token came from, as a sentence after a blank; empty for nil.
    static func message(tokenSource: String?) -> String {
        tokenSource.map { " The token is from \($0)." } ?? ""
    }
}
