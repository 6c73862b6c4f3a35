package import Jinja

extension TemplateEnvironment {
    /// The environment of an OnCall server.
    package static let onCall = TemplateEnvironment(filters: OnCallFilters.all, functions: OnCallFunctions.all)
}
