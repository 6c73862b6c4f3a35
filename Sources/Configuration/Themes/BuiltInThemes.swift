/// The built-in themes: those of the folder `themes` at the top of the repository.
enum BuiltInThemes {
    /// The default theme.
    static let defaultName = "default"
    /// The theme whose attributes replace colours.
    static let plain = "monochrome"

    /// Names, in display order.
    static let names = ["default", "midnight", "ember", "paper", "high-contrast", "monochrome"]

    /// The text of the theme file; nil if there is no such theme.
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
