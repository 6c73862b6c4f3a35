package import Configuration
package import Features

extension KeySettings {
    /// - Throws: what is wrong with the chosen keys, with their lines.
    package func check() throws(ConfigurationErrors) {
        let problems = UserKeys.problems(preset: preset?.value, choices: choices.map(\.value))
        guard !problems.isEmpty else { return }
        throw ConfigurationErrors(
            problems.map { ConfigurationError($0.message, at: choices[$0.choice].origin) })
    }

    /// The keys of the console.
    package var userKeys: UserKeys { UserKeys(preset: preset?.value, choices: choices.map(\.value)) }
}
