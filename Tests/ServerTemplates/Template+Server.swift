package import Jinja
import OnCallTemplates

extension TemplateEnvironment {
    /// What the server gives to templates, with the time zones of this machine.
    package static let server = TemplateEnvironment.onCall(zones: ZoneFolder.system)
}

extension Template {
    /// A template as the server reads it.
    package init(_ text: String) { self.init(text, in: .server) }
}
