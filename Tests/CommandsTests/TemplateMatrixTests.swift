import JSON
import OnCall
import Testing

@testable import Commands

@Suite struct TemplateMatrixTests {
    @Test func `a slot is default, custom, empty, refused, or absent`() throws {
        let json = #"""
            {"id": "C1", "templates": {"grouping_key": "{{ x", "resolve_signal": "{{ x }}", "source_link": "",
            "slack": {"title": null}}}
            """#
        let integration = try Integration(JSONReader.read(json))
        for (path, cell) in [
            ("grouping_key", TemplateMatrix.Cell.refused), ("resolve_signal", .custom), ("source_link", .empty),
            ("slack.title", .standard), ("web.title", .absent),
        ] { #expect(TemplateMatrix.Cell(TemplateSlot(path: path), of: integration) == cell, "\(path)") }
    }
}
