package import JSON
package import OnCall
import Planning
import TerminalCore
package import TextEditing

/// The sheet of actions for the marked integrations, or the selected one. Each ends in a plan, which alone sends anything.
package struct BulkSheet: OverlayLayer {
    package enum Command: Hashable, Sendable {
        case accept, back, nextField, previousField, toggleRegex
        case move(ListMotion)
        case edit(TextEdit)
    }

    /// An action of the sheet.
    package enum Entry: Hashable, Sendable, CaseIterable {
        case setTemplate, copyTemplates, copyAll, reset, resetAll, replace, label, dynamicLabel, team, chain
        case startMaintenance, extendMaintenance, stopMaintenance, exportFiles, exportHCL, delete
    }

    /// What the sheet asks for.
    package enum Stage: Hashable, Sendable {
        case menu
        /// A template slot, to set it or to reset it.
        case slot(Entry)
        /// The new text of a slot.
        case text(TemplateSlot)
        /// The integration to copy from.
        case source(Entry)
        /// A team or an escalation chain.
        case value(EditableField)
        case label(LabelRules.Kind)
        case replace
        /// The folder for an export.
        case folder(ExportRequest.Form)
    }

    /// A row of a list to choose from.
    package enum Item: Hashable, Sendable {
        case entry(Entry)
        case slot(TemplateSlot)
        case integration(IntegrationID, name: String)
        case value(JSONValue, name: String)
    }

    /// What happens to a label.
    package enum LabelVerb: Int, Hashable, Sendable, CaseIterable { case add, set, remove }

    /// What the actions act on, in the order of the list.
    package let targets: [IntegrationID]
    /// The template slots that the targets have.
    package let slots: [TemplateSlot]
    /// The selected integration, the first suggestion to copy from.
    let origin: IntegrationID?
    /// The template that is selected in the detail, the first suggestion for a slot.
    let preferredSlot: TemplateSlot?

    package private(set) var stage = Stage.menu
    /// The search text of a list; in a form the first field.
    package private(set) var first = EditableText("", singleLine: true)
    /// The second field of a form.
    package private(set) var second = EditableText("", singleLine: true)
    /// Whether the second field has the keyboard.
    package private(set) var isInSecond = false
    package private(set) var verb = LabelVerb.add
    /// Whether the search is for a regular expression.
    package private(set) var isRegex = false
    /// The slot in which is searched; nil for all.
    package private(set) var searchedSlot: TemplateSlot?
    /// The selected row of a list.
    private var selected: Item?
    /// What a search finds.
    package private(set) var preview: ReplacementPreview?

    init(_ targets: [IntegrationID], slots: [TemplateSlot], origin: IntegrationID?, preferredSlot: TemplateSlot?) {
        self.targets = targets
        self.slots = slots
        self.origin = origin
        self.preferredSlot = preferredSlot
    }

    /// Visible rows of a list.
    package static let height = 16

    // MARK: Lists

    /// The rows to choose from that match the search text; nil in a form.
    package func items(_ surroundings: Surroundings) -> [Item]? {
        let all: [Item]
        switch stage {
        case .menu: all = entries(surroundings).map(Item.entry)
        case .slot: all = slots.map(Item.slot)
        case .source:
            all = surroundings.directory.order.compactMap { id in
                targets == [id]
                    ? nil : surroundings.directory.integration(id).map { .integration(id, name: $0.displayName) }
            }
        case .value(let field):
            let names = surroundings.directory.valueNames(of: field)
            all =
                [.value(.null, name: names.null)]
                + names.sorted.map { .value(.string($0.id), name: $0.name) }
        case .text, .label, .replace, .folder: return nil
        }
        let needle = first.text.trimmingBlanks().lowercased()
        return needle.isEmpty ? all : all.filter { $0.title.lowercased().contains(needle) }
    }

    /// The actions that have something to act on.
    private func entries(_ surroundings: Surroundings) -> [Entry] {
        let windows = targets.map { surroundings.directory.integration($0)?.maintenance != nil }
        return Entry.allCases.filter { entry in
            switch entry {
            case .startMaintenance: windows.contains(false)
            case .stopMaintenance, .extendMaintenance: windows.contains(true)
            default: true
            }
        }
    }

    /// The index of the selected row.
    package func index(in items: [Item]) -> Int { selected.flatMap { items.firstIndex(of: $0) } ?? 0 }

    private var suggestion: Item? {
        switch stage {
        case .slot: preferredSlot.map { .slot($0) }
        case .source: nil
        default: nil
        }
    }

    private mutating func enter(_ stage: Stage, _ surroundings: Surroundings) {
        self.stage = stage
        first = EditableText("", singleLine: true)
        second = EditableText("", singleLine: true)
        isInSecond = false
        selected = suggestion
        preview = nil
        if case .source = stage, let origin, let known = surroundings.directory.integration(origin) {
            selected = .integration(origin, name: known.displayName)
        }
        if case .text(let slot) = stage {
            first = EditableText(surroundings.directory.integration(origin)?.templates[slot].value ?? "")
            first.selectAll()
        }
    }
}

