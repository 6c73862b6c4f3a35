package import Jinja

extension TemplateEnvironment {
    /// What templates find on an OnCall server, with no time zone but UTC: enough to check a template while it is typed.
    package static let onCall = TemplateEnvironment.onCall { _ in nil }

    /// What templates find on an OnCall server.
    /// - Parameter zones: finds the file of a time zone.
    package static func onCall(zones: @escaping ZoneLoader) -> TemplateEnvironment {
        TemplateEnvironment(filters: OnCallFilters.all, functions: OnCallFunctions.all, zones: zones)
    }
}
