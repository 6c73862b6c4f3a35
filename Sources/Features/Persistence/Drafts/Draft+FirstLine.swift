package import OnCall
import Planning

extension Draft {
    /// The first line of its text or labels.
    package var firstLine: String {
        let text = FieldText(.value(value))
        return text.text.split(whereSeparator: \.isNewline).first.map(String.init) ?? text.name ?? ""
    }
}
