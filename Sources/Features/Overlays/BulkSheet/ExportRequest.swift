package import OnCall

/// Integrations to write to a folder that the user has named.
package struct ExportRequest: Hashable, Sendable {
    /// What is written.
    package enum Form: Hashable, Sendable {
        /// A folder for each integration, as `oncall-tui export` does.
        case files
        /// Resources for Terraform.
        case hcl
    }

    package let form: Form
    package let integrations: [Integration]
    /// Their names are in the files, in place of ids.
    package let teams: [Team]
    /// As the teams.
    package let chains: [EscalationChain]
    /// As typed.
    package let path: String
}
