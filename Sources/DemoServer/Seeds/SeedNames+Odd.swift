extension SeedNames {
    /// Unusual names: given in earnest, as a joke, or to break something.
    static let unusualNames: [String] = [
        "🔥 Production is on fire 🚒",
        "本番環境アラート（東京）",
        "تنبيهات قاعدة البيانات",
        "\u{1B}]0;owned title\u{07}after OSC",
        "Family 👨‍👩‍👧‍👦 of four",
        longName,
        "생산 알림 통합",
        "\u{1B}[2J\u{1B}[Hclear screen",
        "התראות שרת ייצור",
        "line one\nline two",
        "生产环境 告警 集成",
        "\u{9B}31mC1 CSI red",
        "quotes ' \" ` and \\ backslash",
        "\u{202E}override RTL\u{202C} end",
        "Flags 🇫🇷🇯🇵🇧🇷",
        "\u{1B}[31mred alert\u{1B}[0m",
        "mixed العربية and English 123",
        "tab\there",
        "e\u{301} combining and é precomposed",
        "\u{200B}zero\u{200B}width\u{200B}spaces\u{200B}",
        "100% %s %d {name} $HOME `id`",
        "🧑🏽‍💻 skin tone",
        "<script>alert('x')</script>",
        "carriage\rreturn",
        "Z\u{337}\u{327}\u{31B}a\u{338}\u{34E}l\u{334}\u{319}g\u{336}\u{31C}o\u{337} text",
        "DEL \u{7F} here",
        "--help",
        "Ａ全角ＡＢＣ１２３",
        "{{ 7*7 }} {% raw %}",
        "a/b/../c?d=e&f#g",
        "bell \u{07} and backspace \u{08}\u{08}",
        "=1+1 csv injection",
        "NULL",
        "\u{FDFA} one wide glyph",
    ]

    /// 150 characters, the maximum for a name.
    private static let longName: String = {
        let text =
            "Reconciliation of the legacy billing ledger with the acquirer's settlement files, all merchants, all currencies, "
        return text + String(repeating: "x", count: 150 - text.unicodeScalars.count)
    }()
}
