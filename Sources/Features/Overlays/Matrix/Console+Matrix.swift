import OnCall

extension Console {
    /// Opens the override matrix, with the template that is selected in the detail, or the title for Slack.
    mutating func openMatrix() {
        let columns = slots(of: directory.order)
        let wanted: TemplateSlot =
            if case .template(let slot) = detail.field { slot } else { TemplateSlot(path: "slack.title") }
        var matrix = OverrideMatrix(
            columns: columns, column: columns.firstIndex(of: wanted) ?? 0, row: list.cursor ?? 0)
        matrix.settle(surroundings)
        let requests = matrix.lintNext(surroundings)
        overlays.push(.matrix(matrix))
        carryOut(requests, from: .matrix)
    }
}
