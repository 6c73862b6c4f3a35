import Glibc
import ScratchFolders
import Testing

@testable import Platform

@Suite struct OpenFileTests {
    private let scratch: ScratchFolder

    init() throws { scratch = try ScratchFolder() }

    private func contents(_ path: String, limit: Int = 1000) throws(SystemError) -> [UInt8] {
        try OpenFile(path).contents(limit: limit)
    }

    private func code(_ body: () throws(SystemError) -> Void) -> Int32? {
        do throws(SystemError) {
            try body()
            return nil
        } catch {
            return error.code
        }
    }

    @Test(arguments: [0, 1, 999, 1000]) func `a file up to the limit is read completely`(size: Int) throws {
        let path = try scratch.write(String(repeating: "x", count: size), to: "file")
        #expect(try contents(path) == Array(repeating: UInt8(ascii: "x"), count: size))
    }

    @Test func `a longer file is too large`() throws {
        let path = try scratch.write(String(repeating: "x", count: 1001), to: "file")
        #expect(code { () throws(SystemError) in _ = try contents(path) } == EFBIG)
    }

    @Test func `a file without a size is read too, up to the limit`() throws {
        #expect(try contents("/proc/self/status", limit: 1 << 20).count > 100)
        #expect(code { () throws(SystemError) in _ = try contents("/dev/zero", limit: 10_000) } == EFBIG)
    }

    @Test func `a missing file and a folder are distinct errors`() throws {
        let path = scratch.path
        #expect(code { () throws(SystemError) in _ = try contents(path + "/none") } == ENOENT)
        #expect(code { () throws(SystemError) in _ = try contents(path) } == EISDIR)
    }

    @Test func `a pipe without a writer doesn't block the reader`() throws {
        let path = scratch.path + "/pipe"
        #expect(mkfifo(path, 0o600) == 0)
        #expect(try contents(path).isEmpty)
        #expect(try !OpenFile(path).status().isRegular)
    }

    @Test func `a link is followed only where that is allowed`() throws {
        try scratch.write("text", to: "file")
        let link = scratch.path + "/link"
        #expect(symlink("file", link) == 0)
        #expect(try contents(link) == Array("text".utf8))
        #expect(code { () throws(SystemError) in _ = try OpenFile(link, followsLinks: false) } == ELOOP)
    }

    @Test func `a path may be relative to an open folder`() throws {
        try scratch.write("text", to: "file")
        let folder = open(scratch.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        defer { close(folder) }
        #expect(try OpenFile("file", in: folder).contents(limit: 4) == Array("text".utf8))
    }

    @Test(arguments: [(0o600, false), (0o400, false), (0o640, true), (0o601, true)])
    func `the status says whether others have access`(mode: Int, isOpen: Bool) throws {
        let status = try OpenFile(try scratch.write("text", to: "file", mode: mode)).status()
        #expect(status.isRegular)
        #expect(status.size == 4)
        #expect(status.isOpenToOthers == isOpen)
    }
}
