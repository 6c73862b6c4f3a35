import Foundation
import Testing

@testable import DemoServer

@Suite struct RequestLogTests {
    private let folder = "/tmp/demo-log-" + UUID().uuidString.prefix(8)

    init() throws { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) }

    private func message(_ path: String) -> String {
        do throws(DemoStartFailure) {
            _ = try RequestLog(path: path)
            return ""
        } catch {
            return "\(error)"
        }
    }

    @Test func `a symbolic link instead of the log is not followed`() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let target = folder + "/target"
        try Data("mine\n".utf8).write(to: URL(filePath: target))
        for (name, target) in [("link", target), ("dangling", folder + "/none")] {
            let link = "\(folder)/\(name)"
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: target)
            #expect(message(link) == "cannot open \(link): is a symbolic link, which is not followed")
        }
        #expect(FileManager.default.contents(atPath: target) == Data("mine\n".utf8))
        #expect(!FileManager.default.fileExists(atPath: folder + "/none"))
    }

    @Test func `a pipe instead of the log does not block`() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let pipe = folder + "/pipe"
        #expect(mkfifo(pipe, 0o600) == 0)
        #expect(message(pipe).hasPrefix("cannot open \(pipe): "))
        #expect(message(folder).hasPrefix("cannot open \(folder): "))
    }

    @Test func `access of others to the log is removed`() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        for name in ["new", "old"] {
            let path = "\(folder)/\(name)"
            if name == "old" { try Data("{}\n".utf8).write(to: URL(filePath: path)) }
            if name == "old" { chmod(path, 0o644) }
            #expect(message(path) == "")
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect(mode == 0o600, "\(name)")
        }
    }
}
