extension Exchange {
    /// Changes to templates.
    static let templates: [Exchange] = [
        Exchange(
            168, "PUT", "/{lab}/",
            #"{"templates":{"grouping_key":"{{ payload.only_this }}"}}"#,
            200,
            #"{"templates":{"grouping_key":"{{ payload.only_this }}"}}"#),
        Exchange(
            169, "PUT", "/{lab}/",
            #"{"templates":{"slack":{"title":"only title changed"}}}"#,
            200,
            #"{"templates":{"slack":{"title":"only title changed","message":"sm","image_url":"si"}}}"#),
        Exchange(
            170, "PUT", "/{lab}/",
            #"{"templates":{"slack":{"title":null}}}"#,
            200,
            #"{"templates":{"slack":{"title":null,"message":"sm","image_url":"si"}}}"#),
        Exchange(
            171, "PUT", "/{lab}/",
            #"{"templates":{"slack":null}}"#,
            200,
            #"{"templates":{"slack":{"title":null,"message":null,"image_url":null}}}"#),
        Exchange(
            172, "PUT", "/{lab}/",
            #"{"templates":{"email":{"title":"only email title"}}}"#,
            200,
            #"{"templates":{"email":{"title":"only email title","message":"em"}}}"#),
        Exchange(
            173, "PUT", "/{lab}/",
            #"{"templates":{"email":null}}"#,
            200,
            #"{"templates":{"email":{"title":null,"message":null}}}"#),
        Exchange(
            174, "PUT", "/{lab}/",
            #"{"templates":{"webhook":{"title":null}}}"#,
            200,
            #"{"templates":{"webhook":{"title":null,"message":"hm","image_url":"hi"}}}"#),
        Exchange(
            175, "PUT", "/{lab}/",
            #"{"templates":{"grouping_key":null}}"#,
            200,
            #"{"templates":{"grouping_key":null}}"#),
        Exchange(
            176, "PUT", "/{lab}/",
            #"{"templates":{"grouping_key":""}}"#,
            200,
            #"{"templates":{"grouping_key":""}}"#),
        Exchange(
            177, "PUT", "/{lab}/",
            #"{"templates":{"web":{"title":""}}}"#,
            200,
            #"{"templates":{"web":{"title":"","message":"wm","image_url":"wi"}}}"#),
        Exchange(178, "PUT", "/{lab}/", #"{"templates":{}}"#, 200, #"{"templates":{}}"#),
        Exchange(
            179, "PUT", "/{lab}/",
            #"{"templates":null}"#,
            400,
            #"{"templates":["This field may not be null."]}"#),
        Exchange(
            180, "PUT", "/{lab}/",
            #"{"templates":[]}"#,
            400,
            #"{"templates":["Expected a dictionary of items but got type \"list\"."]}"#),
        Exchange(
            181, "PUT", "/{lab}/",
            #"{"templates":"x"}"#,
            400,
            #"{"templates":["Expected a dictionary of items but got type \"str\"."]}"#),
        Exchange(
            182, "PUT", "/{lab}/",
            #"{"templates":{"slack":{"nosuch":"x"}}}"#,
            400,
            #"{"detail":"Invalid template data"}"#),
        Exchange(
            183, "PUT", "/{lab}/",
            #"{"templates":{"email":{"nosuch":"x"}}}"#,
            200,
            #"{"templates":{"email":{}}}"#),
        Exchange(185, "PUT", "/{lab}/", #"{"templates":{"foo":12}}"#, 200, #"{"templates":{}}"#),
        Exchange(
            186, "PUT", "/{lab}/",
            #"{"templates":{"grouping_key":"{{ payload."}}"#,
            400,
            #"{"detail":"Invalid grouping_key template data"}"#),
        Exchange(
            187, "PUT", "/{lab}/",
            #"{"templates":{"slack":{"title":"{% if %}"}}}"#,
            400,
            #"{"detail":"invalid slack title template"}"#),
        Exchange(
            188, "PUT", "/{lab}/",
            #"{"templates":{"email":{"title":"{% if %}"}}}"#,
            400,
            #"{"detail":"invalid email title template"}"#),
        Exchange(
            189, "PUT", "/{lab}/",
            #"{"templates":{"grouping_key":"{{ payload|nosuchfilter }}"}}"#,
            400,
            #"{"detail":"Invalid grouping_key template data"}"#),
        Exchange(
            190, "PUT", "/{lab}/",
            #"{"templates":{"grouping_key":"{% nosuch %}"}}"#,
            400,
            #"{"detail":"Invalid grouping_key template data"}"#),
        Exchange(
            191, "PUT", "/{lab}/",
            #"{"templates":{"grouping_key":5}}"#,
            400,
            #"{"detail":"Invalid grouping_key template data"}"#),
        Exchange(
            192, "PUT", "/{lab}/",
            #"{"templates":{"grouping_key":{"a":1}}}"#,
            400,
            #"{"detail":"Invalid grouping_key template data"}"#),
        Exchange(
            193, "PUT", "/{lab}/",
            #"{"templates":{"slack":"x"}}"#,
            400,
            #"{"detail":"Invalid slack template data"}"#),
        Exchange(
            194, "PUT", "/{lab}/",
            #"{"templates":{"slack":[]}}"#,
            400,
            #"{"detail":"Invalid slack template data"}"#),
        Exchange(195, "PUT", "/{lab}/", #"{"templates":{"slack":{"title":5}}}"#, 500, .page),
        Exchange(196, "PUT", "/{lab}/", #"{"templates":{"slack":{"title":true}}}"#, 500, .page),
        Exchange(197, "PUT", "/{lab}/", #"{"templates":{"slack":{"title":["x"]}}}"#, 500, .page),
        Exchange(198, "PUT", "/{lab}/", #"{"templates":{"slack":{"title":{"a":"b"}}}}"#, 500, .page),
        Exchange(199, "PUT", "/{lab}/", #"{"templates":{"email":{"title":5}}}"#, 500, .page),
        Exchange(
            203, "PUT", "/{lab}/",
            #"{"templates":{"web":null}}"#,
            200,
            #"{"templates":{"web":{"title":null,"message":null,"image_url":null}}}"#),
        Exchange(
            204, "PUT", "/{lab}/",
            #"{"templates":{"web":{"title":"\u001b[31m{{ payload.title }}\u001b[0m","message":"line1\r\nline2"#
                + #"\tTab\n  indented \n"}}}"#,
            200,
            #"{"templates":{"web":{"title":"\u001b[31m{{ payload.title }}\u001b[0m","message":"line1\r\nline2"#
                + #"\tTab\n  indented \n"}}}"#),
        Exchange(
            205, "PUT", "/{lab}/",
            #"{"templates":{"web":{"title":"a\u0000b"}}}"#,
            200,
            #"{"templates":{"web":{"title":"a\u0000b"}}}"#),
        Exchange(
            206, "PUT", "/{lab}/",
            #"{"name":"should not be applied","templates":{"grouping_key":"{{ ok }}","slack":{"title":"{{"}}}"#,
            400,
            #"{"detail":"invalid slack title template"}"#),
        Exchange(
            355, "PUT", "/{lab}/",
            #"{"templates":{"web":{"title":"   "},"grouping_key":" \n "}}"#,
            200,
            #"{"templates":{"web":{"title":"   "},"grouping_key":" \n "}}"#),
    ]
}
