/// Times of several operations of several builds, side by side.
struct Comparison {
    private let things: [String]
    private var samples: [[Samples]]
    private let builds: [(name: String, path: String)]

    init(_ things: [String], of builds: [(name: String, path: String)]) {
        self.things = things
        self.builds = builds
        samples = Array(repeating: Array(repeating: Samples(), count: things.count), count: builds.count)
    }

    mutating func add(_ times: [Duration], of build: Int) {
        for (thing, time) in times.enumerated() { samples[build][thing].add(time) }
    }

    func show(_ title: String) {
        let isAlone = builds.count == 1
        var table = Table(title, ["", "build"] + Samples.columns + (isAlone ? [] : ["ratio"]))
        for (thing, name) in things.enumerated() {
            for (build, own) in builds.enumerated() {
                let ratio = Samples.ratio(samples[build][thing].median, to: samples[0][thing].median)
                table.add(
                    [build == 0 ? name : "", own.name] + samples[build][thing].cells + (isAlone ? [] : [ratio]))
            }
        }
        table.show()
        for build in builds { print("  \(build.name): \(build.path)") }
        print("")
    }
}
