/// Ordinary regular expressions and the lines of logs that they are applied to.
enum PatternSubject {
    static var patterns: [String] { whole + pairs }

    private static let whole = [
        #".*timeout.*"#, #".+timeout"#, #"(.*)timeout(.*)"#, #"[^,]*timeout"#, #"\w+ timeout"#, #"\S+@\S+"#,
        #".*id=.*timeout"#, #"^ERROR"#, #"ERROR$"#, #"\d+"#, #"\d{4}-\d{2}-\d{2}"#, #"\d{2}:\d{2}:\d{2}"#,
        #"\b\d{1,3}(?:\.\d{1,3}){3}\b"#, #"(\d+)\.(\d+)\.(\d+)\.(\d+)"#, #"https?://\S+"#,
        #"https?://([^/\s]+)(/\S*)?"#,
        #"[\w.+-]+@[\w-]+\.[\w.-]+"#, #"\[(.*?)\]"#, #"\[([^\]]*)\]"#, #"\((.*?)\)"#, #"\{.*\}"#, #"\{[^{}]*\}"#,
        #""([^"]*)""#, #"'[^']*'"#, #""(?:[^"\\]|\\.)*""#, #"key=(\w+)"#, #"(\w+)=(\S+)"#, #"(\w+)=("[^"]*"|\S+)"#,
        #"\s+"#, #"^\s+|\s+$"#, #"\s{2,}"#, #"[^a-zA-Z0-9]+"#, #"[a-z]+"#, #"[A-Z]{2,}"#, #"\b[A-Z][a-z]+\b"#,
        #"(?i)error"#, #"(?i)error|warning|critical"#, #"error|warning|critical"#, #"\b(?:error|warn|fatal)\b"#,
        #"(?i)\b(failed|failure|fail)\b"#, #"(?i).*connection refused.*"#, #"(?m)^.*$"#, #"(?m)^(\S+)\s"#, #"(?s)a.*z"#,
        #"^(.*?):(.*)$"#, #"^([^:]+):\s*(.+)$"#, #"^(\S+) (\S+) (\S+)"#, #"^(\w+)\s+(\w+)\s+(\w+)"#, #"(\S+)\s+(\S+)$"#,
        #"host=([\w.-]+)"#, #"pod/([a-z0-9-]+)"#, #"-[a-z0-9]{8,10}-[a-z0-9]{5}$"#,
        #"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"#,
        #"\b[0-9a-f]{7,40}\b"#, #"0x[0-9a-fA-F]+"#, #"status[ =:]+(\d{3})"#, #"HTTP/\d\.\d" (\d{3})"#, #"\b[45]\d\d\b"#,
        #"took (\d+(?:\.\d+)?)(ms|s)"#, #"(\d+(?:\.\d+)?)\s?(?:ms|s|MB|GB|%)"#, #"(\d+)%"#, #"[-+]?\d+(?:\.\d+)?"#,
        #"at ([\w.$]+)\(([\w.]+):(\d+)\)"#, #"Caused by: (.*)"#, #"Traceback .*"#, #"(\w+Exception)"#,
        #"(\w+)(Error|Exception)"#,
        #"/([^/\s]+)/([^/\s]+)"#, #"[^/]+$"#, #"^[^/]+/"#, #"\.(?:log|txt|gz)\b"#, #"#(\w+)"#, #"@(\w+)"#, #"<[^>]+>"#,
        #"<(\w+)[^>]*>(.*?)</\1>"#, #"&\w+;"#, #"\\n"#, #"\t"#, #"\r?\n"#, #"[\r\n]+"#, #",\s*"#, #";\s*"#, #"\|"#,
        #"(?<=id=)\d+"#, #"(?<=\[)\w+(?=\])"#, #"\w+(?==)"#, #"(?<!\d)\d{3}(?!\d)"#, #"(?=.*error)(?=.*timeout).*"#,
        #"^(?!.*debug).*$"#, #"(?>\d+)\b"#, #"\d++\b"#, #"(\w)\1"#, #"(\b\w+\b)\s+\1"#,
        #"(?P<name>\w+): (?P<value>\w+)"#,
        #"(a|b|c)+d"#, #"(?:\w+\.)+\w+"#, #"(?:[a-z]+-)+[a-z0-9]+"#, #"(?:\d+,)*\d+"#, #"\w+\s\w+\s\w+"#, #"\p{L}+"#,
        #"[[:alpha:]]+"#,
        #"\p{Lu}\p{Ll}+"#, #"\W+"#, #"\D+"#, #"\S+"#, #".{80}"#, #".{1,40}\s"#, #"^.{0,20}"#, #".$"#, #"^."#, #"x*"#,
        #"a?b?c?"#,
        #"([^ ]*) ([^ ]*) ([^ ]*)"#, #"^(?:([^,]*),){3}"#, #"[aeiou]{2}"#, #"th(?:e|is|at)"#, #"\bthe\b"#, #"ing\b"#,
    ]

    /// Words and what stands around them, as templates extract them.
    private static let pairs: [String] = ["service", "namespace", "cluster", "region", "node", "user", "path", "code"]
        .flatMap { word in
            [
                "\(word)", "\\b\(word)\\b", "\(word)=\\S+", "\(word)=\"?([^\",\\s]+)\"?", ".*\(word)[:=] *(\\w+).*",
                "(?i)\(word.uppercased())",
                "^.*\(word)", "\(word).*$", "(\\w+)\\s+\(word)", "[^\\n]*\(word)[^\\n]*",
            ]
        }

    static let texts: [String] = {
        let lines = [
            #"2025-03-01 12:34:56,789 ERROR [worker-3] com.example.Pay.charge(Pay.java:42) host=web-01.example.net took 153ms status=502"#,
            #"10.0.12.7 - bob [01/Mar/2025:12:34:56 +0000] "GET /api/v1/items?id=42 HTTP/1.1" 200 5123 "https://example.org/x" "curl/8.1""#,
            #"level=warn ts=2025-03-01T12:34:56Z service="checkout" msg="connection refused" user=ann@example.org path=/cart/7 code=E42 id=9"#,
            #"pod/api-7f9c8d6b54-x2k9z in namespace prod is CrashLoopBackOff: back-off 5m0s restarting failed container=api (3%) {"a": [1, 2]}"#,
            #"the quick brown fox jumps over the lazy dog again and again; nothing to see here, (really) nothing at all #ops @team"#,
        ]
        return [100, 400, 1_000, 5_000, 20_000].map { length in
            var text = ""
            var index = 0
            while text.utf8.count < length {
                text += lines[index % lines.count] + (index % 3 == 2 ? "\n" : " ")
                index += 1
            }
            return String(text.prefix(length))
        }
    }()
}
