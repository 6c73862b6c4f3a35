import Features
import OnCall

extension StudioNotice {
    /// The sentence.
    var words: String {
        switch self {
        case .nothingToComplete: "nothing to complete here: inside of {{ }} and {% %} there is"
        case .notCommented: "not commented: there is a #} in these lines, which would end the comment"
        case .notFound(let needle): "not found: \(needle)"
        case .replaced(1): "1 place replaced"
        case .replaced(let count): "\(count) places replaced; one undo takes it back"
        case .payloadChosen(let source): "the template is tried on \(source.summary)"
        case .editorFailed(let reason, let path):
            "\(reason); the template is as it was" + (path.map { ". What was written is kept in \($0)" } ?? "")
        case .editorUnchanged: "the editor changed nothing"
        case .editorTaken: "taken back from the editor as one change; Ctrl-_ undoes it, Ctrl-S saves it"
        }
    }
}
