import FoundationEssentials
import JSON
import ScratchFolders
import Testing

@testable import LocalState

@Suite struct EditorFileTests {
    private let scratch: ScratchFolder

    init() throws { scratch = try ScratchFolder() }

    private func create(
        _ text: String = "{{ x }}\n", name: String = "slack.title", extension: String = "jinja"
    ) throws(FileProblem) -> EditorFile {
        try EditorFile.create(text: text, name: name, extension: `extension`, stateFolder: scratch.path)
    }

    /// The part of `path` below the scratch folder.
    private func inside(_ path: String) -> String { String(path.dropFirst(scratch.path.count + 1)) }

    private func folder(of file: EditorFile) -> String {
        inside(file.path).split(separator: "/").dropLast().joined(separator: "/")
    }

    @Test(arguments: ["", "one", "{{ x }}\r\n\ttwo\n\n", "\u{0}\u{1B}[31m \u{E9} e\u{301} 😀\u{FEFF}"])
    func `a text is written and read byte for byte`(text: String) throws {
        let file = try create(text)
        #expect(try scratch.text(of: inside(file.path)).isExactly(text))
        #expect(try file.read(limit: 1 << 20).isExactly(text))
    }

    @Test func `the file is in a folder of its own, accessible to the user only`() throws {
        let file = try create()
        #expect(file.path.hasPrefix(scratch.path + "/editor/") && file.path.hasSuffix("/slack.title.jinja"))
        #expect(try scratch.files == [inside(file.path)])
        #expect(inside(file.path).split(separator: "/").count == 3)
        #expect(try scratch.mode(of: inside(file.path)) == 0o600)
        #expect(try scratch.mode(of: folder(of: file)) == 0o700)
        #expect(try scratch.mode(of: "editor") == 0o700)
    }

    @Test func `the same name twice gives two files`() throws {
        let (one, other) = (try create("one"), try create("other"))
        #expect(one.path != other.path)
        one.remove()
        #expect(try other.read(limit: 100) == "other")
    }

    @Test func `a state folder is created if missing, and access for others is removed`() throws {
        let file = try EditorFile.create(text: "x", name: "n", extension: "txt", stateFolder: scratch.path + "/a/b")
        #expect(try file.read(limit: 1) == "x")
        try FileManager.default.createDirectory(
            atPath: scratch.path + "/editor", withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o755])
        _ = try create()
        #expect(try scratch.mode(of: "editor") == 0o700)
    }

    @Test(arguments: [
        "../../../x", "..", "a/b", "", "\u{0}", ".hidden", "-rf", "é\n", String(repeating: "x", count: 5000),
        String(repeating: "😀", count: 60),
    ])
    func `a name can't form a path`(name: String) throws {
        for file in [try create(name: name), try create(extension: name)] {
            let parts = inside(file.path).split(separator: "/")
            #expect(parts.count == 3)
            #expect(parts[2].utf8.count < 255 && !parts[2].hasPrefix("."))
            #expect(try file.read(limit: 100) == "{{ x }}\n")
            file.remove()
        }
        #expect(try scratch.files == [])
    }

    @Test func `a file that the editor wrote in place or replaced is read`() throws {
        let file = try create()
        try scratch.write("written in place", to: inside(file.path))
        #expect(try file.read(limit: 100) == "written in place")
        try scratch.write("replaced", to: folder(of: file) + "/4913")
        try FileManager.default.removeItem(atPath: file.path)
        try FileManager.default.moveItem(
            atPath: scratch.path + "/" + folder(of: file) + "/4913", toPath: file.path)
        #expect(try file.read(limit: 100) == "replaced")
    }

    @Test(arguments: [[0xFF], [0x61, 0xC3], [0xED, 0xA0, 0x80], [0xFF, 0xFE, 0x61, 0x00]] as [[UInt8]])
    func `a file that is not text is reported, and kept`(bytes: [UInt8]) throws {
        let file = try create()
        try Data(bytes).write(to: URL(filePath: file.path))
        let error = #expect(throws: FileProblem.self) { try file.read(limit: 100) }
        #expect(error?.description == "\(file.path): is not text in UTF-8")
        #expect(try Data(contentsOf: URL(filePath: file.path)) == Data(bytes))
    }

    @Test func `a text that has become too long is reported, and kept`() throws {
        let file = try create("12345")
        #expect(try file.read(limit: 5) == "12345")
        let error = #expect(throws: FileProblem.self) { try file.read(limit: 4) }
        #expect(error?.description == "\(file.path): File too large")
        #expect(try file.read(limit: 5) == "12345")
    }

    @Test func `a missing file is reported`() throws {
        let file = try create()
        try FileManager.default.removeItem(atPath: file.path)
        let error = #expect(throws: FileProblem.self) { try file.read(limit: 100) }
        #expect(error?.description == "\(file.path): No such file or directory")
        file.remove()
        #expect(throws: FileProblem.self) { try file.read(limit: 100) }
        file.remove()
    }

    @Test func `no symbolic link is followed, and its target is not removed`() throws {
        let file = try create()
        try scratch.write("precious", to: "target")
        try FileManager.default.removeItem(atPath: file.path)
        try FileManager.default.createSymbolicLink(atPath: file.path, withDestinationPath: scratch.path + "/target")
        #expect(throws: FileProblem.self) { try file.read(limit: 100) }
        file.remove()
        #expect(try scratch.files == ["target"])
        #expect(try scratch.text(of: "target") == "precious")
    }

    @Test func `a folder that was replaced by a symbolic link is neither read nor emptied`() throws {
        let file = try create()
        let folder = scratch.path + "/" + folder(of: file)
        try FileManager.default.moveItem(atPath: folder, toPath: scratch.path + "/elsewhere")
        try FileManager.default.createSymbolicLink(atPath: folder, withDestinationPath: scratch.path + "/elsewhere")
        #expect(throws: FileProblem.self) { try file.read(limit: 100) }
        file.remove()
        #expect(try scratch.text(of: "elsewhere/slack.title.jinja") == "{{ x }}\n")
    }

    @Test func `removing deletes the folder and other files in it`() throws {
        let file = try create()
        for name in ["slack.title.jinja~", ".slack.title.jinja.swp"] {
            try scratch.write("x", to: folder(of: file) + "/" + name)
        }
        file.remove()
        #expect(try FileManager.default.subpathsOfDirectory(atPath: scratch.path) == ["editor"])
    }

    @Test func `a disk error is reported with its path`() throws {
        try scratch.write("in the way", to: "editor")
        let error = #expect(throws: FileProblem.self) { try create() }
        #expect(error?.description == "\(scratch.path)/editor: Not a directory")
        #expect(try scratch.files == ["editor"])
    }
}
