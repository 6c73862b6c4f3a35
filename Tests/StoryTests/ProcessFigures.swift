import Foundation

/// The resources of a process, as the system reports them.
struct ProcessFigures {
    /// Private memory without mapped files, in kB.
    let memory: Int
    /// Open files, sockets and pipes; 0 if unknown, since a console hides them from all but root.
    let descriptors: Int
    let threads: Int

    init(of process: pid_t) throws {
        let status = try String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
        func number(_ name: String) -> Int {
            let line = status.split(separator: "\n").first { $0.hasPrefix(name + ":") } ?? ""
            return Int(line.filter(\.isNumber)) ?? 0
        }
        memory = number("RssAnon")
        threads = number("Threads")
        descriptors = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(process)/fd"))?.count ?? 0
    }
}
