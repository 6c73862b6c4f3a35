extension Exchange {
    static let maintenance: [Exchange] = [
        Exchange(
            252, "POST", "/{lab}/maintenance_start/",
            #"{"mode":"Debug","duration":3600}"#,
            200,
            #"{"maintenance_mode":"debug"}"#),
        Exchange(
            257, "POST", "/{lab}/maintenance_start/",
            #"{"mode":"maintenance","duration":60}"#,
            200,
            #"{"maintenance_mode":"maintenance"}"#),
        Exchange(
            261, "POST", "/{lab}/maintenance_start",
            #"{"mode":"MAINTENANCE","duration":60}"#,
            200,
            #"{"maintenance_mode":"maintenance"}"#),
        Exchange(
            263, "POST", "/{lab}/maintenance_start/",
            #"{"mode":"silence_escalations","duration":60}"#,
            400,
            #"{"mode":["Unknown mode"]}"#),
        Exchange(
            264, "POST", "/{lab}/maintenance_start/",
            #"{"mode":"group_alerts","duration":60}"#,
            400,
            #"{"mode":["Unknown mode"]}"#),
        Exchange(
            265, "POST", "/{lab}/maintenance_start/",
            #"{"mode":"disable_alerts","duration":60}"#,
            400,
            #"{"mode":["Unknown mode"]}"#),
        Exchange(
            266, "POST", "/{lab}/maintenance_start/",
            #"{"mode":"","duration":60}"#,
            400,
            #"{"mode":["Unknown mode"]}"#),
        Exchange(
            267, "POST", "/{lab}/maintenance_start/",
            #"{"mode":null,"duration":60}"#,
            400,
            #"{"mode":["Unknown mode"]}"#),
        Exchange(
            268, "POST", "/{lab}/maintenance_start/",
            #"{"mode":0,"duration":60}"#,
            400,
            #"{"mode":["Unknown mode"]}"#),
        Exchange(
            269, "POST", "/{lab}/maintenance_start/",
            #"{"mode":1,"duration":60}"#,
            400,
            #"{"mode":["Unknown mode"]}"#),
        Exchange(
            270, "POST", "/{lab}/maintenance_start/",
            #"{"mode":"debug ","duration":60}"#,
            400,
            #"{"mode":["Unknown mode"]}"#),
        Exchange(271, "POST", "/{lab}/maintenance_start/", #"{"duration":60}"#, 400, #"{"mode":["Unknown mode"]}"#),
        Exchange(272, "POST", "/{lab}/maintenance_start/", nil, 400, #"{"mode":["Unknown mode"]}"#),
        Exchange(273, "POST", "/{lab}/maintenance_start/", #"{}"#, 400, #"{"mode":["Unknown mode"]}"#),
        Exchange(274, "POST", "/{lab}/maintenance_start/", #"[]"#, 500, .page),
        Exchange(
            275, "POST", "/{lab}/maintenance_start/",
            #"{"#,
            400,
            #"{"detail":"JSON parse error - Expecting property name enclosed in double quotes: line 1 co"#
                + #"lumn 2 (char 1)"}"#),
        Exchange(
            276, "POST", "/{lab}/maintenance_start/",
            #"{"mode":"debug"}"#,
            400,
            #"{"duration":["Invalid duration"]}"#),
        Exchange(
            277, "POST", "/{lab}/maintenance_start/",
            #"{"mode":"debug","duration":null}"#,
            400,
            #"{"duration":["Invalid duration"]}"#),
        Exchange(
            278, "POST", "/{lab}/maintenance_start/",
            #"{"mode":"debug","duration":"abc"}"#,
            400,
            #"{"duration":["Invalid duration"]}"#),
        Exchange(
            279, "POST", "/{lab}/maintenance_start/",
            #"{"mode":"debug","duration":""}"#,
            400,
            #"{"duration":["Invalid duration"]}"#),
        Exchange(
            280, "POST", "/{lab}/maintenance_start/",
            #"{"mode":"debug","duration":[60]}"#,
            400,
            #"{"duration":["Invalid duration"]}"#),
        Exchange(
            281, "POST", "/{lab}/maintenance_start/",
            #"{"mode":"debug","duration":0}"#,
            200,
            #"{"maintenance_mode":"debug"}"#),
        Exchange(
            284, "POST", "/{lab}/maintenance_start/",
            #"{"mode":"debug","duration":-1}"#,
            200,
            #"{"maintenance_mode":"debug"}"#),
        Exchange(
            287, "POST", "/{lab}/maintenance_start/",
            #"{"mode":"debug","duration":1.5}"#,
            200,
            #"{"maintenance_mode":"debug"}"#),
        Exchange(
            290, "POST", "/{lab}/maintenance_start/",
            #"{"mode":"debug","duration":"60"}"#,
            200,
            #"{"maintenance_mode":"debug"}"#),
        Exchange(
            293, "POST", "/{lab}/maintenance_start/",
            #"{"mode":"debug","duration":"1.5"}"#,
            400,
            #"{"duration":["Invalid duration"]}"#),
        Exchange(
            294, "POST", "/{lab}/maintenance_start/",
            #"{"mode":"debug","duration":true}"#,
            200,
            #"{"maintenance_mode":"debug"}"#),
        Exchange(
            297, "POST", "/{lab}/maintenance_start/",
            #"{"mode":"debug","duration":1000.0}"#,
            200,
            #"{"maintenance_mode":"debug"}"#),
        Exchange(
            300, "POST", "/{lab}/maintenance_start/",
            #"{"mode":"debug","duration":86400}"#,
            200,
            #"{"maintenance_mode":"debug"}"#),
        Exchange(
            303, "POST", "/{lab}/maintenance_start/",
            #"{"mode":"debug","duration":2678400}"#,
            200,
            #"{"maintenance_mode":"debug"}"#),
        Exchange(
            306, "POST", "/{lab}/maintenance_start/",
            #"{"mode":"debug","duration":1000000000}"#,
            200,
            #"{"maintenance_mode":"debug"}"#),
        Exchange(
            309, "POST", "/{lab}/maintenance_start/",
            #"{"mode":"debug","duration":10000000000}"#,
            200,
            #"{"maintenance_mode":"debug"}"#),
        Exchange(312, "POST", "/{lab}/maintenance_start/", #"{"mode":"debug","duration":1000000000000}"#, 500, .page),
        Exchange(
            315, "POST", "/{lab}/maintenance_start/",
            #"{"mode":"debug","duration":1000000000000000}"#,
            500,
            .page),
        Exchange(
            318, "POST", "/{lab}/maintenance_start/",
            #"{"mode":"debug","duration":100000000000000000000}"#,
            500,
            .page),
        Exchange(
            323, "POST", "/CNOSUCHID1234/maintenance_start/",
            #"{"mode":"debug","duration":60}"#,
            404,
            #"{"detail":"Not found."}"#),
        Exchange(324, "POST", "/CNOSUCHID1234/maintenance_stop/", nil, 404, #"{"detail":"Not found."}"#),
        Exchange(
            325, "POST", "/{lab}/maintenance_start/",
            #"mode=debug&duration=60"#,
            200,
            #"{"maintenance_mode":"debug"}"#,
            type: "application/x-www-form-urlencoded"),
    ]
}
