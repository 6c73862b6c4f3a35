/// Monitoring as a service, and that of clouds.
extension SamplePayload {
    static let datadog = [
        SamplePayload(
            "firing", "a monitor has triggered; the body is Markdown",
            #"""
            {
              "id": "7801234567890123456",
              "title": "[P2] [Triggered on {pop:fra1}] Edge answers with errors",
              "body": "%%%\nMore than 20 answers a second of **fra1** are 5xx.\n\n@webhook-oncall\n\n- - -\n\n[Monitor](https://monitors.example.net/monitors/88120431) was triggered at Mon Nov 23 2026 15:01:17 UTC.\n%%%",
              "alert_type": "error",
              "alert_transition": "Triggered",
              "alert_id": "88120431",
              "alert_query": "avg(last_5m):avg:haproxy.backend.response.5xx{env:production} by {pop} > 20",
              "alert_scope": "pop:fra1",
              "event_type": "query_alert_monitor",
              "date": "1795446077000",
              "last_updated": "1795446077000",
              "hostname": "edge-12.example.net",
              "org": {
                "id": "310044",
                "name": "Example Shop"
              },
              "priority": "normal",
              "severity": "P2",
              "tags": "env:production,monitor,pop:fra1,service:edge,team:network",
              "snapshot": "https://dd-snapshots.example.net/7801234567890123456.png",
              "url": "https://monitors.example.net/event/event?id=7801234567890123456"
            }
            """#),
        SamplePayload(
            "resolved", "the monitor has recovered",
            #"""
            {
              "id": "7801234567890123456",
              "title": "[P2] [Recovered on {pop:fra1}] Edge answers with errors",
              "body": "%%%\nFewer than 20 answers a second of **fra1** are 5xx.\n\n@webhook-oncall\n\n- - -\n\n[Monitor](https://monitors.example.net/monitors/88120431) has recovered at Mon Nov 23 2026 15:21:17 UTC.\n%%%",
              "alert_type": "success",
              "alert_transition": "Recovered",
              "alert_id": "88120431",
              "alert_query": "avg(last_5m):avg:haproxy.backend.response.5xx{env:production} by {pop} > 20",
              "alert_scope": "pop:fra1",
              "event_type": "query_alert_monitor",
              "date": "1795447277000",
              "last_updated": "1795447277000",
              "hostname": "edge-12.example.net",
              "org": {
                "id": "310044",
                "name": "Example Shop"
              },
              "priority": "normal",
              "severity": "P2",
              "tags": "env:production,monitor,pop:fra1,service:edge,team:network",
              "snapshot": "https://dd-snapshots.example.net/7801234567890123456.png",
              "url": "https://monitors.example.net/event/event?id=7801234567890123456"
            }
            """#),
    ]

    static let newrelic = [
        SamplePayload(
            "firing", "an issue is active, two entities are affected",
            #"""
            {
              "id": "2f0c6a44-51f2-4c0e-9d6b-0d6c9b1f7a10",
              "issueUrl": "https://issues.example.net/accounts/31/issues/2f0c6a44",
              "title": "Push delivery: error percentage above 5 %",
              "priority": "CRITICAL",
              "state": "ACTIVATED",
              "trigger": "STATE_CHANGE",
              "isCorrelated": false,
              "impactedEntities": [
                "push-gateway",
                "push-worker"
              ],
              "totalIncidents": 2,
              "createdAt": 1795444877000,
              "updatedAt": 1795447277000,
              "closedAt": null,
              "sources": [
                "newrelic"
              ],
              "alertPolicyNames": [
                "Mobile golden signals"
              ],
              "alertConditionNames": [
                "Push delivery errors"
              ],
              "workflowName": "To the duty engineer",
              "runbookUrl": "https://runbooks.example.net/push"
            }
            """#),
        SamplePayload(
            "resolved", "the issue is closed",
            #"""
            {
              "id": "2f0c6a44-51f2-4c0e-9d6b-0d6c9b1f7a10",
              "issueUrl": "https://issues.example.net/accounts/31/issues/2f0c6a44",
              "title": "Push delivery: error percentage above 5 %",
              "priority": "CRITICAL",
              "state": "CLOSED",
              "trigger": "INCIDENT_CLOSED",
              "isCorrelated": false,
              "impactedEntities": [
                "push-gateway",
                "push-worker"
              ],
              "totalIncidents": 2,
              "createdAt": 1795444877000,
              "updatedAt": 1795447277000,
              "closedAt": 1795447277000,
              "sources": [
                "newrelic"
              ],
              "alertPolicyNames": [
                "Mobile golden signals"
              ],
              "alertConditionNames": [
                "Push delivery errors"
              ],
              "workflowName": "To the duty engineer",
              "runbookUrl": "https://runbooks.example.net/push"
            }
            """#),
    ]

    static let amazonSNS = [
        SamplePayload(
            "firing", "an alarm of CloudWatch; the server keeps the message inside",
            #"""
            {
              "AlarmName": "Forecast above the monthly budget",
              "AlarmDescription": "The forecast of account staging is above 4000 USD.",
              "AWSAccountId": "123456789012",
              "AlarmArn": "arn:aws:cloudwatch:eu-west-1:123456789012:alarm:budget-staging",
              "NewStateValue": "ALARM",
              "OldStateValue": "OK",
              "NewStateReason": "Threshold Crossed: 1 datapoint [4212.0 (23/11/26 06:00:00)] was greater than the threshold (4000.0).",
              "StateChangeTime": "2026-11-23T12:00:41.118+0000",
              "Region": "EU (Ireland)",
              "OKActions": [],
              "AlarmActions": [
                "arn:aws:sns:eu-west-1:123456789012:oncall"
              ],
              "InsufficientDataActions": [],
              "Trigger": {
                "MetricName": "EstimatedCharges",
                "Namespace": "AWS/Billing",
                "StatisticType": "Statistic",
                "Statistic": "MAXIMUM",
                "Unit": null,
                "Dimensions": [
                  {
                    "name": "Currency",
                    "value": "USD"
                  }
                ],
                "Period": 21600,
                "EvaluationPeriods": 1,
                "ComparisonOperator": "GreaterThanThreshold",
                "Threshold": 4000.0,
                "TreatMissingData": "missing"
              }
            }
            """#),
        SamplePayload(
            "resolved", "the alarm is back to OK",
            #"""
            {
              "AlarmName": "Forecast above the monthly budget",
              "AlarmDescription": "The forecast of account staging is above 4000 USD.",
              "AWSAccountId": "123456789012",
              "AlarmArn": "arn:aws:cloudwatch:eu-west-1:123456789012:alarm:budget-staging",
              "NewStateValue": "OK",
              "OldStateValue": "ALARM",
              "NewStateReason": "Threshold Crossed: 1 datapoint [3871.0 (23/11/26 12:00:00)] was not greater than the threshold (4000.0).",
              "StateChangeTime": "2026-11-23T18:00:41.118+0000",
              "Region": "EU (Ireland)",
              "OKActions": [],
              "AlarmActions": [
                "arn:aws:sns:eu-west-1:123456789012:oncall"
              ],
              "InsufficientDataActions": [],
              "Trigger": {
                "MetricName": "EstimatedCharges",
                "Namespace": "AWS/Billing",
                "StatisticType": "Statistic",
                "Statistic": "MAXIMUM",
                "Unit": null,
                "Dimensions": [
                  {
                    "name": "Currency",
                    "value": "USD"
                  }
                ],
                "Period": 21600,
                "EvaluationPeriods": 1,
                "ComparisonOperator": "GreaterThanThreshold",
                "Threshold": 4000.0,
                "TreatMissingData": "missing"
              }
            }
            """#),
        SamplePayload(
            "text", "a message that is not JSON",
            #"""
            {
              "message": "disk of build-02 is full"
            }
            """#),
    ]

    static let stackdriver = [
        SamplePayload(
            "firing", "an incident is open",
            #"""
            {
              "version": "1.2",
              "incident": {
                "incident_id": "0.mvl6h0q2x4ab",
                "scoping_project_id": "example-shop-prod",
                "started_at": 1795444877,
                "ended_at": null,
                "state": "open",
                "severity": "Critical",
                "policy_name": "Load balancer health",
                "condition_name": "5xx ratio",
                "summary": "5xx ratio of shop-frontend is above the threshold of 0.05 with a value of 0.081.",
                "url": "https://console.example.net/monitoring/alerting/incidents/0.mvl6h0q2x4ab",
                "observed_value": "0.081",
                "threshold_value": "0.05",
                "resource_id": "",
                "resource_name": "example-shop-prod shop-frontend",
                "resource": {
                  "type": "https_lb_rule",
                  "labels": {
                    "forwarding_rule_name": "shop-frontend",
                    "project_id": "example-shop-prod"
                  }
                },
                "metric": {
                  "type": "loadbalancing/https/request_count",
                  "displayName": "Request count",
                  "labels": {
                    "response_code_class": "500"
                  }
                },
                "documentation": {
                  "content": "Look at the last roll-out first: https://runbooks.example.net/lb",
                  "mime_type": "text/markdown"
                }
              }
            }
            """#),
        SamplePayload(
            "resolved", "the incident is closed",
            #"""
            {
              "version": "1.2",
              "incident": {
                "incident_id": "0.mvl6h0q2x4ab",
                "scoping_project_id": "example-shop-prod",
                "started_at": 1795444877,
                "ended_at": 1795447277,
                "state": "closed",
                "severity": "Critical",
                "policy_name": "Load balancer health",
                "condition_name": "5xx ratio",
                "summary": "5xx ratio of shop-frontend returned to normal with a value of 0.004.",
                "url": "https://console.example.net/monitoring/alerting/incidents/0.mvl6h0q2x4ab",
                "observed_value": "0.081",
                "threshold_value": "0.05",
                "resource_id": "",
                "resource_name": "example-shop-prod shop-frontend",
                "resource": {
                  "type": "https_lb_rule",
                  "labels": {
                    "forwarding_rule_name": "shop-frontend",
                    "project_id": "example-shop-prod"
                  }
                },
                "metric": {
                  "type": "loadbalancing/https/request_count",
                  "displayName": "Request count",
                  "labels": {
                    "response_code_class": "500"
                  }
                },
                "documentation": {
                  "content": "Look at the last roll-out first: https://runbooks.example.net/lb",
                  "mime_type": "text/markdown"
                }
              }
            }
            """#),
    ]
}
