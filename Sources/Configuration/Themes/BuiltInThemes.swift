/// The built-in themes: those of the folder `themes` at the top of the repository.
enum BuiltInThemes {
    /// The default theme.
    static let defaultName = "default"
    /// The theme whose attributes replace colours.
    static let plain = "monochrome"

    /// Names, in display order.
    static let names = [
        "default", "midnight", "ember", "paper",
        "catppuccin-mocha", "catppuccin-latte", "tokyo-night", "gruvbox",
        "solarized-dark", "solarized-light", "nord", "dracula",
        "colorblind-dark", "colorblind-light", "high-contrast", "monochrome",
    ]

    /// The text of the theme file; nil if there is no such theme.
    static func text(of name: String) -> String? {
        let bytes: [UInt8]
        switch name {
        case "default": bytes = PackageResources.default_toml
        case "midnight": bytes = PackageResources.midnight_toml
        case "ember": bytes = PackageResources.ember_toml
        case "paper": bytes = PackageResources.paper_toml
        case "catppuccin-mocha": bytes = PackageResources.catppuccin_mocha_toml
        case "catppuccin-latte": bytes = PackageResources.catppuccin_latte_toml
        case "tokyo-night": bytes = PackageResources.tokyo_night_toml
        case "gruvbox": bytes = PackageResources.gruvbox_toml
        case "solarized-dark": bytes = PackageResources.solarized_dark_toml
        case "solarized-light": bytes = PackageResources.solarized_light_toml
        case "nord": bytes = PackageResources.nord_toml
        case "dracula": bytes = PackageResources.dracula_toml
        case "colorblind-dark": bytes = PackageResources.colorblind_dark_toml
        case "colorblind-light": bytes = PackageResources.colorblind_light_toml
        case "high-contrast": bytes = PackageResources.high_contrast_toml
        case "monochrome": bytes = PackageResources.monochrome_toml
        default: return nil
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
