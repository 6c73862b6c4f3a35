// swift-tools-version: 6.2
import PackageDescription

// The rooms of the house, bottom up. Who may import whom is checked, import by import, in Tests/ArchitectureTests.
let package = Package(
    name: "oncall-tui",
    products: [.executable(name: "oncall-tui", targets: ["oncall-tui"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/LebJe/TOMLKit", exact: "0.6.0"),
        .package(url: "https://github.com/swhitty/FlyingFox", exact: "0.27.1"),
    ],
    targets: [
        // Cellar: doors to C.
        .systemLibrary(name: "CNcurses"),
        .systemLibrary(name: "CCurl"),
        .target(name: "CCrashGuard"),
        .target(name: "CProcess"),
        // Ground floor: values and rules, no input or output.
        .target(name: "TerminalCore"),
        .target(name: "TextEditing"),
        .target(name: "JSON"),
        .target(name: "Jinja", dependencies: ["JSON"]),
        .target(name: "OnCall", dependencies: ["JSON"]),
        .target(name: "StateMachine"),
        // First floor: what the program does, and what it looks like.
        .target(
            name: "Features", dependencies: ["JSON", "Jinja", "OnCall", "StateMachine", "TerminalCore", "TextEditing"]),
        .target(name: "Panes", dependencies: ["Features", "JSON", "Jinja", "OnCall", "TerminalCore", "TextEditing"]),
        // Windows: the world outside.
        .target(name: "HTTPCurl", dependencies: ["CCurl"]),
        .target(name: "OnCallClient", dependencies: ["HTTPCurl", "OnCall", "JSON"]),
        .target(name: "TerminalCurses", dependencies: ["CNcurses", "CCrashGuard", "TerminalCore"]),
        .target(
            name: "Configuration",
            dependencies: ["TerminalCore", .product(name: "TOMLKit", package: "TOMLKit")],
            resources: [.embedInCode("themes")]
        ),
        .target(name: "LocalState", dependencies: ["OnCall", "JSON"]),
        .target(
            name: "DemoServer",
            dependencies: ["JSON", .product(name: "FlyingFox", package: "FlyingFox")]
        ),
        // Front door.
        .executableTarget(
            name: "oncall-tui",
            dependencies: [
                "CProcess", "Configuration", "DemoServer", "Features", "HTTPCurl", "JSON", "Jinja", "LocalState",
                "OnCall",
                "OnCallClient", "Panes", "StateMachine", "TerminalCore", "TerminalCurses",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),
        // The rooms' tests. A script is a console that is driven by hand.
        .target(name: "SeededRandom", path: "Tests/SeededRandom"),
        .target(
            name: "ConsoleScript", dependencies: ["Features", "JSON", "OnCall", "StateMachine", "TerminalCore"],
            path: "Tests/ConsoleScript"),
        // Prints how long things take; part of no test.
        .executableTarget(
            name: "Benchmarks",
            dependencies: [
                "ConsoleScript", "Features", "JSON", "Jinja", "OnCall", "TerminalCore", "TextEditing",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Tests/Benchmarks", exclude: ["Jinja/jinja2_times.py"]),
        .testTarget(name: "TerminalCoreTests", dependencies: ["SeededRandom", "TerminalCore"]),
        .testTarget(name: "TextEditingTests", dependencies: ["SeededRandom", "TextEditing"]),
        .testTarget(name: "JSONTests", dependencies: ["JSON", "SeededRandom"]),
        .testTarget(
            name: "JinjaTests", dependencies: ["Jinja", "JSON", "SeededRandom"], exclude: ["Corpus", "Oracle"]),
        .testTarget(name: "OnCallTests", dependencies: ["OnCall", "JSON", "SeededRandom"]),
        .testTarget(name: "StateMachineTests", dependencies: ["StateMachine"]),
        .testTarget(
            name: "FeaturesTests",
            dependencies: [
                "ConsoleScript", "Features", "JSON", "Jinja", "OnCall", "StateMachine", "TerminalCore", "TextEditing",
            ]),
        .testTarget(
            name: "PanesTests",
            dependencies: [
                "Configuration", "ConsoleScript", "Features", "JSON", "OnCall", "Panes", "SeededRandom", "StateMachine",
                "TerminalCore",
                "TextEditing",
            ],
            exclude: ["Screens"]),
        .testTarget(name: "HTTPCurlTests", dependencies: ["CCurl", "HTTPCurl"]),
        .testTarget(
            name: "OnCallClientTests",
            dependencies: ["DemoServer", "Features", "HTTPCurl", "JSON", "OnCall", "OnCallClient", "SeededRandom"],
            exclude: ["Recordings"]),
        .testTarget(
            name: "TerminalCursesTests", dependencies: ["CCrashGuard", "CNcurses", "TerminalCore", "TerminalCurses"]),
        .testTarget(name: "ConfigurationTests", dependencies: ["Configuration", "SeededRandom", "TerminalCore"]),
        .testTarget(name: "LocalStateTests", dependencies: ["JSON", "LocalState", "OnCall"]),
        .testTarget(name: "DemoServerTests", dependencies: ["DemoServer", "JSON"]),
        .testTarget(name: "ArchitectureTests"),
        .testTarget(name: "StoryTests", dependencies: ["DemoServer", "JSON", "oncall-tui"]),
    ]
)

let settings: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]
for target in package.targets where target.type != .system && !["CCrashGuard", "CProcess"].contains(target.name) {
    target.swiftSettings = (target.swiftSettings ?? []) + settings
}