// MARK: Keys

extension BulkSheet {
    static let title = "Change many"
    static let takesText = true
    static let bindings: [OwnBinding] =
        [
            Binding(.enter, command: .accept, label: "choose", help: "choose; at the end: show the plan"),
            Binding(.down, .ctrl("n"), command: .move(.down), help: "next one; in a form: the next kind"),
            Binding(.up, .ctrl("p"), command: .move(.up), help: "previous one; in a form: the previous kind"),
            Binding(.pageDown, .alt("n"), command: .move(.pageDown), help: "a page down"),
            Binding(.pageUp, .alt("p"), command: .move(.pageUp), help: "a page up"),
            Binding(.tab, command: .nextField, label: "field", help: "next field of a form"),
            Binding(.backTab, command: .previousField, help: "previous field of a form"),
            Binding(.ctrl("r"), command: .toggleRegex, label: "regex", help: "find: a text, or a regular expression"),
            Binding(.escape, command: .back, label: "back", help: "one step back; change nothing", isAtEnd: true),
        ] + TextKeys.line.map { $0.wrapped(Command.edit, worksOnTinyScreen: true) }

    func label(of command: Command, _ surroundings: Surroundings) -> FooterLabel {
        let isForm = items(surroundings) == nil
        switch command {
        case .accept:
            if case .folder = stage { return .text("export") }
            return isForm ? .text("plan") : .usual
        case .nextField:
            switch stage {
            case .label, .replace: return .usual
            default: return .hidden
            }
        case .toggleRegex: return stage == .replace ? .usual : .hidden
        default: return .usual
        }
    }

    mutating func perform(_ command: Command, _ surroundings: Surroundings) -> [OverlayRequest] {
        switch command {
        case .accept: return accept(surroundings)
        case .back:
            guard stage != .menu else { return [.close] }
            enter(.menu, surroundings)
        case .nextField, .previousField: isInSecond.toggle()
        case .toggleRegex: isRegex.toggle()
        case .move(let motion): move(motion, surroundings)
        case .edit(let edit): return self.edit(edit, surroundings)
        }
        return []
    }

    mutating func move(_ motion: ListMotion, _ surroundings: Surroundings) {
        if let items = items(surroundings) {
            guard !items.isEmpty else { return }
            selected =
                items[motion.selection(from: index(in: items), count: items.count, page: BulkSheet.height)]
            return
        }
        let step = (motion.step(page: 1) ?? 0).signum()
        switch stage {
        case .label:
            let verbs = LabelVerb.allCases
            verb = verbs[(verb.rawValue + step + verbs.count) % verbs.count]
        case .replace:
            let choices = [nil] + slots.map(Optional.some)
            let here = choices.firstIndex(of: searchedSlot) ?? 0
            searchedSlot = choices[(here + step + choices.count) % choices.count]
        default: break
        }
    }

    mutating func edit(_ change: (inout EditableText) -> Void) -> [OverlayRequest] {
        let before = first.text
        let hasSecond = if case .label = stage { true } else { stage == .replace }
        if isInSecond, hasSecond { change(&second) } else { change(&first) }
        if first.text != before, !hasSecond { selected = nil }
        return []
    }

    mutating func settle(_ surroundings: Surroundings) {
        guard stage == .replace else { return preview = nil }
        let wanted = ReplacementPreview.Question(
            replacement: replacement, slot: searchedSlot, revision: surroundings.directory.revision)
        if preview?.question != wanted {
            preview = ReplacementPreview(wanted, targets.compactMap { surroundings.directory.integration($0) })
        }
    }

    /// What the form searches for.
    private var replacement: TextReplacement {
        TextReplacement(first.text, with: second.text, isRegex: isRegex)
    }

    /// What the form does to a label; nil without a key.
    package var labelChange: LabelChange? {
        let (key, value) = (first.text.trimmingBlanks(), second.text.trimmingBlanks())
        guard !key.isEmpty, verb == .remove || !value.isEmpty else { return nil }
        return switch verb {
        case .add: .add(key, value)
        case .set: .set(key, value)
        case .remove: .remove(key)
        }
    }

