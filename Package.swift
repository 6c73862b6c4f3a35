// swift-tools-version: 6.2
import PackageDescription

// The commit shown by `--version --json`: ONCALL_TUI_COMMIT=$(git rev-parse HEAD) swift build. SwiftPM caches
// Git information, and would keep showing an old commit.
let commit = (Context.environment["ONCALL_TUI_COMMIT"] ?? "").filter { $0.isASCII && ($0.isLetter || $0.isNumber) }

// The modules, bottom up. Tests/ArchitectureTests checks their imports.
let package = Package(
    name: "oncall-tui",
    products: [.executable(name: "oncall-tui", targets: ["oncall-tui"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/LebJe/TOMLKit", exact: "0.6.0"),
    ],
    targets: [
        // C wrappers.
        .systemLibrary(name: "CNcurses"),
        .target(name: "CCurl"),
        .target(name: "CCrashGuard"),
        .target(name: "CProcess", cSettings: [.define("ONCALL_TUI_COMMIT", to: "\"\(commit)\"")]),
        // Values and rules, no input or output.
        .target(name: "TerminalCore"),
        .target(name: "TextEditing"),
        .target(name: "JSON"),
        .target(name: "Jinja", dependencies: ["JSON"], exclude: ["COMPATIBILITY.md"]),
        .target(name: "JinjaEditing", dependencies: ["JSON", "Jinja"]),
        .target(name: "OnCall", dependencies: ["JSON"], resources: [.embedInCode("Payloads/samples")]),
        .target(
            name: "OnCallTemplates", dependencies: ["JSON", "Jinja", "OnCall", "TextEditing"], exclude: ["CHANNELS.md"]),
        .target(name: "TOML", dependencies: [.product(name: "TOMLKit", package: "TOMLKit")]),
        .target(name: "IntegrationFiles", dependencies: ["JSON", "OnCall", "TOML"]),
        .target(name: "StateMachine"),
        // Features and views.
        .target(name: "Planning", dependencies: ["JSON", "OnCall", "TextEditing"]),
        .target(
            name: "Features",
            dependencies: [
                "JSON", "Jinja", "JinjaEditing", "OnCall", "OnCallTemplates", "Planning", "StateMachine",
                "TerminalCore", "TextEditing",
            ]),
        .target(
            name: "Panes",
            dependencies: [
                "Features", "JSON", "Jinja", "JinjaEditing", "OnCall", "OnCallTemplates", "Planning", "TerminalCore",
                "TextEditing",
            ]),
        // Input and output. Platform wraps the operating system for the others.
        .target(name: "Platform"),
        .target(name: "HTTPCurl", dependencies: ["CCurl"]),
        .target(name: "OnCallClient", dependencies: ["HTTPCurl", "JSON", "OnCall", "Platform"]),
        .target(
            name: "TerminalCurses", dependencies: ["CNcurses", "CCrashGuard", "Platform", "TerminalCore"],
            // ncurses finds this program's character widths.
            linkerSettings: [.unsafeFlags(["-Xlinker", "--export-dynamic-symbol=wcwidth"])]),
        .target(
            name: "Configuration",
            dependencies: ["OnCall", "Platform", "TOML", "TerminalCore"],
            exclude: ["themes/README.md"],
            resources: [.embedInCode("themes")]
        ),
        .target(name: "LocalState", dependencies: ["JSON", "OnCall", "Platform"]),
        .target(name: "DemoServer", dependencies: ["JSON", "Platform"]),
        // The command line, and the console on the terminal.
        .target(
            name: "Commands",
            dependencies: [
                "Configuration", "DemoServer", "Features", "HTTPCurl", "IntegrationFiles", "JSON", "Jinja",
                "LocalState",
                "OnCall", "OnCallClient", "OnCallTemplates", "Planning", "Platform", "TerminalCore", "TerminalCurses",
                "TextEditing",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            exclude: ["Schemas"]
        ),
        .executableTarget(
            name: "oncall-tui",
            dependencies: [
                "CProcess", "Commands", "Configuration", "DemoServer", "Features", "LocalState", "OnCall",
                "OnCallClient", "OnCallTemplates", "Panes", "Platform", "StateMachine", "TerminalCore",
                "TerminalCurses",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),
        // Tests of the modules. ConsoleScript drives a console step by step.
        .target(name: "SeededRandom", path: "Tests/SeededRandom"),
        .target(name: "ScratchFolders", path: "Tests/ScratchFolders"),
        .target(name: "RecordedPages", path: "Tests/RecordedPages"),
        .target(
            name: "ServerTemplates", dependencies: ["JSON", "Jinja", "OnCallTemplates", "SeededRandom"],
            path: "Tests/ServerTemplates"),
        .target(
            name: "ConsoleScript",
            dependencies: ["Features", "JSON", "OnCall", "OnCallTemplates", "Panes", "StateMachine", "TerminalCore"],
            path: "Tests/ConsoleScript"),
        // Prints timings; not part of any test.
        .executableTarget(
            name: "Benchmarks",
            dependencies: [
                "ConsoleScript", "Features", "JSON", "Jinja", "JinjaEditing", "LocalState", "OnCall", "OnCallTemplates",
                "Planning", "SeededRandom", "ServerTemplates", "TerminalCore", "TextEditing",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Tests/Benchmarks",
            exclude: [
                "Jinja/jinja2_times.py", "Jinja/pattern_times.py", "Jinja/sweep_times.py", "Lint/lint_times.py",
                "Scale/floor.c",
            ]),
        .testTarget(
            name: "TerminalCoreTests", dependencies: ["SeededRandom", "TerminalCore"], exclude: ["Input/Captures"]),
        .testTarget(name: "TextEditingTests", dependencies: ["SeededRandom", "TextEditing"]),
        .testTarget(name: "JSONTests", dependencies: ["JSON", "SeededRandom"]),
        .testTarget(
            name: "JinjaTests",
            dependencies: ["Jinja", "JinjaEditing", "JSON", "OnCallTemplates", "SeededRandom", "ServerTemplates"],
            exclude: ["Corpus", "Oracle", "Regex/table.jsonl", "Regex/found.jsonl", "Tables"]),
        .testTarget(
            name: "JinjaEditingTests",
            dependencies: ["Jinja", "JinjaEditing", "JSON", "OnCallTemplates", "SeededRandom", "ServerTemplates"]),
        .testTarget(
            name: "OnCallTemplatesTests",
            dependencies: [
                "Jinja", "JSON", "OnCall", "OnCallTemplates", "RecordedPages", "SeededRandom", "ServerTemplates",
            ],
            exclude: ["Oracle"]),
        .testTarget(name: "OnCallTests", dependencies: ["OnCall", "JSON", "SeededRandom"]),
        .testTarget(name: "TOMLTests", dependencies: ["SeededRandom", "TOML"]),
        .testTarget(
            name: "IntegrationFilesTests",
            dependencies: ["IntegrationFiles", "JSON", "OnCall", "SeededRandom"], exclude: ["Oracle"]),
        .testTarget(name: "StateMachineTests", dependencies: ["StateMachine"]),
        .testTarget(name: "PlanningTests", dependencies: ["JSON", "OnCall", "Planning", "SeededRandom"]),
        .testTarget(
            name: "FeaturesTests",
            dependencies: [
                "ConsoleScript", "Features", "JSON", "Jinja", "JinjaEditing", "OnCall", "OnCallTemplates", "Planning",
                "SeededRandom", "ServerTemplates", "StateMachine", "TerminalCore", "TextEditing",
            ]),
        .testTarget(
            name: "PanesTests",
            dependencies: [
                "Configuration", "ConsoleScript", "Features", "JSON", "OnCall", "Panes", "Planning", "SeededRandom",
                "StateMachine", "TerminalCore", "TextEditing",
            ],
            exclude: ["Screens", "Messages/notices.txt"]),
        .testTarget(name: "PlatformTests", dependencies: ["Platform", "ScratchFolders"]),
        .testTarget(name: "HTTPCurlTests", dependencies: ["CCurl", "HTTPCurl"]),
        .testTarget(
            name: "OnCallClientTests",
            dependencies: [
                "DemoServer", "Features", "HTTPCurl", "JSON", "OnCall", "OnCallClient", "Planning", "RecordedPages",
                "SeededRandom",
            ],
            exclude: ["Recordings"]),
        .testTarget(
            name: "TerminalCursesTests",
            dependencies: [
                "CCrashGuard", "CNcurses", "ScratchFolders", "SeededRandom", "TerminalCore", "TerminalCurses",
            ]),
        .testTarget(
            name: "ConfigurationTests",
            dependencies: [
                "Configuration", "OnCall", "RecordedPages", "ScratchFolders", "SeededRandom", "TerminalCore",
            ]),
        .testTarget(
            name: "LocalStateTests",
            dependencies: ["JSON", "LocalState", "OnCall", "Platform", "ScratchFolders", "SeededRandom"]),
        .testTarget(name: "DemoServerTests", dependencies: ["DemoServer", "JSON"]),
        .testTarget(
            name: "CommandsTests",
            dependencies: [
                "Commands", "Configuration", "Features", "JSON", "OnCall", "RecordedPages",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .testTarget(name: "ArchitectureTests", dependencies: ["RecordedPages"]),
        .testTarget(
            name: "StoryTests", dependencies: ["DemoServer", "JSON", "Platform", "RecordedPages", "oncall-tui"]),
    ]
)

let settings: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]
for target in package.targets
where target.type != .system && !["CCrashGuard", "CCurl", "CProcess"].contains(target.name) {
    target.swiftSettings = (target.swiftSettings ?? []) + settings
}
