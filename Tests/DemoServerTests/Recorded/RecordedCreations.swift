extension Exchange {
    static let creations: [Exchange] = [
        Exchange(44, "POST", "/", #"{"type":"grafana"}"#, 201, #"{"type":"grafana"}"#),
        Exchange(
            45, "POST", "",
            #"{"type":"webhook","name":"created without trailing slash"}"#,
            201,
            #"{"type":"webhook","name":"created without trailing slash"}"#),
        Exchange(49, "POST", "/", #"{"type":"nosuchtype"}"#, 400, #"{"detail":"Invalid integration type"}"#),
        Exchange(50, "POST", "/", #"{"type":null}"#, 400, #"{"type":["This field may not be null."]}"#),
        Exchange(51, "POST", "/", #"{"type":5}"#, 400, #"{"detail":"Invalid integration type"}"#),
        Exchange(52, "POST", "/", #"{"type":["webhook"]}"#, 500, .page),
        Exchange(53, "POST", "/", #"{"type":""}"#, 400, #"{"type":["This field may not be blank."]}"#),
        Exchange(54, "POST", "/", #"{"name":"no type"}"#, 400, #"{"type":["This field is required."]}"#),
        Exchange(55, "POST", "/", #"{}"#, 400, #"{"type":["This field is required."]}"#),
        Exchange(56, "POST", "/", #""#, 400, #"{"type":["This field is required."]}"#),
        Exchange(
            57, "POST", "/",
            #"{"type":"grafana"}"#,
            415,
            #"{"detail":"Unsupported media type \"\" in request."}"#,
            type: nil),
        Exchange(
            58, "POST", "/",
            #"{"type":"grafana"}"#,
            415,
            #"{"detail":"Unsupported media type \"text/plain\" in request."}"#,
            type: "text/plain"),
        Exchange(
            59, "POST", "/",
            #"type=webhook&name=form+encoded"#,
            201,
            #"{"type":"webhook","name":"form encoded"}"#,
            type: "application/x-www-form-urlencoded"),
        Exchange(
            60, "POST", "/",
            #"{"type": "grafana","#,
            400,
            #"{"detail":"JSON parse error - Expecting property name enclosed in double quotes: line 1 co"#
                + #"lumn 20 (char 19)"}"#),
        Exchange(
            61, "POST", "/",
            #"[{"type":"grafana"}]"#,
            400,
            #"{"non_field_errors":["Invalid data. Expected a dictionary, but got list."]}"#),
        Exchange(
            62, "POST", "/",
            #""grafana""#,
            400,
            #"{"non_field_errors":["Invalid data. Expected a dictionary, but got str."]}"#),
        Exchange(
            63, "POST", "/",
            #"{"type":"webhook","name":NaN}"#,
            400,
            #"{"detail": "JSON parse error - Out of range float values are not JSON compliant: 'NaN'"}"#),
        Exchange(
            64, "POST", "/",
            #"{"type":"webhook","name":"ÿþ"}"#,
            201,
            #"{"type":"webhook","name":"\u00ff\u00fe"}"#),
        Exchange(
            67, "POST", "/",
            #"{"type":"webhook","name":"desc empty","description_short":""}"#,
            400,
            #"{"description_short":["This field may not be blank."]}"#),
        Exchange(
            68, "POST", "/",
            #"{"type":"webhook","name":"desc null","description_short":null}"#,
            201,
            #"{"type":"webhook","name":"desc null","description_short":null}"#),
        Exchange(
            69, "POST", "/",
            #"{"type":"webhook","name":null}"#,
            400,
            #"{"name":["This field may not be null."]}"#),
        Exchange(
            70, "POST", "/",
            #"{"type":"webhook","name":""}"#,
            400,
            #"{"name":["This field may not be blank."]}"#),
        Exchange(71, "POST", "/", #"{"type":"webhook","name":42}"#, 201, #"{"type":"webhook","name":"42"}"#),
        Exchange(72, "POST", "/", #"{"type":"webhook","name":true}"#, 400, #"{"name":["Not a valid string."]}"#),
        Exchange(73, "POST", "/", #"{"type":"webhook","name":["x"]}"#, 400, #"{"name":["Not a valid string."]}"#),
        Exchange(
            74, "POST", "/",
            #"{"type":"webhook","name":"   padded name \n"}"#,
            201,
            #"{"type":"webhook","name":"padded name"}"#),
        Exchange(
            76, "POST", "/",
            #"{"type":"webhook","name":"\u001b[31mred\u001b[0m (recorded)"}"#,
            201,
            #"{"type":"webhook","name":"\u001b[31mred\u001b[0m (recorded)"}"#),
        Exchange(
            77, "POST", "/",
            #"{"type":"webhook","name":"a\u0000b"}"#,
            400,
            #"{"name":["Null characters are not allowed."]}"#),
        Exchange(
            79, "POST", "/",
            #"{"type":"webhook","name":"t1","team_id":"TNOSUCH"}"#,
            400,
            #"{"team_id":["Object does not exist"]}"#),
        Exchange(
            80, "POST", "/",
            #"{"type":"webhook","name":"t-null-string","team_id":"null"}"#,
            201,
            #"{"type":"webhook","name":"t-null-string","team_id":null}"#),
        Exchange(
            81, "POST", "/",
            #"{"type":"webhook","name":"t-empty","team_id":""}"#,
            201,
            #"{"type":"webhook","name":"t-empty","team_id":null}"#),
        Exchange(
            82, "POST", "/",
            #"{"type":"webhook","name":"t-num","team_id":5}"#,
            400,
            #"{"team_id":["Object does not exist"]}"#),
        Exchange(
            83, "POST", "/",
            #"{"type":"webhook","name":"unknown fields","foo":"bar","id":"CMYOWNID12345","link":"http://"#
                + #"evil/","maintenance_mode":"debug","heartbeat":{"link":"x"}}"#,
            201,
            #"{"type":"webhook","name":"unknown fields"}"#),
        Exchange(
            84, "POST", "/",
            #"{"type":"webhook","name":"with labels","labels":[{"key":{"id":"k1","name":"env"},"value":{"#
                + #""id":"v1","name":"prod"}}],"dynamic_labels":[{"key":{"id":"k2","name":"sev"},"value":{"id""#
                + #":null,"name":"{{ payload.sev }}"}}]}"#,
            201,
            #"{"type":"webhook","name":"with labels"}"#),
        Exchange(
            85, "POST", "/",
            #"{"type":"grafana_alerting","name":"ga"}"#,
            400,
            #"["Failed to create the integration with current Grafana Alerting. Please reach out to our "#
                + #"support team"]"#),
        Exchange(
            86, "POST", "/",
            #"{"type":"direct_paging","name":"dp"}"#,
            400,
            #"{"detail":"Direct paging integrations can't be created"}"#),
        Exchange(
            87, "POST", "/",
            #"{"type":"manual","name":"manual one"}"#,
            201,
            #"{"type":"manual","name":"manual one"}"#),
        Exchange(
            88, "POST", "/",
            #"{"type":"maintenance","name":"maintenance typed"}"#,
            201,
            #"{"type":"maintenance","name":"maintenance typed"}"#),
        Exchange(
            90, "POST", "/",
            #"{"type":"legacy_alertmanager","name":"legacy"}"#,
            400,
            #"{"detail":"This integration type is deprecated"}"#),
        Exchange(
            91, "POST", "/",
            #"{"type":"inbound_email","name":"mail in"}"#,
            201,
            #"{"type":"inbound_email","name":"mail in"}"#),
        Exchange(
            92, "POST", "/",
            #"{"type":"amazon_sns","name":"cloud amazon_sns"}"#,
            400,
            #"{"detail":"Invalid integration type"}"#),
        Exchange(
            93, "POST", "/",
            #"{"type":"datadog","name":"cloud datadog"}"#,
            400,
            #"{"detail":"Invalid integration type"}"#),
        Exchange(
            94, "POST", "/",
            #"{"type":"jira","name":"cloud jira"}"#,
            400,
            #"{"detail":"Invalid integration type"}"#),
        Exchange(
            95, "POST", "/",
            #"{"type":"pagerduty","name":"cloud pagerduty"}"#,
            400,
            #"{"detail":"Invalid integration type"}"#),
        Exchange(
            96, "POST", "/",
            #"{"type":"zendesk","name":"cloud zendesk"}"#,
            400,
            #"{"detail":"Invalid integration type"}"#),
        Exchange(
            97, "POST", "/",
            #"{"type":"servicenow","name":"cloud servicenow"}"#,
            400,
            #"{"detail":"Invalid integration type"}"#),
        Exchange(
            98, "POST", "/",
            #"{"type":"webhook","name":"bad chain","default_route":{"escalation_chain_id":"FNOSUCH"}}"#,
            400,
            #"{"escalation_chain_id":["Object does not exist"]}"#),
        Exchange(
            100, "POST", "/",
            #"{"type":"webhook","name":"dr list","default_route":[]}"#,
            400,
            #"{"default_route":["Expected a dictionary of items but got type \"list\"."]}"#),
        Exchange(
            101, "POST", "/",
            #"{"type":"webhook","name":"tpl list","templates":[]}"#,
            400,
            #"{"templates":["Expected a dictionary of items but got type \"list\"."]}"#),
        Exchange(
            102, "POST", "/",
            #"{"type":"webhook","name":"tpl null","templates":null}"#,
            400,
            #"{"templates":["This field may not be null."]}"#),
        Exchange(
            103, "POST", "/",
            #"{"type":"webhook","name":"bad jinja","templates":{"grouping_key":"{{ payload."}}"#,
            400,
            #"{"detail":"Invalid grouping_key template data"}"#),
        Exchange(
            349, "POST", "/",
            #"{"type":"webhook","type":"zabbix","name":"dup keys"}"#,
            201,
            #"{"type":"zabbix","name":"dup keys"}"#),
    ]
}
