package import Jinja

extension TemplateEnvironment {
    /// The environment of an OnCall server, with UTC as the only time zone: enough for checking a template while it is typed.
    package static let onCall = TemplateEnvironment.onCall { _ in nil }

    /// The environment of an OnCall server.
    /// - Parameter zones: finds the file of a time zone.
    package static func onCall(zones: @escaping ZoneLoader) -> TemplateEnvironment {
        TemplateEnvironment(filters: OnCallFilters.all, functions: OnCallFunctions.all, zones: zones)
    }
}
