import JSON
package import OnCall
package import TerminalCore
import TextEditing

/// The override matrix: the integrations that the list shows by template slots, with what is custom, wrong or a draft.
package struct OverrideMatrix: OverlayLayer {
    package enum Command: Hashable, Sendable {
        case open, back, left, right, pageLeft, pageRight, copy, paste, reset, sort, equal, percent, filter
        case move(ListMotion)
        case mark(MarkCommand)
    }

    /// A template that is to be pasted.
    package struct Copied: Hashable, Sendable {
        package let slot: TemplateSlot
        /// nil for the server's default.
        package let text: String?
        /// The name of the integration.
        package let name: String
    }

    /// The slots, in the server's order.
    package private(set) var columns: [TemplateSlot]
    /// The selected column.
    package private(set) var column = 0
    /// The first visible column; the name is always visible.
    package private(set) var firstColumn = 0
    /// The selected row.
    package private(set) var selected: Int
    /// The first visible row.
    package private(set) var top = 0
    package private(set) var copied: Copied?
    /// The slot by which the rows are sorted: those with a custom template first; nil for the order of the list.
    package private(set) var sortedBy: TemplateSlot?
    /// Whether equal texts of a column have the same letter.
    package private(set) var showsEqual = false
    /// Whether the totals are percentages.
    package private(set) var showsPercent = false
    /// What the templates give with the payloads of their integrations.
    package private(set) var verdicts = LintBook()
    /// What is counted over all rows.
    package private(set) var totals = MatrixTotals()
    /// The rows in their order, if they are sorted.
    private var sortedRows: [IntegrationID]?

    init(columns: [TemplateSlot], column: Int, row: Int) {
        self.columns = columns
        self.column = column
        selected = row
    }

    // MARK: Geometry

    /// Columns of the name.
    package static func nameWidth(_ room: Size) -> Int { max(12, min(32, room.width / 3)) }

    /// Columns of a cell.
    package static let cellWidth = 3

    /// How many slots fit.
    package static func visibleColumns(_ room: Size) -> Int { max(1, (room.width - nameWidth(room) - 2) / cellWidth) }

    /// How many integrations fit: without two lines of headings, and one of totals.
    package static func visibleRows(_ room: Size) -> Int { max(1, room.height - 3) }

    // MARK: Rows

    package func count(_ surroundings: Surroundings) -> Int { sortedRows?.count ?? surroundings.list.rows.count }

    package func row(_ index: Int, _ surroundings: Surroundings) -> IntegrationID? {
        if let sortedRows { return sortedRows.indices.contains(index) ? sortedRows[index] : nil }
        let rows = surroundings.list.rows
        return rows.indices.contains(index) ? rows[index] : nil
    }

    /// The slot of the selected column.
    package var slot: TemplateSlot? { columns.indices.contains(column) ? columns[column] : nil }

    /// What a cell shows.
    package enum Cell: Hashable, Sendable {
        /// The server of this integration has no such slot.
        case absent
        case standard
        case custom
        /// One of several equal texts of the column.
        case equal(Character)
        case refused, warning, draft
    }

    package func cell(_ integration: Integration, _ slot: TemplateSlot, _ surroundings: Surroundings) -> Cell {
        let held = integration.templates[slot]
        if surroundings.drafts.hasDraft(integration.id, of: surroundings.configuration.server),
            surroundings.drafts[
                Draft.Key(
                    server: surroundings.configuration.server, integration: integration.id, field: .template(slot))]
                != nil
        {
            return .draft
        }
        guard let text = held.value, !text.isEmpty else { return held.isAbsent ? .absent : .standard }
        if showsEqual, let letter = totals.letter(of: text, in: slot) { return .equal(letter) }
        switch verdicts[integration.id, slot, text] {
        case .refused?: return .refused
        case .warning?: return .warning
        case nil: return .custom
        }
    }

    /// The verdict on the template of the selected cell.
    package func verdict(_ surroundings: Surroundings) -> LintVerdict? {
        guard let id = row(selected, surroundings), let slot,
            let text = surroundings.directory.integration(id)?.templates[slot].value
        else { return nil }
        return verdicts[id, slot, text]
    }

    // MARK: Keys

    static let title = "Override matrix"
    static let bindings: [OwnBinding] =
        [
            Binding(.enter, command: .open, label: "edit", help: "edit the template of the cell", unless: \.noSlot),
            Binding(.left, .char("h"), command: .left, help: "previous column"),
            Binding(.right, .char("l"), command: .right, help: "next column"),
            Binding(.char("<"), command: .pageLeft, help: "a page of columns to the left"),
            Binding(.char(">"), command: .pageRight, help: "a page of columns to the right"),
            Binding(.char(" "), command: .mark(.toggle), label: "mark", help: "mark the row, or remove its mark"),
            Binding(.char("V"), command: .mark(.range), help: "mark the rows from the last marked one to here"),
            Binding(.char("*"), command: .mark(.all), help: "mark all rows; again: none"),
            Binding(.char("U"), command: .mark(.clear), help: "remove all marks"),
            Binding(.char("c"), command: .copy, label: "copy", help: "copy the template of the cell", unless: \.noSlot),
            Binding(
                .char("p"), command: .paste, label: "paste",
                help: "paste it into this column of the marked rows, or of this one: shows the plan",
                unless: \.readOnlyReason, \.nothingCopied),
            Binding(
                .char("x"), command: .reset, label: "default",
                help: "reset this column of the marked rows, or of this one: shows the plan",
                unless: \.readOnlyReason, \.noSlot),
            Binding(
                .char("s"), command: .sort, label: "sort",
                help: "custom templates of this column first; again: as the list"),
            Binding(.char("="), command: .equal, label: "equal", help: "a letter for equal texts of a column"),
            Binding(.char("%"), command: .percent, help: "totals as numbers, or as percentages"),
            Binding(.char("/"), command: .filter, help: "filter the list"),
            Binding(.escape, .char("q"), .char("O"), command: .back, label: "back", help: "close", isAtEnd: true),
        ] + RowKeys.bindings.map { $0.wrapped(Command.move) }

    mutating func perform(_ command: Command, _ surroundings: Surroundings) -> [OverlayRequest] {
        let id = row(selected, surroundings)
        let here: [OverlayRequest] = id.map { [.select($0)] } ?? []
        switch command {
        case .open:
            guard let id, let slot else { return [] }
            return here + [.close, .openEditor(id, .template(slot))]
        case .back: return here + [.close]
        case .left: column -= 1
        case .right: column += 1
        case .pageLeft: column -= OverrideMatrix.visibleColumns(surroundings.room)
        case .pageRight: column += OverrideMatrix.visibleColumns(surroundings.room)
        case .copy:
            guard let id, let slot, let known = surroundings.directory.integration(id) else { return [] }
            copied = Copied(slot: slot, text: known.templates[slot].value, name: known.displayName)
        case .paste: return plan(copied.map { $0.text.map { .string($0) } ?? .null }, surroundings)
        case .reset: return plan(.null, surroundings)
        case .sort:
            sortedBy = sortedBy == slot ? nil : slot
            totals = MatrixTotals()
        case .equal:
            showsEqual.toggle()
            totals = MatrixTotals()
        case .percent: showsPercent.toggle()
        case .filter: return [.close, .perform(.filter)]
        case .mark(let command):
            if command == .toggle { move(.down, surroundings) }
            return here + [.mark(command)]
        case .move(let motion): move(motion, surroundings)
        }
        column = max(0, min(column, columns.count - 1))
        return lintNext(surroundings)
    }

    /// A plan for a column of the marked rows, or of the selected one.
    private func plan(_ value: JSONValue?, _ surroundings: Surroundings) -> [OverlayRequest] {
        guard let slot, let value, let id = row(selected, surroundings) else { return [] }
        let marks = surroundings.list.marks
        let ids = marks.isEmpty ? [id] : surroundings.directory.order.filter(marks.contains)
        return [.planBulk(.set([BulkAction.Value(.template(slot), value)]), ids)]
    }

    mutating func move(_ motion: ListMotion, _ surroundings: Surroundings) {
        selected = motion.selection(
            from: selected, count: count(surroundings), page: OverrideMatrix.visibleRows(surroundings.room))
        keepVisible(surroundings)
    }

    mutating func receive(_ fact: OverlayFact, _ surroundings: Surroundings) -> [OverlayRequest] {
        guard case .linted(let results) = fact else { return [] }
        verdicts.add(results)
        return lintNext(surroundings)
    }

    mutating func settle(_ surroundings: Surroundings) {
        let source = MatrixTotals.Source(
            revision: surroundings.directory.revision, filter: surroundings.list.filterText.text,
            count: surroundings.list.rows.count)
        if totals.source != source {
            let integrations = surroundings.list.rows.lazy.compactMap { surroundings.directory.integration($0) }
            totals = MatrixTotals(source, integrations, countsEqual: showsEqual)
            let slot = slot
            let new = totals.slots.filter { !columns.contains($0) }
            if !new.isEmpty { columns = (columns + new).byChannel }
            column = slot.flatMap { columns.firstIndex(of: $0) } ?? column
            sort(surroundings)
        }
        column = max(0, min(column, columns.count - 1))
        let visible = OverrideMatrix.visibleColumns(surroundings.room)
        firstColumn = Scrolling.top(
            showing: column..<(column + 1), from: firstColumn, height: visible, count: columns.count)
        keepVisible(surroundings)
    }

    private mutating func keepVisible(_ surroundings: Surroundings) {
        let count = count(surroundings)
        selected = max(0, min(selected, count - 1))
        top = Scrolling.top(
            showing: selected..<(selected + 1), from: top, height: OverrideMatrix.visibleRows(surroundings.room),
            count: count)
    }

    /// Custom templates first; the order of the list otherwise.
    private mutating func sort(_ surroundings: Surroundings) {
        guard let sortedBy else {
            if let id = sortedRows.flatMap({ $0.indices.contains(selected) ? $0[selected] : nil }) {
                selected = surroundings.list.rows.firstIndex(of: id) ?? selected
            }
            return sortedRows = nil
        }
        let here = row(selected, surroundings)
        var custom: [IntegrationID] = []
        var others: [IntegrationID] = []
        for id in surroundings.list.rows {
            if surroundings.directory.integration(id)?.templates[sortedBy].value?.isEmpty == false {
                custom.append(id)
            } else {
                others.append(id)
            }
        }
        sortedRows = custom + others
        selected = here.flatMap { sortedRows?.firstIndex(of: $0) } ?? selected
    }

    // MARK: Payloads

    /// Asks for the verdicts on the next rows: the visible ones first, then those below and above.
    mutating func lintNext(_ surroundings: Surroundings) -> [OverlayRequest] {
        guard !verdicts.isWaiting else { return [] }
        let count = count(surroundings)
        let below = (top..<count).prefix(OverrideMatrix.maxLooked)
        let above = (max(0, top - OverrideMatrix.maxLooked)..<min(top, count)).reversed()
        var items: [LintItem] = []
        for index in Array(below) + Array(above) where items.count < LintBook.itemsAtOnce {
            guard let id = row(index, surroundings), let known = surroundings.directory.integration(id) else {
                continue
            }
            let templates = known.templates
            guard templates.customCount > 0 else { continue }
            var texts: [TemplateSlot: String] = [:]
            for slot in templates.slots { if let text = templates[slot].value, !text.isEmpty { texts[slot] = text } }
            if let item = verdicts.item(known, texts, server: surroundings.configuration.server) { items.append(item) }
        }
        return verdicts.request(items)
    }

    /// So many rows from the screen on in both directions are tried out.
    private static let maxLooked = 500
}

/// Why keys of the matrix are disabled; nil if they are not.
extension Situation<OverrideMatrix> {
    fileprivate var noSlot: DisabledReason? {
        guard let id = layer.row(layer.selected, surroundings), let slot = layer.slot,
            let known = surroundings.directory.integration(id)
        else { return .nothingSelected }
        return known.templates[slot].isAbsent ? .notReported : nil
    }

    fileprivate var readOnlyReason: DisabledReason? { surroundings.readOnly }

    fileprivate var nothingCopied: DisabledReason? { layer.copied == nil ? .nothingCopied : nil }
}
