/// Supplies the names, types and teams of the seeded integrations: first those written by hand, then generated ones, with unusual
/// names among them.
struct SeedNames {
    private static let services: [(name: String, team: String)] = [
        ("billing", "Payments"), ("ledger", "Payments"), ("payouts", "Payments"), ("fraud", "Payments"),
        ("cart", "Checkout"), ("checkout", "Checkout"), ("pricing", "Checkout"), ("orders", "Checkout"),
        ("auth", "Security"), ("vault", "Security"), ("audit", "Security"), ("ingest", "Data"), ("search", "Data"),
        ("reports", "Data"), ("warehouse", "Data"), ("push", "Mobile"), ("ios-gateway", "Mobile"), ("media", "Mobile"),
        ("cdn", "Network"), ("edge", "Network"), ("dns", "Network"), ("mailer", "Platform"), ("scheduler", "Platform"),
        ("builds", "Platform"), ("registry", "Platform"), ("gateway", "SRE"), ("sessions", "SRE"), ("inventory", "SRE"),
    ]
    private static let environments = ["production", "staging", "production", "dev", "production", "canary"]
    private static let regions = ["eu-west", "us-east", "ap-south", "eu-north", "us-west"]
    private static let types = [
        "alertmanager", "grafana", "alertmanager", "grafana_alerting", "webhook", "datadog", "alertmanager", "sentry",
        "formatted_webhook", "zabbix", "grafana_alerting", "newrelic", "uptimerobot", "elastalert", "pagerduty", "jira",
        "amazon_sns", "kapacitor", "stackdriver", "inbound_email", "pingdom", "webhook", "fabric",
        "prtg", "servicenow", "zendesk", "appdynamics",
    ]

    private var taken: Set<String> = []
    private var unusualNames = SeedNames.unusualNames[...]

    /// The integration at an index of the list.
    mutating func next(at index: Int, _ random: inout IDSource) -> SeedIntegration {
        if index < SeedNames.written.count {
            let seed = SeedNames.written[index]
            taken.insert(seed.name)
            return seed
        }
        let (service, team) = SeedNames.services[random.number(below: SeedNames.services.count)]
        let environment = SeedNames.environments[random.number(below: SeedNames.environments.count)]
        let region = SeedNames.regions[random.number(below: SeedNames.regions.count)]
        let type = SeedNames.types[random.number(below: SeedNames.types.count)]
        var seed = SeedIntegration("\(service) \(environment) \(region)", type, team)
        seed.service = service
        seed.environment = environment
        seed.region = region
        if index % 9 == 4 { seed.team = nil }
        if index % 4 == 1 { seed.description = "Alerts of \(service) in \(environment)" }
        if index % 3 == 2, let odd = unusualNames.popFirst() {
            seed.name = odd
        } else {
            var number = 1
            while taken.contains(seed.name) {
                number += 1
                seed.name = "\(service) \(environment) \(region)-\(number)"
            }
        }
        taken.insert(seed.name)
        return seed
    }
}