    // MARK: Enter

    private mutating func accept(_ surroundings: Surroundings) -> [OverlayRequest] {
        switch stage {
        case .text(let slot):
            return plan(.set([BulkAction.Value(.template(slot), .string(first.text))]))
        case .folder(let form): return export(form, surroundings)
        case .label(let kind): return labelChange.map { plan(.label(kind, $0)) } ?? []
        case .replace:
            guard replacement.problem == nil, preview?.isEmpty == false else { return [] }
            return plan(.replace(replacement, in: searchedSlot))
        case .menu, .slot, .source, .value:
            guard let items = items(surroundings), !items.isEmpty else { return [] }
            return accept(items[index(in: items)], surroundings)
        }
    }

    private func export(_ form: ExportRequest.Form, _ surroundings: Surroundings) -> [OverlayRequest] {
        let path = first.text.trimmingBlanks()
        guard !path.isEmpty else { return [] }
        let directory = surroundings.directory
        let chains = directory.valueNames(of: .route(.escalationChain)).sorted.map {
            EscalationChain(id: $0.id, name: $0.name)
        }
        let request = ExportRequest(
            form: form, integrations: targets.compactMap { directory.integration($0) }, teams: directory.teams,
            chains: chains, path: path)
        return [.close, .run(.export(request))]
    }

    private func plan(_ action: BulkAction) -> [OverlayRequest] { [.close, .planBulk(action, targets)] }

    private mutating func accept(_ item: Item, _ surroundings: Surroundings) -> [OverlayRequest] {
        switch item {
        case .entry(let entry): return accept(entry, surroundings)
        case .slot(let slot):
            if stage == .slot(.reset) { return plan(.set([BulkAction.Value(.template(slot), .null)])) }
            enter(.text(slot), surroundings)
        case .integration(let id, _):
            guard let origin = surroundings.directory.integration(id) else { return [] }
            return plan(.copy(of: origin, templatesOnly: stage == .source(.copyTemplates)))
        case .value(let value, _):
            guard case .value(let field) = stage else { return [] }
            return plan(.set([BulkAction.Value(field, value)]))
        }
        return []
    }

    private mutating func accept(_ entry: Entry, _ surroundings: Surroundings) -> [OverlayRequest] {
        switch entry {
        case .setTemplate, .reset: enter(.slot(entry), surroundings)
        case .copyTemplates, .copyAll: enter(.source(entry), surroundings)
        case .resetAll: return plan(.resetTemplates)
        case .replace: enter(.replace, surroundings)
        case .label: enter(.label(.plain), surroundings)
        case .dynamicLabel: enter(.label(.dynamic), surroundings)
        case .team:
            enter(.value(.team), surroundings)
            return [.send(.teams)]
        case .chain:
            enter(.value(.route(.escalationChain)), surroundings)
            return [.send(.escalationChains)]
        case .startMaintenance: return [.close, .perform(.startMaintenance)]
        case .extendMaintenance:
            let open = targets.filter { surroundings.directory.integration($0)?.maintenance != nil }
            return [.close, .extendWindows(open)]
        case .exportFiles, .exportHCL:
            enter(.folder(entry == .exportHCL ? .hcl : .files), surroundings)
            return [.send(.teams), .send(.escalationChains)]
        case .stopMaintenance: return plan(.stopMaintenance)
        case .delete: return plan(.delete)
        }
        return []
    }
}

extension BulkSheet.Item {
    /// The text of the row.
    package var title: String {
        switch self {
        case .entry(let entry): entry.title
        case .slot(let slot): slot.title
        case .integration(_, let name): name
        case .value(_, let name): name
        }
    }
}

extension BulkSheet.Entry {
    /// The text of the row.
    package var title: String {
        switch self {
        case .setTemplate: "Set a template…"
        case .copyTemplates: "Copy templates from…"
        case .copyAll: "Copy templates, labels, team and route from…"
        case .reset: "Template back to default…"
        case .resetAll: "All templates back to default"
        case .replace: "Find and replace in templates…"
        case .label: "Label: add, set or remove…"
        case .dynamicLabel: "Dynamic label: add, set or remove…"
        case .team: "Team…"
        case .chain: "Escalation chain…"
        case .startMaintenance: "Start maintenance…"
        case .extendMaintenance: "Extend maintenance…"
        case .stopMaintenance: "Stop maintenance"
        case .exportFiles: "Export as files…"
        case .exportHCL: "Export for Terraform…"
        case .delete: "Delete…"
        }
    }
}
