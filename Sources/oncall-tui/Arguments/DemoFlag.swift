import DemoServer

/// `--demo` with an optional value.
///
/// The parser's own support for such options (`defaultAsFlag`, 1.8.2) takes `--demo=oss --theme paper` for a bare `--demo`, and any wrong
/// value too; so the value is inserted before parsing.
enum DemoFlag {
    /// `arguments` with every bare `--demo` replaced by `--demo=cloud`.
    static func expanded(_ arguments: [String]) -> [String] {
        let end = arguments.firstIndex(of: "--") ?? arguments.endIndex
        return arguments.indices.map { index in
            guard arguments[index] == "--demo", index < end else { return arguments[index] }
            let next = index + 1 < end ? arguments[index + 1] : ""
            return DemoDialect(rawValue: next) == nil ? "--demo=\(DemoDialect.cloud.rawValue)" : arguments[index]
        }
    }
}
