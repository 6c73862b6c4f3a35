import Features
import OnCall
import TerminalCore
import TextEditing

/// The sheet of actions for many integrations.
enum BulkSheetView {
    static func draw(_ sheet: BulkSheet, _ surroundings: Surroundings, _ theme: Theme, on canvas: inout Canvas) {
        let view = Drawing(sheet: sheet, surroundings: surroundings, theme: theme)
        let size = Size(width: min(76, canvas.bounds.width - 2), height: BulkSheet.height + 7)
        DialogFrame.draw(view.title, size: size, theme, on: &canvas) { view.draw(&$0) }
    }

    private struct Drawing {
        let sheet: BulkSheet
        let surroundings: Surroundings
        let theme: Theme

        private var ground: Style { theme[.dialog] }

        var title: String {
            let count = sheet.targets.count
            let what =
                count == 1
                ? sheet.targets.first.map(surroundings.name(of:)) ?? "" : "\(count) integrations"
            return switch sheet.stage {
            case .menu: "Change \(what)"
            case .slot(.reset): "Back to default: \(what)"
            case .slot: "Set a template: \(what)"
            case .text(let slot): "\(slot.title): \(what)"
            case .source: "Copy from: \(what)"
            case .value(let field): "\(field.title): \(what)"
            case .label(.plain): "Label: \(what)"
            case .label(.dynamic): "Dynamic label: \(what)"
            case .replace: "Find and replace: \(what)"
            case .folder(.files): "Export as files: \(what)"
            case .folder(.hcl): "Export for Terraform: \(what)"
            }
        }

        func draw(_ canvas: inout Canvas) {
            if let items = sheet.items(surroundings) { return drawList(items, &canvas) }
            switch sheet.stage {
            case .text: drawText(&canvas)
            case .label: drawLabel(&canvas)
            case .replace: drawReplace(&canvas)
            case .folder: drawFolder(&canvas)
            case .menu, .slot, .source, .value: break
            }
        }

        // MARK: Lists

        private func drawList(_ items: [BulkSheet.Item], _ canvas: inout Canvas) {
            let width = canvas.bounds.width
            field(sheet.first, y: 1, x: 0, width: width, hasKeyboard: true, &canvas)
            if sheet.first.isEmpty {
                // The cursor is on the first cell of the field.
                canvas.put("type to search", x: 2, y: 1, style: theme[.muted].on(ground), width: width - 2)
            }
            let height = max(1, min(BulkSheet.height, canvas.bounds.height - 5))
            let chosen = sheet.index(in: items)
            let top = max(0, min(chosen - height / 2, items.count - height))
            for (row, item) in items.dropFirst(top).prefix(height).enumerated() {
                let isChosen = top + row == chosen
                let style = isChosen ? theme[.selection] : theme[.text].on(ground)
                if isChosen { canvas.fill(Rect(x: 0, y: 3 + row, width: width, height: 1), style: style) }
                canvas.put((isChosen ? "› " : "  ") + item.title, x: 0, y: 3 + row, style: style, width: width)
            }
            let below = items.count - top - height
            let note = items.isEmpty ? "nothing matches; delete some letters" : below > 0 ? "\(below) more ↓" : ""
            canvas.put(note, x: 0, y: canvas.bounds.height - 1, style: theme[.muted].on(ground), width: width)
        }

        // MARK: Forms

        private func field(
            _ text: EditableText, y: Int, x: Int, width: Int, hasKeyboard: Bool, _ canvas: inout Canvas
        ) {
            canvas.textField(
                text, in: Rect(x: x, y: y, width: width - x, height: 1),
                style: theme[.text].on(ground).adding(.underline), theme: theme, hasKeyboard: hasKeyboard)
        }

        private func drawText(_ canvas: inout Canvas) {
            let width = canvas.bounds.width
            canvas.put(
                "The new text; a paste may have several lines:", x: 0, y: 1, style: theme[.accent].on(ground),
                width: width)
            let lines = (0..<sheet.first.lineCount).map { String(sheet.first.line($0)) }
            let room = max(1, canvas.bounds.height - 5)
            let cursor = sheet.first.selection.head
            let top = max(0, min(cursor.line - room / 2, lines.count - room))
            let isSelected = !sheet.first.selection.range.isEmpty
            for (row, line) in lines.dropFirst(top).prefix(room).enumerated() {
                canvas.put(
                    line, x: 0, y: 3 + row, style: isSelected ? theme[.textSelection] : theme[.text].on(ground),
                    width: width)
            }
            let before = lines.indices.contains(cursor.line) ? String(lines[cursor.line].prefix(cursor.column)) : ""
            canvas.setCursor(x: min(width - 1, displayWidth(before)), y: 3 + cursor.line - top)
            canvas.put(
                "Enter shows the plan", x: 0, y: canvas.bounds.height - 1, style: theme[.ok].on(ground), width: width)
        }

