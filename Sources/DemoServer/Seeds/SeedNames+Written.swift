extension SeedNames {
    /// The first rows of the list.
    static let written: [SeedIntegration] = [
        SeedIntegration(
            "Payments API", "alertmanager", "Payments", "Latency, error rate and saturation of the payments API"),
        SeedIntegration("Checkout errors", "sentry", "Checkout", "Unhandled exceptions in the web checkout"),
        SeedIntegration(
            "Kubernetes eu-west production", "alertmanager", "Platform", "Cluster alerts: nodes, quotas, crash loops"),
        SeedIntegration("Customer journeys", "grafana_alerting", "SRE", "Synthetic probes of the five money paths"),
        SeedIntegration("Postgres primary", "zabbix", "Data", "Replication lag, locks, disk"),
        SeedIntegration(
            "Card processor webhooks", "webhook", "Payments", "Declines and time-outs reported by the processor"),
        SeedIntegration("Mobile crash reports 📱", "fabric", "Mobile"),
        SeedIntegration("Edge network", "datadog", "Network", "Points of presence, BGP sessions, TLS expiry"),
        SeedIntegration("Status page probes", "uptimerobot", "SRE"),
        SeedIntegration("Data warehouse loads", "grafana", "Data", "Nightly loads that are late or short of rows"),
        SeedIntegration("Security findings", "jira", "Security", "Tickets with the label urgent"),
        SeedIntegration("Search cluster", "elastalert", "Data"),
        SeedIntegration("Legacy batch jobs", "inbound_email", "Platform", "Mails of the cron hosts; to be retired"),
        SeedIntegration("AWS budget alarms", "amazon_sns", "Platform", "Forecast above the monthly budget"),
        SeedIntegration("Kafka consumers", "alertmanager", "Data", "Lag per consumer group"),
        SeedIntegration("Card fraud model", "grafana_alerting", "Payments", "Drift and score distribution"),
        SeedIntegration("iOS push delivery", "newrelic", "Mobile"),
        SeedIntegration("CDN origin shield", "pingdom", "Network"),
        SeedIntegration("Order pipeline", "formatted_webhook", "Checkout", "Orders that are stuck between two states"),
        SeedIntegration("Vault seal status", "alertmanager", "Security"),
        SeedIntegration("Incident hand-over", "manual", nil, "Raised by hand at the change of shift"),
        SeedIntegration("Partner escalations", "pagerduty", "SRE", "What the logistics partner's duty desk sends"),
        SeedIntegration("Sensors Kraków warehouse", "kapacitor", "Data", "Temperatures of the cold store"),
        SeedIntegration("Google Cloud load balancers", "stackdriver", "Network"),
    ]
}
