import Features
import OnCall

extension StudioNotice: Sampled {
    enum Kind: CaseIterable, Hashable {
        case nothingToComplete, notCommented, notFound, replaced, payloadChosen, editorFailed
        case editorUnchanged, editorTextInserted
    }

    var kind: Kind {
        switch self {
        case .nothingToComplete: .nothingToComplete
        case .notCommented: .notCommented
        case .notFound: .notFound
        case .replaced: .replaced
        case .payloadChosen: .payloadChosen
        case .editorFailed: .editorFailed
        case .editorUnchanged: .editorUnchanged
        case .editorTextInserted: .editorTextInserted
        }
    }

    static func samples(of kind: Kind) -> [StudioNotice] {
        switch kind {
        case .nothingToComplete: [.nothingToComplete]
        case .notCommented: [.notCommented]
        case .notFound: [.notFound("needle")]
        case .replaced: [.replaced(1), .replaced(3)]
        case .payloadChosen: [.payloadChosen(.sample("firing"))]
        case .editorFailed:
            [
                .editorFailed(reason: "ed ended with status 1", keptAt: nil),
                .editorFailed(reason: "ed ended with status 1", keptAt: "/s/slack.title.jinja"),
            ]
        case .editorUnchanged: [.editorUnchanged]
        case .editorTextInserted: [.editorTextInserted]
        }
    }
}
