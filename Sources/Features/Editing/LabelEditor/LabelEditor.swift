import JSON
package import OnCall
package import TextEditing

/// The label editor: rows of key and value. They are changed and saved as a whole, as the API requires.
package struct LabelEditor: Hashable, Sendable {
    /// A row of the table.
    package struct Row: Hashable, Sendable {
        package var label: Label
        /// The index of the server's row it came from; nil for an added row.
        package let origin: Int?
    }

    package let integration: IntegrationID
    package let kind: LabelRules.Kind
    /// The server's value.
    package private(set) var base: Field<[Label]>
    package private(set) var rows: [Row] {
        didSet {
            // The server has rejected other labels.
            if status.isRejected, rows.map(\.label) != oldValue.map(\.label) { status = .idle }
        }
    }
    /// The selected row; 0 if there are none.
    package private(set) var row = 0
    package private(set) var column = LabelRules.Column.key
    /// The text of the open cell.
    package var cell: EditableText?
    package private(set) var top = 0
    package var status = SaveStatus.idle
    private var past: [[Row]] = []

    private static let maxUndoSteps = 200

    /// - Parameter value: the labels of a draft, if any.
    init(_ integration: IntegrationID, kind: LabelRules.Kind, base: Field<[Label]>, value: [Label]?) {
        self.integration = integration
        self.kind = kind
        self.base = base
        rows = []
        rows = matched(value ?? base.value ?? [])
    }

    package var field: EditableField { kind == .plain ? .labels : .dynamicLabels }
    package var labels: [Label] { rows.map(\.label) }
    package var isChanged: Bool { labels != (base.value ?? []) }

    /// The labels as rows, each with the server's row that it came from.
    private func matched(_ labels: [Label]) -> [Row] {
        var free = Array((base.value ?? []).enumerated())
        return labels.map { label in
            guard let index = free.firstIndex(where: { $0.element == label }) else {
                return Row(label: label, origin: nil)
            }
            return Row(label: label, origin: free.remove(at: index).offset)
        }
    }

    /// Whether a row differs from the server's.
    package func isChanged(row: Int) -> Bool {
        guard let origin = rows[row].origin, let stored = base.value, stored.indices.contains(origin) else {
            return true
        }
        return rows[row].label != stored[origin]
    }

    /// The rules that a row breaks.
    package func violations(row: Int) -> [LabelRules.Violation] {
        LabelRules.violations(of: labels, at: row, kind: kind)
    }

    /// The first changed row that breaks a rule. Unchanged rows don't block saving.
    package var validationError: (row: Int, violation: LabelRules.Violation)? {
        let labels = labels
        for row in rows.indices where isChanged(row: row) {
            if let violation = LabelRules.violations(of: labels, at: row, kind: kind).first { return (row, violation) }
        }
        return nil
    }

    // MARK: Changes

    /// Performs a command of the table.
    mutating func perform(_ command: LabelCommand) {
        switch command {
        case .addRow: addRow()
        case .removeRow: removeRow()
        case .moveRowDown: moveRow(by: 1)
        case .moveRowUp: moveRow(by: -1)
        case .editCell: editCell()
        case .nextCell: nextCell()
        case .previousCell: previousCell()
        case .undo: undo()
        case .closeCell: cell = nil
        }
    }

    /// - Parameter page: visible rows of the table.
    mutating func move(_ motion: ListMotion, page: Int) {
        select(row: motion.selection(from: row, count: rows.count, page: page))
    }

    mutating func select(row: Int) {
        cell = nil
        self.row = min(max(0, row), max(0, rows.count - 1))
    }

    mutating func select(column: LabelRules.Column) {
        cell = nil
        self.column = column
    }

    private mutating func remember() {
        past.append(rows)
        if past.count > LabelEditor.maxUndoSteps { past.removeFirst() }
    }

    private mutating func addRow() {
        remember()
        rows.append(Row(label: Label(key: "", value: ""), origin: nil))
        row = rows.count - 1
        column = .key
        editCell()
    }

    private mutating func removeRow() {
        guard rows.indices.contains(row) else { return }
        remember()
        cell = nil
        rows.remove(at: row)
        row = min(row, max(0, rows.count - 1))
    }

    private mutating func moveRow(by step: Int) {
        let target = row + step
        guard rows.indices.contains(row), rows.indices.contains(target) else { return }
        remember()
        rows.swapAt(row, target)
        row = target
    }

    private mutating func editCell() {
        guard rows.indices.contains(row) else { return }
        remember()
        cell = EditableText(column == .key ? rows[row].label.key : rows[row].label.value, singleLine: true)
        cell?.move(.documentEnd)
    }

    private mutating func nextCell() {
        let wasEditing = cell != nil
        cell = nil
        guard !rows.isEmpty else { return }
        if column == .key {
            column = .value
            if wasEditing { editCell() }
        } else if row < rows.count - 1, !wasEditing {
            row += 1
            column = .key
        }
    }

    private mutating func previousCell() {
        let wasEditing = cell != nil
        cell = nil
        if column == .value {
            column = .key
            if wasEditing { editCell() }
        } else if row > 0, !wasEditing {
            row -= 1
            column = .value
        }
    }

    /// Applies `change` to the text of the open cell, which is shown in the row at once.
    mutating func editText(_ change: (inout EditableText) -> Void) {
        guard rows.indices.contains(row), var text = cell else { return }
        change(&text)
        cell = text
        if column == .key { rows[row].label.key = text.text } else { rows[row].label.value = text.text }
    }

    private mutating func undo() {
        cell = nil
        // An opened cell without changes left an undo step that does nothing.
        while let before = past.popLast() {
            guard before != rows else { continue }
            rows = before
            row = min(row, max(0, rows.count - 1))
            return
        }
    }

    // MARK: Saving

    /// The server has confirmed `labels`, which become the new base.
    mutating func confirmed(_ labels: Field<[Label]>) {
        let mine = self.labels
        base = labels
        rows = matched(mine)
        status = .idle
    }

    /// Replaces the rows with the server's labels.
    mutating func reset(to labels: Field<[Label]>) {
        base = labels
        rows = matched(labels.value ?? [])
        row = min(row, max(0, rows.count - 1))
        cell = nil
        status = .idle
    }

    mutating func keepCursorVisible(height: Int) {
        top = Scrolling.top(showing: row..<(row + 1), from: top, height: height, count: rows.count)
    }
}
