/// The themes that are compiled in: those of the folder `themes` at the top of the repository.
enum BuiltInThemes {
    /// The one that holds where the user names none.
    static let standard = "default"
    /// The one whose attributes stand in for colours.
    static let plain = "monochrome"

    /// Names, in the order to list them.
    static let names = ["default", "midnight", "ember", "paper", "high-contrast", "monochrome"]

    /// The text of the file; nil for what is no built-in theme.
    static func text(of name: String) -> String? {
        let bytes: [UInt8]
        switch name {
        case "default": bytes = PackageResources.default_toml
        case "midnight": bytes = PackageResources.midnight_toml
        case "ember": bytes = PackageResources.ember_toml
        case "paper": bytes = PackageResources.paper_toml
        case "high-contrast": bytes = PackageResources.high_contrast_toml
        case "monochrome": bytes = PackageResources.monochrome_toml
        default: return nil
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
