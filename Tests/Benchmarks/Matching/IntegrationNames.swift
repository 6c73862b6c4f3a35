import SeededRandom

/// Names as people give them to integrations, and what they type to find one: the same in every run.
struct IntegrationNames {
    private(set) var names: [String] = []
    private(set) var queries: [String] = []
    private var random = SeededGenerator(seed: 38)

    private static let services = [
        "payments", "checkout", "billing", "kubernetes", "postgres", "redis", "kafka", "rabbitmq", "elasticsearch",
        "nginx",
        "gateway", "auth", "sessions", "users", "search", "catalog", "inventory", "shipping", "orders", "cart", "email",
        "sms", "notifications", "analytics", "warehouse", "airflow", "vault", "consul", "etcd", "prometheus", "loki",
        "tempo", "mimir", "cassandra", "mysql", "memcached", "cdn", "edge", "dns", "vpn", "backup", "storage", "media",
        "mobile", "web", "graphql", "fraud", "ledger",
    ]
    private static let kinds = [
        "errors", "latency", "alerts", "webhooks", "node-exporter", "heartbeat", "saturation", "queue-lag", "disk",
        "memory", "cpu", "replication", "uptime", "SLO", "burn-rate", "certificates", "jobs", "cron", "deploys",
        "canary",
    ]
    private static let regions = ["eu-west-1", "eu-central-1", "us-east-1", "us-west-2", "ap-southeast-1", "sa-east-1"]
    private static let stages = ["prod", "production", "staging", "dev", "qa", "sandbox", "dr"]
    private static let teams = ["Payments", "Checkout", "SRE", "Data", "Platform", "Network", "Mobile", "Security"]

    init(names count: Int, queries: Int) {
        var seen: Set<String> = []
        while names.count < count {
            let name = name()
            if seen.insert(name).inserted { names.append(name) }
        }
        while self.queries.count < queries {
            let query = query(self.queries.count % 5, one(names)).trimmed
            if query.count > 1 { self.queries.append(query) }
        }
    }

    private mutating func one(_ texts: [String]) -> String { texts.randomElement(using: &random) ?? "" }

    private mutating func name() -> String {
        let (service, kind, region) = (one(Self.services), one(Self.kinds), one(Self.regions))
        let (stage, team, number) = (one(Self.stages), one(Self.teams), Int.random(in: 0..<200, using: &random))
        return switch Int.random(in: 0..<8, using: &random) {
        case 0: "\(service.capitalizedFirst) \(kind) (\(stage))"
        case 1: "\(service)-\(stage)-\(region)-\(kind)"
        case 2: "\(team): \(service.capitalizedFirst) \(kind) \(region)"
        case 3: "\(service)_\(kind)_\(stage)"
        case 4: "\(service.capitalizedFirst)\(kind.capitalizedFirst) \(stage)"
        case 5: "\(region)/\(service)/\(kind)"
        case 6: "[\(stage.uppercased())] \(service.uppercased()) \(kind) #\(number)"
        default: "\(team) \(service) \(kind) \(region) \(stage) \(number)"
        }
    }

    /// Starts of words, a part, some letters, two words, or the start of a service.
    private mutating func query(_ kind: Int, _ name: String) -> String {
        let words = name.split { !$0.isLetter && !$0.isNumber }.map(String.init)
        switch kind {
        case 0: return words.map { String($0.prefix(Int.random(in: 1...3, using: &random))) }.joined().lowercased()
        case 1:
            let start = Int.random(in: 0..<name.count, using: &random)
            return String(name.dropFirst(start).prefix(Int.random(in: 3..<8, using: &random))).lowercased()
        case 2: return words.joined().filter { _ in Int.random(in: 0..<4, using: &random) == 0 }.lowercased()
        case 3: return (one(words).prefix(4) + " " + one(words).prefix(3)).lowercased()
        default:
            let start = one(Self.services).prefix(Int.random(in: 2..<6, using: &random))
            return Bool.random(using: &random) ? String(start) : String(start).capitalizedFirst
        }
    }
}

extension String {
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }

    /// Without what would be a sign of fzf's own search, such as `^` and `!`.
    fileprivate var trimmed: String {
        let plain = filter { $0.isLetter || $0.isNumber || " -_/".contains($0) }
        return plain.split(separator: " ").joined(separator: " ")
    }
}
