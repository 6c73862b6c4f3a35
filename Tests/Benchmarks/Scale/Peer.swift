/// A program that shows a list of rows on the terminal.
struct Peer {
    let name: String
    /// The program with its arguments.
    let arguments: [String]
    /// Environment variables besides those of every program.
    var variables: [String] = []
    /// What its home folder has at the start; nil for nothing.
    var home: String?
    /// What it writes once the list is whole; the first screen otherwise.
    var whole = ""
    /// Moves to the next row.
    let down: String
    /// Opens the filter, types text into it, and closes it again; nil without a filter that follows the typing.
    var filter: (open: String, close: String)?

    /// - Parameter file: has the rows, a line each.
    static func others(_ file: String, rows: Int, floor: String) -> [Peer] {
        let bare = Peer(
            name: "floor", arguments: [floor, file], whole: "\(rows)/\(rows)", down: "j", filter: ("/", "\u{1B}"))
        let installed = [
            Peer(
                name: "fzf",
                arguments: ["/usr/bin/sh", "-c", "exec fzf --layout=reverse --no-unicode --preview='' < '\(file)'"],
                whole: "\(rows)/\(rows)", down: "\u{1B}[B", filter: ("", "\u{15}")),
            Peer(name: "tig", arguments: ["/usr/bin/sh", "-c", "exec tig < '\(file)'"], down: "j"),
            Peer(name: "less", arguments: ["/usr/bin/less", file], down: "j"),
        ]
        return [bare] + installed
    }
}
