import Features
import OnCall

extension StudioNotice {
    /// The sentence.
    var message: String {
        switch self {
        case .nothingToComplete: "nothing to complete here; completion works inside {{ }} and {% %}"
        case .notCommented: "not commented: these lines contain #}, which would end the comment"
        case .notFound(let needle): "not found: \(needle)"
        case .replaced(1): "1 match replaced"
        case .replaced(let count): "\(count) matches replaced; one undo reverts them"
        case .payloadChosen(let source): "rendering with \(source.summary)"
        case .editorFailed(let reason, let path):
            "\(reason); the template is unchanged" + (path.map { ". The text is kept in \($0)" } ?? "")
        case .editorUnchanged: "the editor changed nothing"
        case .editorTextInserted: "text taken from the editor as one change; Ctrl-_ undoes it, Ctrl-S saves it"
        }
    }
}
