import ArgumentParser

/// Prints how long things take; checks nothing.
@main
struct Benchmarks: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "Benchmarks",
        abstract: "Prints how long things take. It checks nothing.",
        discussion: """
            Build for release: swift run -c release Benchmarks NAME
            Times are medians and 99th percentiles. On a busy machine ratios are more reliable than absolute times.
            """,
        subcommands: [
            StartBenchmark.self, ListKeyBenchmark.self, EditorKeyBenchmark.self, JinjaBenchmark.self,
            EditorAidsBenchmark.self, SweepBenchmark.self, PatternBenchmark.self, RenderBenchmark.self,
            StudioKeyBenchmark.self, StudioRowsBenchmark.self, PlanBenchmark.self, MatrixBenchmark.self,
            TextKeyBenchmark.self, WholeTextBenchmark.self, PaletteBenchmark.self,
            ScaleBenchmark.self, LintBenchmark.self,
        ])
}
