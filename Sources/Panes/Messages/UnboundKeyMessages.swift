import Features
import TerminalCore

extension UnboundKey {
    /// The sentence.
    var message: String {
        switch self {
        case .inOverlay(let hint): hint.message
        case .worksInDetail(let key): "\(key.name) works in the detail: press 2 first"
        case .unknown(let key): "\(key.name) does nothing here; F1 shows the keys"
        }
    }
}
