package import Jinja
import OnCallTemplates

extension TemplateEnvironment {
    /// The server's environment for templates.
    package static let server = TemplateEnvironment.onCall
}

extension Template {
    /// A template as parsed by the server.
    package init(_ text: String) { self.init(text, in: .server) }
}
