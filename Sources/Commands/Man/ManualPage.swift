import ArgumentParser

/// A man page of the program.
package enum ManualPage: String, CaseIterable, ExpressibleByArgument, Sendable {
    case program = "oncall-tui"
    case configuration = "oncall-tui-config"
    case files = "oncall-tui-files"

    /// Its text in man(7) macros.
    package func text() throws -> String {
        switch self {
        case .program: try ProgramPage.text()
        case .configuration: ConfigurationPage.text
        case .files: FilesPage.text
        }
    }
}
