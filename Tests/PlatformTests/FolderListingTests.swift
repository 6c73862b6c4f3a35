import Glibc
import ScratchFolders
import Testing

@testable import Platform

@Suite struct FolderListingTests {
    private let scratch: ScratchFolder

    init() throws { scratch = try ScratchFolder() }

    @Test func `names are sorted, and can be listed repeatedly`() throws {
        for name in ["b", ".a", "c"] { try scratch.write("", to: name) }
        #expect(try FolderListing.names(at: scratch.path) == [".a", "b", "c"])
        let folder = open(scratch.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        defer { close(folder) }
        for _ in 0..<2 { #expect(try FolderListing.names(in: folder) == [".a", "b", "c"]) }
    }

    @Test func `a missing folder is an error`() throws {
        let path = scratch.path + "/none"
        #expect(throws: SystemError(code: ENOENT)) { try FolderListing.names(at: path) }
    }

    @Test func `names of every length are read whole, also more than fit in one read`() throws {
        let names = (0..<2000).map { "\(10_000 + $0)" + String(repeating: "x", count: $0 % 250) }
        for name in names { try scratch.write("", to: name) }
        #expect(try FolderListing.names(at: scratch.path) == names.sorted())
    }
}
