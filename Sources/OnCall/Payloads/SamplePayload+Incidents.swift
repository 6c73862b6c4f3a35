/// Incidents of others, and crashes.
extension SamplePayload {
    static let pagerduty = [
        SamplePayload(
            "firing", "an incident was triggered",
            #"""
            {
              "event": {
                "id": "01DFD8WJ3QZ2",
                "event_type": "incident.triggered",
                "resource_type": "incident",
                "occurred_at": "2026-11-23T08:14:09.482Z",
                "agent": null,
                "client": null,
                "data": {
                  "id": "Q2H3Z8K1B7",
                  "type": "incident",
                  "self": "https://api.partner.example.net/incidents/Q2H3Z8K1B7",
                  "html_url": "https://desk.partner.example.net/incidents/Q2H3Z8K1B7",
                  "number": 8812,
                  "status": "triggered",
                  "incident_key": "lane-hamburg-delay",
                  "created_at": "2026-11-23T08:14:08Z",
                  "title": "Lane Hamburg–Rotterdam: hand-over fails",
                  "service": {
                    "id": "PF9KMXH",
                    "summary": "Carrier gateway",
                    "type": "service_reference"
                  },
                  "assignees": [
                    {
                      "id": "PTUXL6G",
                      "summary": "Duty desk",
                      "type": "user_reference"
                    }
                  ],
                  "escalation_policy": {
                    "id": "PUS0KTE",
                    "summary": "Day shift",
                    "type": "escalation_policy_reference"
                  },
                  "teams": [],
                  "priority": {
                    "id": "PSO75BM",
                    "summary": "P1",
                    "type": "priority_reference"
                  },
                  "urgency": "high",
                  "conference_bridge": null,
                  "resolve_reason": null
                }
              }
            }
            """#),
        SamplePayload(
            "acknowledged", "somebody has taken the incident",
            #"""
            {
              "event": {
                "id": "01DFD8X0HR31",
                "event_type": "incident.acknowledged",
                "resource_type": "incident",
                "occurred_at": "2026-11-23T08:14:09.482Z",
                "agent": {
                  "id": "PTUXL6G",
                  "summary": "Duty desk",
                  "type": "user_reference",
                  "html_url": "https://desk.partner.example.net/users/PTUXL6G"
                },
                "client": null,
                "data": {
                  "id": "Q2H3Z8K1B7",
                  "type": "incident",
                  "self": "https://api.partner.example.net/incidents/Q2H3Z8K1B7",
                  "html_url": "https://desk.partner.example.net/incidents/Q2H3Z8K1B7",
                  "number": 8812,
                  "status": "acknowledged",
                  "incident_key": "lane-hamburg-delay",
                  "created_at": "2026-11-23T08:14:08Z",
                  "title": "Lane Hamburg–Rotterdam: hand-over fails",
                  "service": {
                    "id": "PF9KMXH",
                    "summary": "Carrier gateway",
                    "type": "service_reference"
                  },
                  "assignees": [
                    {
                      "id": "PTUXL6G",
                      "summary": "Duty desk",
                      "type": "user_reference"
                    }
                  ],
                  "escalation_policy": {
                    "id": "PUS0KTE",
                    "summary": "Day shift",
                    "type": "escalation_policy_reference"
                  },
                  "teams": [],
                  "priority": {
                    "id": "PSO75BM",
                    "summary": "P1",
                    "type": "priority_reference"
                  },
                  "urgency": "high",
                  "conference_bridge": null,
                  "resolve_reason": null
                }
              }
            }
            """#),
        SamplePayload(
            "resolved", "the incident is over",
            #"""
            {
              "event": {
                "id": "01DFD8Y7KM88",
                "event_type": "incident.resolved",
                "resource_type": "incident",
                "occurred_at": "2026-11-23T08:14:09.482Z",
                "agent": {
                  "id": "PTUXL6G",
                  "summary": "Duty desk",
                  "type": "user_reference",
                  "html_url": "https://desk.partner.example.net/users/PTUXL6G"
                },
                "client": null,
                "data": {
                  "id": "Q2H3Z8K1B7",
                  "type": "incident",
                  "self": "https://api.partner.example.net/incidents/Q2H3Z8K1B7",
                  "html_url": "https://desk.partner.example.net/incidents/Q2H3Z8K1B7",
                  "number": 8812,
                  "status": "resolved",
                  "incident_key": "lane-hamburg-delay",
                  "created_at": "2026-11-23T08:14:08Z",
                  "title": "Lane Hamburg–Rotterdam: hand-over fails",
                  "service": {
                    "id": "PF9KMXH",
                    "summary": "Carrier gateway",
                    "type": "service_reference"
                  },
                  "assignees": [
                    {
                      "id": "PTUXL6G",
                      "summary": "Duty desk",
                      "type": "user_reference"
                    }
                  ],
                  "escalation_policy": {
                    "id": "PUS0KTE",
                    "summary": "Day shift",
                    "type": "escalation_policy_reference"
                  },
                  "teams": [],
                  "priority": {
                    "id": "PSO75BM",
                    "summary": "P1",
                    "type": "priority_reference"
                  },
                  "urgency": "high",
                  "conference_bridge": null,
                  "resolve_reason": null
                }
              }
            }
            """#),
    ]

    static let sentry = [
        SamplePayload(
            "firing", "an exception with its event and stack",
            #"""
            {
              "id": "4509310271",
              "project": "web-checkout",
              "project_name": "Web checkout",
              "project_slug": "web-checkout",
              "level": "error",
              "logger": "javascript",
              "culprit": "applyVoucher(cart/totals)",
              "message": "TypeError: Cannot read properties of undefined (reading 'amount')",
              "url": "https://errors.example.net/organizations/shop/issues/4509310271/?referrer=webhooks",
              "triggering_rules": [
                "More than 50 users in an hour"
              ],
              "event": {
                "event_id": "9f1c0e7a55b84d0d8b5d2c7714e0a3f6",
                "title": "TypeError: Cannot read properties of undefined (reading 'amount')",
                "platform": "javascript",
                "environment": "production",
                "release": "checkout@2026.11.2",
                "timestamp": 1795447277.482,
                "tags": [
                  [
                    "browser",
                    "Firefox 132"
                  ],
                  [
                    "environment",
                    "production"
                  ],
                  [
                    "os",
                    "Windows 11"
                  ]
                ],
                "user": {
                  "id": "88123",
                  "ip_address": "203.0.113.9"
                },
                "request": {
                  "url": "https://shop.example.net/checkout/pay",
                  "method": "POST"
                },
                "exception": {
                  "values": [
                    {
                      "type": "TypeError",
                      "value": "Cannot read properties of undefined (reading 'amount')",
                      "stacktrace": {
                        "frames": [
                          {
                            "filename": "cart/totals.ts",
                            "function": "applyVoucher",
                            "lineno": 118,
                            "in_app": true
                          }
                        ]
                      }
                    }
                  ]
                }
              }
            }
            """#),
        SamplePayload(
            "resolved", "the issue was resolved, in the form of an internal integration",
            #"""
            {
              "action": "resolved",
              "installation": {
                "uuid": "7a485448-a9e2-4c85-8a3c-4f44175783c9"
              },
              "data": {
                "issue": {
                  "id": "4509310271",
                  "shortId": "WEB-CHECKOUT-3F",
                  "title": "TypeError: Cannot read properties of undefined (reading 'amount')",
                  "culprit": "applyVoucher(cart/totals)",
                  "level": "error",
                  "status": "resolved",
                  "count": "412",
                  "userCount": 187,
                  "firstSeen": "2026-11-23T13:02:11.000Z",
                  "lastSeen": "2026-11-23T15:14:32.000Z",
                  "project": {
                    "id": "31",
                    "name": "Web checkout",
                    "slug": "web-checkout"
                  },
                  "web_url": "https://errors.example.net/organizations/shop/issues/4509310271/"
                }
              },
              "actor": {
                "type": "user",
                "id": "91",
                "name": "Duty engineer"
              }
            }
            """#),
    ]

    static let fabric = [
        SamplePayload(
            "firing", "crashes of a new issue pass a limit",
            #"""
            {
              "event": "issue_impact_change",
              "payload_type": "issue",
              "payload": {
                "display_id": 412,
                "title": "CartViewController.swift line 118",
                "method": "CartViewController.applyVoucher(_:)",
                "impact_level": 3,
                "crashes_count": 861,
                "impacted_devices_count": 740,
                "app": {
                  "name": "Shop",
                  "bundle_identifier": "example.shop.ios",
                  "platform": "ios"
                },
                "url": "https://crashes.example.net/shop/ios/issues/412"
              }
            }
            """#),
        SamplePayload(
            "verification", "what is sent when the hook is set up",
            #"""
            {
              "event": "verification",
              "payload_type": "none"
            }
            """#),
        SamplePayload(
            "resolved", "the issue was closed",
            #"""
            {
              "event": "issue_closed",
              "payload_type": "issue",
              "payload": {
                "display_id": 412,
                "title": "CartViewController.swift line 118",
                "method": "CartViewController.applyVoucher(_:)",
                "impact_level": 3,
                "crashes_count": 877,
                "impacted_devices_count": 752,
                "app": {
                  "name": "Shop",
                  "bundle_identifier": "example.shop.ios",
                  "platform": "ios"
                },
                "url": "https://crashes.example.net/shop/ios/issues/412"
              }
            }
            """#),
    ]
}
