package import OnCall
package import Planning

extension Draft {
    /// The first line of its text or labels.
    /// - Parameter names: how the values of its field are called; nil if they are unknown.
    package func firstLine(_ names: ValueNames? = nil) -> String {
        let text = FieldText(Field(sent: value), names ?? ValueNames(of: key.field))
        return text.text.split(whereSeparator: \.isNewline).first.map(String.init) ?? text.name ?? ""
    }
}
