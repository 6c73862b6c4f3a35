extension Exchange {
    /// Changes to other fields.
    static let fields: [Exchange] = [
        Exchange(
            207, "PUT", "/{lab}/",
            #"{"name":"Full lab integration renamed"}"#,
            200,
            #"{"name":"Full lab integration renamed"}"#),
        Exchange(
            208, "PUT", "/{lab}/",
            #"{"name":"Full lab integration renamed"}"#,
            200,
            #"{"name":"Full lab integration renamed"}"#),
        Exchange(209, "PUT", "/{lab}/", #"{"name":""}"#, 400, #"{"name":["This field may not be blank."]}"#),
        Exchange(210, "PUT", "/{lab}/", #"{"name":null}"#, 400, #"{"name":["This field may not be null."]}"#),
        Exchange(
            213, "PUT", "/{lab}/",
            #"{"description_short":"new description"}"#,
            200,
            #"{"description_short":"new description"}"#),
        Exchange(
            214, "PUT", "/{lab}/",
            #"{"description_short":""}"#,
            400,
            #"{"description_short":["This field may not be blank."]}"#),
        Exchange(215, "PUT", "/{lab}/", #"{"description_short":null}"#, 200, #"{"description_short":null}"#),
        Exchange(217, "PUT", "/{lab}/", #"{"team_id":"{sre}"}"#, 200, #"{"team_id":"{sre}"}"#),
        Exchange(218, "PUT", "/{lab}/", #"{"team_id":null}"#, 200, #"{"team_id":null}"#),
        Exchange(219, "PUT", "/{lab}/", #"{"team_id":"null"}"#, 200, #"{"team_id":null}"#),
        Exchange(220, "PUT", "/{lab}/", #"{"team_id":"TNOSUCH"}"#, 400, #"{"team_id":["Object does not exist"]}"#),
        Exchange(221, "PUT", "/{lab}/", #"{"team_id":""}"#, 200, #"{"team_id":null}"#),
        Exchange(
            225, "PUT", "/{lab}/",
            #"{"default_route":{"escalation_chain_id":"{chain}"}}"#,
            200,
            #"{"default_route":{"escalation_chain_id":"{chain}"}}"#),
        Exchange(
            227, "PUT", "/{lab}/",
            #"{"default_route":{"escalation_chain_id":null}}"#,
            200,
            #"{"default_route":{"escalation_chain_id":null}}"#),
        Exchange(228, "PUT", "/{lab}/", #"{"default_route":{}}"#, 200, #"{"default_route":{}}"#),
        Exchange(
            229, "PUT", "/{lab}/",
            #"{"default_route":null}"#,
            400,
            #"{"default_route":["This field may not be null."]}"#),
        Exchange(
            230, "PUT", "/{lab}/",
            #"{"default_route":{"escalation_chain_id":"FNOSUCH"}}"#,
            400,
            #"{"escalation_chain_id":["Object does not exist"]}"#),
        Exchange(
            231, "PUT", "/{lab}/",
            #"{"default_route":{"slack":{"enabled":false}}}"#,
            200,
            #"{"default_route":{"slack":{"channel_id":null,"enabled":false}}}"#),
        Exchange(
            232, "PUT", "/{lab}/",
            #"{"default_route":{"slack":{"channel_id":"C123"}}}"#,
            400,
            #"{"detail":"Slack isn't connected to this workspace"}"#),
        Exchange(
            233, "PUT", "/{lab}/",
            #"{"default_route":{"telegram":{"id":"X1","enabled":true}}}"#,
            400,
            #"{"detail":"Telegram channel does not exist"}"#),
        Exchange(234, "PUT", "/{lab}/", #"{"default_route":{"foo":"bar"}}"#, 200, #"{"default_route":{}}"#),
        Exchange(
            235, "PUT", "/{lab}/",
            #"{"default_route":{"email":{"enabled":true}}}"#,
            200,
            #"{"default_route":{"email":{"id":null,"enabled":true}}}"#),
        Exchange(
            236, "PUT", "/{lab}/",
            #"{"default_route":{"slack":"x"}}"#,
            400,
            #"{"slack":{"non_field_errors":["Invalid data. Expected a dictionary, but got str."]}}"#),
        Exchange(237, "PUT", "/{lab}/", #"{"type":"zabbix"}"#, 200, #"{"type":"webhook"}"#),
        Exchange(238, "PUT", "/{lab}/", #"{"type":"nosuch"}"#, 200, #"{"type":"webhook"}"#),
        Exchange(
            239, "PUT", "/{lab}/",
            #"{"labels":[{"key":{"id":"k1","name":"env"},"value":{"id":"v1","name":"prod"}}],"dynamic_la"#
                + #"bels":[]}"#,
            200,
            #"{}"#),
        Exchange(240, "PUT", "/{lab}/", #"{"labels":"garbage","dynamic_labels":7}"#, 200, #"{}"#),
        Exchange(241, "PUT", "/{lab}/", #"{}"#, 200, #"{}"#),
        Exchange(
            243, "PUT", "/{lab}/",
            #"[]"#,
            400,
            #"{"non_field_errors":["Invalid data. Expected a dictionary, but got list."]}"#),
        Exchange(
            244, "PUT", "/{lab}/",
            #"{"#,
            400,
            #"{"detail":"JSON parse error - Expecting property name enclosed in double quotes: line 1 co"#
                + #"lumn 2 (char 1)"}"#),
        Exchange(245, "PUT", "/{lab}/", nil, 200, #"{}"#),
        Exchange(248, "PUT", "/CNOSUCHID1234/", #"{"name":"x"}"#, 404, #"{"detail":"Not found."}"#),
        Exchange(
            249, "PUT", "/{lab}",
            #"{"description_short":"no slash"}"#,
            200,
            #"{"description_short":"no slash"}"#),
        Exchange(
            353, "PUT", "/{lab}/",
            #"{"description_short":"a\u0000b"}"#,
            400,
            #"{"description_short":["Null characters are not allowed."]}"#),
    ]
}
