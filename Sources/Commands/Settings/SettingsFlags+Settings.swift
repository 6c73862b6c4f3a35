package import Configuration

extension SettingsFlags {
    /// The settings of a run with these flags.
    /// - Throws: `Failure` with all errors.
    package func settings(_ environment: Environment) throws -> Settings {
        try Failure.explained {
            let settings = try Settings.load(
                flags: self, environment: environment.variables, home: environment.home)
            try settings.keys.check()
            return settings
        }
    }
}
