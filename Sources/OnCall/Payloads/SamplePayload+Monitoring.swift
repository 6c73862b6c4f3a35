/// Monitoring that people run themselves.
extension SamplePayload {
    static let zabbix = [
        SamplePayload(
            "firing", "a trigger is a problem; the message has Windows line ends",
            #"""
            {
              "alert_uid": "1842553",
              "title": "PROBLEM: Replica is 340 s behind",
              "image_url": "https://zabbix.example.net/chart.php?itemids%5B0%5D=40871&period=3600",
              "state": "alerting",
              "link_to_upstream_details": "https://zabbix.example.net/tr_events.php?triggerid=17422&eventid=1842553",
              "message": "Problem started at 03:12:44 on 2026.11.23\r\nProblem name: Replica is 340 s behind\r\nHost: db-05\r\nSeverity: High\r\nOperational data: 340 s\r\nOriginal problem ID: 1842553\r\n",
              "host": "db-05",
              "severity": "4"
            }
            """#),
        SamplePayload(
            "resolved", "the trigger is OK again",
            #"""
            {
              "alert_uid": "1842553",
              "title": "OK: Replica is 340 s behind",
              "image_url": "https://zabbix.example.net/chart.php?itemids%5B0%5D=40871&period=3600",
              "state": "ok",
              "link_to_upstream_details": "https://zabbix.example.net/tr_events.php?triggerid=17422&eventid=1842553",
              "message": "Problem has been resolved at 03:41:02 on 2026.11.23\r\nProblem name: Replica is 340 s behind\r\nProblem duration: 28m 18s\r\nHost: db-05\r\nSeverity: High\r\nOriginal problem ID: 1842553\r\n",
              "host": "db-05",
              "severity": "4"
            }
            """#),
    ]

    static let elastalert = [
        SamplePayload(
            "firing", "a rule of frequency, with the document that matched",
            #"""
            {
              "alert_uid": "search-slow-queries",
              "title": "Slow queries in the search cluster",
              "state": "alerting",
              "@timestamp": "2026-11-23T11:27:03.118Z",
              "_id": "fK2xTZMBq1",
              "_index": "search-slowlog-2026.11.23",
              "num_hits": 861,
              "num_matches": 3,
              "host": {
                "name": "es-data-07.example.net",
                "ip": [
                  "203.0.113.47"
                ]
              },
              "log": {
                "level": "WARN",
                "logger": "index.search.slowlog.query"
              },
              "took_millis": 12840,
              "total_shards": 48,
              "message": "took[12.8s], types[], stats[], search_type[QUERY_THEN_FETCH], total_shards[48]"
            }
            """#),
        SamplePayload(
            "resolved", "a second rule says that it is over",
            #"""
            {
              "alert_uid": "search-slow-queries",
              "title": "Slow queries in the search cluster",
              "state": "ok",
              "@timestamp": "2026-11-23T11:58:00.000Z",
              "num_hits": 4,
              "num_matches": 0,
              "message": "fewer than 5 slow queries in 10 minutes"
            }
            """#),
    ]

    static let kapacitor = [
        SamplePayload(
            "firing", "a measurement is critical; the point as a series",
            #"""
            {
              "id": "cold-store:hall-3",
              "message": "hall-3 is at 9.25 °C",
              "details": "<b>hall-3</b> has been above 8 °C for 12 minutes.",
              "time": "2026-11-23T06:20:00Z",
              "duration": 720000000000,
              "level": "CRITICAL",
              "previousLevel": "WARNING",
              "recoverable": true,
              "data": {
                "series": [
                  {
                    "name": "temperature",
                    "tags": {
                      "hall": "hall-3",
                      "site": "krakow"
                    },
                    "columns": [
                      "time",
                      "mean"
                    ],
                    "values": [
                      [
                        "2026-11-23T06:20:00Z",
                        9.25
                      ]
                    ]
                  }
                ]
              }
            }
            """#),
        SamplePayload(
            "resolved", "the level is OK again",
            #"""
            {
              "id": "cold-store:hall-3",
              "message": "hall-3 is at 5.5 °C",
              "details": "<b>hall-3</b> is fine.",
              "time": "2026-11-23T06:58:00Z",
              "duration": 3000000000000,
              "level": "OK",
              "previousLevel": "CRITICAL",
              "recoverable": true,
              "data": {
                "series": [
                  {
                    "name": "temperature",
                    "tags": {
                      "hall": "hall-3",
                      "site": "krakow"
                    },
                    "columns": [
                      "time",
                      "mean"
                    ],
                    "values": [
                      [
                        "2026-11-23T06:58:00Z",
                        5.5
                      ]
                    ]
                  }
                ]
              }
            }
            """#),
    ]

    static let prtg = [
        SamplePayload(
            "firing", "a sensor is down",
            #"""
            {
              "alert_uid": "sensor-20417",
              "title": "Uplink traffic on core-sw-2: Down",
              "image_url": "https://prtg.example.net/chart.png?id=20417",
              "state": "alerting",
              "link_to_upstream_details": "https://prtg.example.net/sensor.htm?id=20417",
              "message": "Device: core-sw-2\nSensor: Uplink traffic\nStatus: Down\nLast value: 0 kbit/s\nPriority: 4",
              "group": "Network Frankfurt",
              "probe": "Local probe",
              "host": "192.0.2.2"
            }
            """#),
        SamplePayload(
            "resolved", "the sensor is up again",
            #"""
            {
              "alert_uid": "sensor-20417",
              "title": "Uplink traffic on core-sw-2: Up",
              "image_url": "https://prtg.example.net/chart.png?id=20417",
              "state": "ok",
              "link_to_upstream_details": "https://prtg.example.net/sensor.htm?id=20417",
              "message": "Device: core-sw-2\nSensor: Uplink traffic\nStatus: Up\nLast value: 412,880 kbit/s\nPriority: 4",
              "group": "Network Frankfurt",
              "probe": "Local probe",
              "host": "192.0.2.2"
            }
            """#),
    ]

    static let appdynamics = [
        SamplePayload(
            "firing", "a health rule is violated",
            #"""
            {
              "alert_uid": "4471-88",
              "title": "Response time of Order service is far above the baseline",
              "state": "alerting",
              "link_to_upstream_details": "https://appdynamics.example.net/controller/#/location=APP_INCIDENT_DETAIL&incident=88",
              "message": "Average response time of tier orders-api is 4,812 ms, the baseline is 310 ms.",
              "event": {
                "eventType": "POLICY_OPEN_CRITICAL",
                "id": 90817,
                "eventTime": "Mon Nov 23 15:21:17 UTC 2026",
                "severity": "ERROR",
                "application": "Order service",
                "tier": "orders-api",
                "node": "orders-api-2",
                "policy": "Page the duty engineer",
                "healthRule": {
                  "id": 4471,
                  "name": "Response time is far above the baseline"
                },
                "summary": "Average response time of tier orders-api is 4,812 ms, the baseline is 310 ms."
              }
            }
            """#),
        SamplePayload(
            "resolved", "the violation has ended",
            #"""
            {
              "alert_uid": "4471-88",
              "title": "Response time of Order service is far above the baseline",
              "state": "ok",
              "link_to_upstream_details": "https://appdynamics.example.net/controller/#/location=APP_INCIDENT_DETAIL&incident=88",
              "message": "Average response time of tier orders-api is 322 ms, the baseline is 310 ms.",
              "event": {
                "eventType": "POLICY_CLOSE_CRITICAL",
                "id": 90817,
                "eventTime": "Mon Nov 23 15:21:17 UTC 2026",
                "severity": "INFO",
                "application": "Order service",
                "tier": "orders-api",
                "node": "orders-api-2",
                "policy": "Page the duty engineer",
                "healthRule": {
                  "id": 4471,
                  "name": "Response time is far above the baseline"
                },
                "summary": "Average response time of tier orders-api is 322 ms, the baseline is 310 ms."
              }
            }
            """#),
    ]
}
