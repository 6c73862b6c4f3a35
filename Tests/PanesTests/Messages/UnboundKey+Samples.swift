import Features
import TerminalCore

extension UnboundKey: Sampled {
    enum Kind: CaseIterable, Hashable {
        case inOverlay, worksInDetail, unknown
    }

    var kind: Kind {
        switch self {
        case .inOverlay: .inOverlay
        case .worksInDetail: .worksInDetail
        case .unknown: .unknown
        }
    }

    static func samples(of kind: Kind) -> [UnboundKey] {
        switch kind {
        case .inOverlay: UnboundHint.samples.map { .inOverlay($0) }
        case .worksInDetail: [.worksInDetail(.char("x"))]
        case .unknown: [.unknown(.ctrl("a"))]
        }
    }
}
