import Glibc

/// The system's view of this process.
enum System {
    static var threads: Int { names(in: "/proc/self/task").count }

    /// Only sockets: Swift's own timers open other descriptors at any time.
    static var sockets: Int {
        names(in: "/proc/self/fd").count { name in
            var target = [CChar](repeating: 0, count: 16)
            return readlink("/proc/self/fd/\(name)", &target, 7) == 7 && strncmp(target, "socket:", 7) == 0
        }
    }

    private static func names(in path: String) -> [String] {
        guard let folder = opendir(path) else { return [] }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder), let offset = MemoryLayout<dirent>.offset(of: \.d_name) {
            // Not copied: a record ends after its name.
            let name = String(cString: UnsafeRawPointer(entry).advanced(by: offset).assumingMemoryBound(to: CChar.self))
            if name.first != "." { names.append(name) }
        }
        return names
    }
}
