import Features

extension UnboundKey {
    /// That the key does nothing, and what would.
    var words: String {
        switch self {
        case .inOverlay(let hint): hint.words
        case .worksInDetail(let key): "\(key.name) works in the detail: press 2 first"
        case .unknown(let key): "\(key.name) does nothing here; F1 shows the keys"
        }
    }
}
