import Foundation

/// The program that was built with these tests.
enum Program {
    static var url: URL {
        URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent().appending(
            path: "oncall-tui")
    }
}
