package import FoundationEssentials
import JSON
package import Jinja
import OnCall
import TextEditing

extension RenderRequest {
    /// Renders the requested slots. Takes as long as the templates take: don't call it on the thread that reads keys.
    /// - Parameter environment: the server's environment for templates.
    package func perform(now: Date, in environment: TemplateEnvironment) -> RenderReport {
        var context = RenderContext(self, environment, now: now)
        var results: [TemplateSlot: SlotRendering] = [:]
        for piece in pieces where wanted.contains(piece.slot) {
            guard !Task.isCancelled, let text = piece.text else { continue }
            results[piece.slot] = context.rendering(of: text, in: piece.slot)
        }
        return RenderReport(number: number, results: results)
    }
}
