/// Times of several operations of several builds, side by side.
struct Comparison {
    private let operations: [String]
    private var samples: [[Samples]]
    private let builds: [(name: String, path: String)]

    init(_ operations: [String], of builds: [(name: String, path: String)]) {
        self.operations = operations
        self.builds = builds
        samples = Array(repeating: Array(repeating: Samples(), count: operations.count), count: builds.count)
    }

    mutating func add(_ times: [Duration], of build: Int) {
        for (operation, time) in times.enumerated() { samples[build][operation].add(time) }
    }

    func show(_ title: String) {
        let isAlone = builds.count == 1
        var table = Table(title, ["", "build"] + Samples.columns + (isAlone ? [] : ["ratio"]))
        for (operation, name) in operations.enumerated() {
            for (build, own) in builds.enumerated() {
                let ratio = Samples.ratio(samples[build][operation].median, to: samples[0][operation].median)
                table.add(
                    [build == 0 ? name : "", own.name] + samples[build][operation].cells + (isAlone ? [] : [ratio]))
            }
        }
        table.show()
        for build in builds { print("  \(build.name): \(build.path)") }
        print("")
    }
}
