import Features
import OnCall

extension MaintenanceNotice: Sampled {
    enum Kind: CaseIterable, Hashable {
        case noDuration, otherModes, notConfirmed
    }

    var kind: Kind {
        switch self {
        case .noDuration: .noDuration
        case .otherModes: .otherModes
        case .notConfirmed: .notConfirmed
        }
    }

    static func samples(of kind: Kind) -> [MaintenanceNotice] {
        switch kind {
        case .noDuration: samplesOfNoDuration
        case .otherModes: [.otherModes]
        case .notConfirmed: [.notConfirmed(isStart: true), .notConfirmed(isStart: false)]
        }
    }
}

/// The problems of invalid durations.
private var samplesOfNoDuration: [MaintenanceNotice] {
    do throws(MaintenanceDuration.Problem) {
        _ = try MaintenanceDuration("abc") { seconds, _ in seconds }
        return []
    } catch {
        return [.noDuration(error)]
    }
}
