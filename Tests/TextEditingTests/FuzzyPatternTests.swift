import Testing
import TextEditing

/// The ranking agrees with that of fzf.
@Suite struct FuzzyPatternTests {
    private static let names = [
        "Payments API", "Checkout errors", "Kubernetes eu-west production", "Customer journeys", "Postgres primary",
        "Card processor webhooks", "Mobile crash reports", "Edge network", "payments-prod-eu-west-1-latency",
        "paymentsApiLatency", "PaymentsLatency staging", "[PROD] PAYMENTS latency #12", "eu-west-1/payments/latency",
        "Data: Payments latency eu-west-1", "kafka_consumer_lag_prod", "KafkaConsumerLag prod", "Kafka consumer lag",
        "Prometheus: node-exporter 10.0.0.1", "Überwachung Köln", "Zürich café terminals", "SRE burn-rate SLO",
        "site reliability burn rate", "Fraud risk (sandbox)", "Redis 6 replicas", "redis6-replicas",
    ]

    /// What `fzf --filter=QUERY` of fzf 0.38.0 printed for the names, up to three lines.
    @Test(arguments: [
        ("payapi", ["Payments API", "paymentsApiLatency"]),
        (
            "plat",
            ["[PROD] PAYMENTS latency #12", "Data: Payments latency eu-west-1", "eu-west-1/payments/latency"]
        ),
        ("PL", ["PaymentsLatency staging"]),
        ("kcl", ["Kafka consumer lag", "KafkaConsumerLag prod", "kafka_consumer_lag_prod"]),
        ("klag", ["Kafka consumer lag", "kafka_consumer_lag_prod", "KafkaConsumerLag prod"]),
        ("lag kafka", ["Kafka consumer lag", "kafka_consumer_lag_prod", "KafkaConsumerLag prod"]),
        ("uber", ["Überwachung Köln", "Kubernetes eu-west production"]),
        ("cafe", ["Zürich café terminals"]),
        ("Café", []),
        ("r6", ["Redis 6 replicas", "redis6-replicas"]),
        ("burn", ["SRE burn-rate SLO", "site reliability burn rate", "Kubernetes eu-west production"]),
        ("br", ["site reliability burn rate", "SRE burn-rate SLO", "Mobile crash reports"]),
        ("prod", ["KafkaConsumerLag prod", "Kubernetes eu-west production", "kafka_consumer_lag_prod"]),
        ("prod pay", ["[PROD] PAYMENTS latency #12", "payments-prod-eu-west-1-latency"]),
        (
            "euw",
            ["eu-west-1/payments/latency", "Kubernetes eu-west production", "Data: Payments latency eu-west-1"]
        ),
        ("node10", ["Prometheus: node-exporter 10.0.0.1"]),
        ("fs", ["Fraud risk (sandbox)", "KafkaConsumerLag prod", "Kafka consumer lag"]),
        ("ers", ["Checkout errors", "SRE burn-rate SLO", "Kubernetes eu-west production"]),
        ("sre", ["SRE burn-rate SLO", "site reliability burn rate", "Mobile crash reports"]),
        // A single letter is content with the first start of a word, though that after a blank is worth more.
        ("1", ["Prometheus: node-exporter 10.0.0.1", "eu-west-1/payments/latency", "[PROD] PAYMENTS latency #12"]),
        ("zzz", []),
    ])
    func `names are ranked as fzf ranks them`(query: String, expected: [String]) {
        var ranking = FuzzyRanking(Self.names)
        #expect(ranking.ranked(query).prefix(3).map { Self.names[$0] } == expected)
    }

    /// The same letter by letter, where each pattern is searched in what the one before has found.
    @Test(arguments: ["payments latency", "kcl", "prod pay", "Café", "uber", "eu w"])
    func `a pattern that grows and shrinks finds what it finds at once`(query: String) {
        var growing = FuzzyRanking(Self.names)
        let steps = query.indices.map { String(query[...$0]) }
        for text in steps + steps.reversed() + [""] {
            var fresh = FuzzyRanking(Self.names)
            #expect(growing.ranked(text) == fresh.ranked(text), "\(text)")
        }
    }

    @Test(arguments: [
        ("plat", "Data: Payments latency", ["P", "lat"]), ("kcl", "KafkaConsumerLag", ["K", "C", "L"]),
        ("lag kaf", "Kafka lag", ["Kaf", "lag"]), ("foob", "foo-bar foobar", ["foob"]),
        ("e", "e\u{301}te e", ["e\u{301}"]),
        ("uber", "Überwachung", ["Über"]), ("", "Payments", []),
    ])
    func `the letters that match are known`(query: String, text: String, expected: [String]) {
        #expect(FuzzyPattern(query).ranges(in: text)?.map { String(text[$0]) } == expected)
    }

    @Test func `what does not match has no score and no letters`() {
        #expect(FuzzyPattern("xyz").score("Payments") == nil)
        #expect(FuzzyPattern("xyz").ranges(in: "Payments") == nil)
        #expect(FuzzyPattern("stnemyap").score("Payments") == nil)
        #expect(FuzzyPattern("paymentspayments").score("Payments") == nil)
    }

    @Test func `starts of words are worth more, and gaps less`() throws {
        func score(_ query: String, _ text: String) throws -> Int { try #require(FuzzyPattern(query).score(text)) }
        // 16 for each letter; 10 for the first, twice, and as much for those that follow it.
        #expect(try score("pay", "payments") == 3 * 16 + 2 * 10 + 2 * 10)
        #expect(try score("pm", "payments") == 2 * 16 + 2 * 10 - 3 - 1)
        #expect(try score("br", "fo-bar") > score("br", "foob-r"))
        #expect(try score("oob", "foobar") < score("oob", "out-of-bound"))
        #expect(FuzzyPattern("").score("payments") == 0)
    }

    @Test func `long texts and patterns take no more time than their limits`() {
        let long = String(repeating: "a", count: 100_000)
        #expect(FuzzyPattern(long).score(long) != nil)
        #expect(FuzzyPattern("b").score(long + "b") == nil)
        #expect(FuzzyPattern(long + "\u{0}\u{200d}").ranges(in: "👩‍💻\r\n") == nil)
    }
}