        private func drawLabel(_ canvas: inout Canvas) {
            let width = canvas.bounds.width
            for (index, verb) in BulkSheet.LabelVerb.allCases.enumerated() {
                let isChosen = verb == sheet.verb
                let style = isChosen ? theme[.selection] : theme[.text].on(ground)
                canvas.put((isChosen ? "› " : "  ") + verb.message, x: 0, y: 1 + index, style: style, width: width)
            }
            canvas.put("Key", x: 0, y: 5, style: theme[.accent].on(ground))
            field(sheet.first, y: 5, x: 8, width: width, hasKeyboard: !sheet.isInSecond, &canvas)
            if sheet.verb != .remove {
                canvas.put("Value", x: 0, y: 6, style: theme[.accent].on(ground))
                field(sheet.second, y: 6, x: 8, width: width, hasKeyboard: sheet.isInSecond, &canvas)
            }
            let isReady = sheet.labelChange != nil
            canvas.put(
                isReady ? "Enter shows the plan" : "Tab goes to the other field, ↑ ↓ choose what is done", x: 0,
                y: canvas.bounds.height - 1, style: theme[isReady ? .ok : .muted].on(ground), width: width)
        }

        private func drawReplace(_ canvas: inout Canvas) {
            let width = canvas.bounds.width
            canvas.put(sheet.isRegex ? "Regex" : "Find", x: 0, y: 1, style: theme[.accent].on(ground))
            field(sheet.first, y: 1, x: 9, width: width, hasKeyboard: !sheet.isInSecond, &canvas)
            canvas.put("Replace", x: 0, y: 2, style: theme[.accent].on(ground))
            field(sheet.second, y: 2, x: 9, width: width, hasKeyboard: sheet.isInSecond, &canvas)
            canvas.put("In", x: 0, y: 3, style: theme[.accent].on(ground))
            canvas.put(
                (sheet.searchedSlot?.title ?? "all templates") + "  (↑ ↓)", x: 9, y: 3, style: theme[.text].on(ground),
                width: width - 9)
            guard let preview = sheet.preview else { return }
            var y = 5
            for group in preview.groups.prefix(max(0, (canvas.bounds.height - 7) / 2)) {
                let (old, new) = group.excerpt
                canvas.put("\(group.count)×", x: 0, y: y, style: theme[.muted].on(ground), width: 5)
                canvas.put("- " + old, x: 6, y: y, style: theme[.diffRemoved].on(ground), width: width - 6)
                canvas.put("+ " + new, x: 6, y: y + 1, style: theme[.diffAdded].on(ground), width: width - 6)
                y += 2
            }
            let (message, role) = summary(preview)
            canvas.put(message, x: 0, y: canvas.bounds.height - 1, style: theme[role].on(ground), width: width)
        }

        private func drawFolder(_ canvas: inout Canvas) {
            let width = canvas.bounds.width
            canvas.put("Folder", x: 0, y: 1, style: theme[.accent].on(ground))
            field(sheet.first, y: 1, x: 8, width: width, hasKeyboard: true, &canvas)
            canvas.paragraph(
                "Files that you have edited since the last export are kept. Links and windows are never written.", x: 0,
                y: 3, width: width, rows: 3, style: theme[.muted].on(ground))
            canvas.put(
                "Enter writes them", x: 0, y: canvas.bounds.height - 1, style: theme[.ok].on(ground), width: width)
        }

        private func summary(_ preview: ReplacementPreview) -> (String, Role) {
            if let problem = preview.problem { return (problem, sheet.first.isEmpty ? .muted : .danger) }
            let skipped = preview.skipped > 0 ? "; the search takes too long in \(preview.skipped)" : ""
            guard !preview.isEmpty else { return ("nothing is found\(skipped)", .warning) }
            let texts = preview.count == 1 ? "1 text" : "\(preview.count) texts"
            return ("\(texts), \(preview.groups.count) different\(skipped) · Enter shows the plan", .ok)
        }
    }
}

extension BulkSheet.LabelVerb {
    fileprivate var message: String {
        switch self {
        case .add: "add, unless the key is there"
        case .set: "set: replace the value, or add the label"
        case .remove: "remove all labels with the key"
        }
    }
}
