package import Jinja
import OnCallTemplates

extension TemplateEnvironment {
    /// The server's environment for templates, with the time zones of this machine.
    package static let server = TemplateEnvironment.onCall(zones: ZoneFolder.system)
}

extension Template {
    /// A template as parsed by the server.
    package init(_ text: String) { self.init(text, in: .server) }
}
