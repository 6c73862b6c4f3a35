import OnCall

/// The names of the files of a field's drafts. `FileName` makes no tilde, so no other field has one of these names.
struct DraftFileNames {
    private let name: String

    init(_ field: EditableField) { name = FileName.of(field.path) }

    /// The draft that was written last.
    var main: String { name + ".json" }

    /// A draft of another console.
    func aside(of console: String) -> String { "\(name)~\(FileName.of(console)).json" }

    /// Names for a draft of an unknown console, without an end.
    var free: some Sequence<String> {
        let numbers = sequence(first: 1) { $0 + 1 }
        // A folder with that many files is not searched further.
        return numbers.lazy.map { [name] number in
            number < 1000 ? "\(name)~\(number).json" : "\(name)~\(UInt64.random(in: .min ... .max)).json"
        }
    }

    /// Whether it is the name of a draft of this field.
    func areOfField(_ file: String) -> Bool {
        file == main || file.hasPrefix(name + "~") && DraftFileNames.isDraft(file)
    }

    /// Whether it is the name of a draft, of whatever field.
    static func isDraft(_ file: String) -> Bool { file.hasSuffix(".json") && !file.hasPrefix(".") }
}
