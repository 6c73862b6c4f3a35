/// Probes from outside.
extension SamplePayload {
    static let uptimerobot = [
        SamplePayload(
            "firing", "a monitor is down",
            #"""
            {
              "monitorID": "77213",
              "monitorURL": "https://shop.example.net/health",
              "monitorFriendlyName": "Shop front page",
              "alertType": "1",
              "alertTypeFriendlyName": "Down",
              "alertDetails": "HTTP 503 - Service Unavailable",
              "alertDuration": null,
              "alertDateTime": "1795447277",
              "monitorAlertContacts": "0993765;5;oncall",
              "sslExpiryDate": "",
              "sslExpiryDaysLeft": ""
            }
            """#),
        SamplePayload(
            "resolved", "the monitor is up again",
            #"""
            {
              "monitorID": "77213",
              "monitorURL": "https://shop.example.net/health",
              "monitorFriendlyName": "Shop front page",
              "alertType": "2",
              "alertTypeFriendlyName": "Up",
              "alertDetails": "HTTP 200 - OK",
              "alertDuration": "754",
              "alertDateTime": "1795447277",
              "monitorAlertContacts": "0993765;5;oncall",
              "sslExpiryDate": "",
              "sslExpiryDaysLeft": ""
            }
            """#),
    ]

    static let pingdom = [
        SamplePayload(
            "firing", "a check went down, as seen by two probes",
            #"""
            {
              "check_id": 641207,
              "check_name": "CDN origin shield",
              "check_type": "HTTP",
              "check_params": {
                "basic_auth": false,
                "encryption": true,
                "full_url": "https://origin.example.net/health",
                "hostname": "origin.example.net",
                "ipv6": false,
                "port": 443,
                "url": "/health"
              },
              "tags": [
                "cdn",
                "origin"
              ],
              "previous_state": "UP",
              "current_state": "DOWN",
              "importance_level": "HIGH",
              "state_changed_timestamp": 1795447277,
              "state_changed_utc_time": "2026-11-23T15:21:17",
              "long_description": "Received HTTP status code 503 Service Unavailable",
              "description": "HTTP Error 503",
              "first_probe": {
                "ip": "192.0.2.14",
                "ipv6": "2001:db8::14",
                "location": "Frankfurt, Germany"
              },
              "second_probe": {
                "ip": "198.51.100.88",
                "ipv6": "",
                "location": "Dublin, Ireland",
                "version": 1
              }
            }
            """#),
        SamplePayload(
            "resolved", "the check is up again",
            #"""
            {
              "check_id": 641207,
              "check_name": "CDN origin shield",
              "check_type": "HTTP",
              "check_params": {
                "basic_auth": false,
                "encryption": true,
                "full_url": "https://origin.example.net/health",
                "hostname": "origin.example.net",
                "ipv6": false,
                "port": 443,
                "url": "/health"
              },
              "tags": [
                "cdn",
                "origin"
              ],
              "previous_state": "DOWN",
              "current_state": "UP",
              "importance_level": "HIGH",
              "state_changed_timestamp": 1795448031,
              "state_changed_utc_time": "2026-11-23T15:33:51",
              "long_description": "OK",
              "description": "OK",
              "first_probe": {
                "ip": "192.0.2.14",
                "ipv6": "2001:db8::14",
                "location": "Frankfurt, Germany"
              },
              "second_probe": {
                "ip": "198.51.100.88",
                "ipv6": "",
                "location": "Dublin, Ireland",
                "version": 1
              }
            }
            """#),
    ]
}
