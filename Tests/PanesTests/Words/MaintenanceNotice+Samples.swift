import Features
import OnCall

extension MaintenanceNotice: Sampled {
    enum Kind: CaseIterable, Hashable {
        case noDuration, otherModes, notBorneOut
    }

    var kind: Kind {
        switch self {
        case .noDuration: .noDuration
        case .otherModes: .otherModes
        case .notBorneOut: .notBorneOut
        }
    }

    static func samples(of kind: Kind) -> [MaintenanceNotice] {
        switch kind {
        case .noDuration: samplesOfNoDuration
        case .otherModes: [.otherModes]
        case .notBorneOut: [.notBorneOut(isStart: true), .notBorneOut(isStart: false)]
        }
    }
}

/// What comes of a text that is no duration.
private var samplesOfNoDuration: [MaintenanceNotice] {
    do throws(MaintenanceDuration.Problem) {
        _ = try MaintenanceDuration("abc") { seconds, _ in seconds }
        return []
    } catch {
        return [.noDuration(error)]
    }
}
