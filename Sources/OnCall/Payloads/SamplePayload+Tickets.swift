/// Tickets.
extension SamplePayload {
    static let servicenow = [
        SamplePayload(
            "firing", "a new incident of the highest priority",
            #"""
            {
              "sys_id": "9d385017c611228701d22104cc95c371",
              "number": "INC0010482",
              "short_description": "Warehouse scanners lose their session",
              "description": "Since the change of certificates the scanners of hall 2 sign out every few minutes.",
              "state": "1",
              "state_label": "New",
              "priority": "1 - Critical",
              "impact": "1 - High",
              "urgency": "1 - High",
              "category": "Network",
              "assignment_group": "Site services",
              "assigned_to": "",
              "caller": "Hall lead",
              "cmdb_ci": "wlc-hall-2",
              "opened_at": "2026-11-23 07:58:12",
              "closed_at": "",
              "close_notes": "",
              "url": "https://service.example.net/nav_to.do?uri=incident.do?sys_id=9d385017c611228701d22104cc95c371"
            }
            """#),
        SamplePayload(
            "resolved", "the incident is resolved, with notes",
            #"""
            {
              "sys_id": "9d385017c611228701d22104cc95c371",
              "number": "INC0010482",
              "short_description": "Warehouse scanners lose their session",
              "description": "Since the change of certificates the scanners of hall 2 sign out every few minutes.",
              "state": "6",
              "state_label": "Resolved",
              "priority": "1 - Critical",
              "impact": "1 - High",
              "urgency": "1 - High",
              "category": "Network",
              "assignment_group": "Site services",
              "assigned_to": "",
              "caller": "Hall lead",
              "cmdb_ci": "wlc-hall-2",
              "opened_at": "2026-11-23 07:58:12",
              "closed_at": "2026-11-23 10:20:03",
              "close_notes": "The old certificate chain was put back.",
              "url": "https://service.example.net/nav_to.do?uri=incident.do?sys_id=9d385017c611228701d22104cc95c371"
            }
            """#),
    ]

    static let jira = [
        SamplePayload(
            "firing", "a ticket was created",
            #"""
            {
              "timestamp": 1795447277482,
              "webhookEvent": "jira:issue_created",
              "issue_event_type_name": "issue_created",
              "user": {
                "accountId": "557058:0001",
                "displayName": "Security scanner",
                "active": true
              },
              "issue": {
                "id": "148211",
                "key": "SEC-1482",
                "self": "https://tickets.example.net/rest/api/2/issue/148211",
                "fields": {
                  "summary": "Signing key found in a build log",
                  "description": "The log of build 20417 shows a key.\n\nh3. What to do\n# Revoke it\n# Tell the owner",
                  "issuetype": {
                    "name": "Finding",
                    "subtask": false
                  },
                  "project": {
                    "key": "SEC",
                    "name": "Security"
                  },
                  "priority": {
                    "id": "1",
                    "name": "Highest"
                  },
                  "status": {
                    "name": "To Do",
                    "statusCategory": {
                      "key": "new"
                    }
                  },
                  "labels": [
                    "urgent",
                    "leak"
                  ],
                  "assignee": null,
                  "reporter": {
                    "displayName": "Security scanner"
                  },
                  "components": [
                    {
                      "name": "builds"
                    }
                  ],
                  "created": "2026-11-23T15:14:32.000+0000"
                }
              },
              "changelog": null
            }
            """#),
        SamplePayload(
            "resolved", "the ticket is done",
            #"""
            {
              "timestamp": 1795447277482,
              "webhookEvent": "jira:issue_updated",
              "issue_event_type_name": "issue_generic",
              "user": {
                "accountId": "557058:0001",
                "displayName": "Security scanner",
                "active": true
              },
              "issue": {
                "id": "148211",
                "key": "SEC-1482",
                "self": "https://tickets.example.net/rest/api/2/issue/148211",
                "fields": {
                  "summary": "Signing key found in a build log",
                  "description": "The log of build 20417 shows a key.\n\nh3. What to do\n# Revoke it\n# Tell the owner",
                  "issuetype": {
                    "name": "Finding",
                    "subtask": false
                  },
                  "project": {
                    "key": "SEC",
                    "name": "Security"
                  },
                  "priority": {
                    "id": "1",
                    "name": "Highest"
                  },
                  "status": {
                    "name": "Done",
                    "statusCategory": {
                      "key": "done"
                    }
                  },
                  "labels": [
                    "urgent",
                    "leak"
                  ],
                  "assignee": null,
                  "reporter": {
                    "displayName": "Security scanner"
                  },
                  "components": [
                    {
                      "name": "builds"
                    }
                  ],
                  "created": "2026-11-23T15:14:32.000+0000"
                }
              },
              "changelog": {
                "id": "90221",
                "items": [
                  {
                    "field": "status",
                    "fieldtype": "jira",
                    "fromString": "In Progress",
                    "toString": "Done"
                  }
                ]
              }
            }
            """#),
    ]

    static let zendesk = [
        SamplePayload(
            "firing", "a ticket that a trigger found urgent",
            #"""
            {
              "ticket": {
                "id": "35436",
                "url": "https://help.example.net/agent/tickets/35436",
                "title": "Card is charged twice",
                "description": "----------------------------------------------\n\nCustomer, 23 Nov 2026, 09:12\n\nI have paid once and was charged twice.",
                "status": "Open",
                "priority": "Urgent",
                "type": "Incident",
                "via": "Web form",
                "group": "Payments support",
                "assignee": "Second line",
                "requester": {
                  "name": "A customer",
                  "email": "customer@mail.example.net",
                  "language": "en"
                },
                "tags": "charge double vip",
                "created_at": "2026-11-23T09:12:40Z",
                "updated_at": "2026-11-23T09:14:02Z"
              }
            }
            """#),
        SamplePayload(
            "resolved", "the ticket is solved",
            #"""
            {
              "ticket": {
                "id": "35436",
                "url": "https://help.example.net/agent/tickets/35436",
                "title": "Card is charged twice",
                "description": "----------------------------------------------\n\nCustomer, 23 Nov 2026, 09:12\n\nI have paid once and was charged twice.",
                "status": "Solved",
                "priority": "Urgent",
                "type": "Incident",
                "via": "Web form",
                "group": "Payments support",
                "assignee": "Second line",
                "requester": {
                  "name": "A customer",
                  "email": "customer@mail.example.net",
                  "language": "en"
                },
                "tags": "charge double vip",
                "created_at": "2026-11-23T09:12:40Z",
                "updated_at": "2026-11-23T11:40:55Z"
              }
            }
            """#),
    ]
}
