import Glibc
import ScratchFolders
import Testing

@testable import Platform

@Suite struct AppendOnlyFileTests {
    private let scratch: ScratchFolder

    init() throws { scratch = try ScratchFolder() }

    private func refusal(_ path: String) -> AppendOnlyFile.Refusal? {
        do throws(AppendOnlyFile.Refusal) {
            _ = try AppendOnlyFile(path: path)
            return nil
        } catch {
            return error
        }
    }

    @Test func `lines are appended, and access for others is removed`() throws {
        let path = try scratch.write("one\n", to: "log", mode: 0o644)
        for line in ["two\n", "three\n"] { try AppendOnlyFile(path: path).append(Array(line.utf8)) }
        #expect(try scratch.text(of: "log") == "one\ntwo\nthree\n")
        #expect(try scratch.mode(of: "log") == 0o600)
    }

    @Test func `a file is created for this user only`() throws {
        try AppendOnlyFile(path: scratch.path + "/log").append(Array("one\n".utf8))
        #expect(try scratch.mode(of: "log") == 0o600)
    }

    @Test func `links, pipes, folders and missing folders are refused`() throws {
        try scratch.write("precious", to: "target")
        let link = scratch.path + "/link"
        #expect(symlink("target", link) == 0)
        #expect(refusal(link) == .isLink)
        // Without a reader it can't be opened; with one, it is not a regular file.
        let pipe = scratch.path + "/pipe"
        #expect(mkfifo(pipe, 0o600) == 0)
        #expect(refusal(pipe) == .system(SystemError(code: ENXIO)))
        let reader = open(pipe, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        #expect(refusal(pipe) == .isNotAFile)
        close(reader)
        #expect(refusal(scratch.path) == .system(SystemError(code: EISDIR)))
        #expect(refusal(scratch.path + "/none/log") == .system(SystemError(code: ENOENT)))
    }

    @Test func `a device is refused`() {
        #expect(refusal("/dev/null") == .isNotAFile)
    }
}
