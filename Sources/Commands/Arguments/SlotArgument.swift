import ArgumentParser
import Jinja
import OnCallTemplates

/// A slot's name on the command line.
struct SlotArgument: ExpressibleByArgument {
    /// How templates of the slot are rendered.
    let kind: TemplateKind

    /// - Parameter argument: a slot's name, such as `slack.title`.
    init?(argument: String) {
        guard let kind = TemplateKind(slot: argument) else { return nil }
        self.kind = kind
    }

    /// For `--kind`: the names of all slots.
    static let help = ArgumentHelp(
        "The slot that the template is for: \(TemplateKind.slotNames.joined(separator: ", ")).", valueName: "slot")
}
