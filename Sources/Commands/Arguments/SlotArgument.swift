import ArgumentParser
import Jinja

/// A slot's name on the command line.
struct SlotArgument: ExpressibleByArgument {
    let kind: TemplateKind

    init?(argument: String) {
        guard let kind = TemplateKind(slot: argument) else { return nil }
        self.kind = kind
    }

    static let help = ArgumentHelp(
        "The slot that the template is for: \(TemplateKind.slotNames.joined(separator: ", ")).", valueName: "slot")
}
