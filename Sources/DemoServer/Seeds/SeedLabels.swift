/// Labels of the seeded integrations. Some are older than the rules and violate them, as in any company.
enum SeedLabels {
    static func labels(of seed: SeedIntegration, at index: Int) -> (fixed: [LabelRecord], dynamic: [LabelRecord]) {
        guard index % 5 != 3 else { return ([], []) }
        var fixed: [LabelRecord] = []
        if let team = seed.team { fixed.append(LabelRecord("team", team)) }
        fixed.append(LabelRecord("environment", seed.environment ?? "production"))
        if let service = seed.service { fixed.append(LabelRecord("service", service)) }
        if index % 4 == 0 { fixed.append(LabelRecord("tier", index % 8 == 0 ? "critical" : "standard")) }
        switch index % 10 {
        case 4: fixed.append(LabelRecord("region", "eu-west-1"))
        case 6: fixed.append(LabelRecord("cost-center", "R.and.D"))
        case 7: fixed.append(LabelRecord("1st_line", "yes"))
        case 9: fixed.append(LabelRecord("owner", "Anna Müller"))
        default: break
        }
        var dynamic: [LabelRecord] = []
        if index % 2 == 0 { dynamic.append(LabelRecord("severity", "{{ payload.get('severity', 'unknown') }}")) }
        if index % 3 == 0 {
            dynamic.append(LabelRecord("cluster", "{{ payload.commonLabels.get('cluster', '') }}"))
        }
        if index % 12 == 5 { dynamic.append(LabelRecord("alert-name", "{{ payload.commonLabels.alertname }}")) }
        return (fixed, dynamic)
    }
}
