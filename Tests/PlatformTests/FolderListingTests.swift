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
}
