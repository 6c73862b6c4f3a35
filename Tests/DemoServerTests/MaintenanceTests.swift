import FoundationEssentials
import JSON
import Testing

@testable import DemoServer

@Suite struct MaintenanceTests {
    @Test(arguments: [
        ("oss", "Debug", "debug"), ("oss", "MAINTENANCE", "maintenance"), ("cloud", "group_alerts", "group_alerts"),
    ])
    func `a window is shown from its start to its end`(dialect: String, mode: String, shown: String) throws {
        var lab = Lab(try #require(DemoDialect(rawValue: dialect)))
        let response = lab.send("POST", "/{lab}/maintenance_start", #"{"mode":"\#(mode)","duration":3600}"#)
        #expect(response.status == 200)
        #expect(response.json == lab.shown)
        #expect(response.json?["maintenance_mode"] == .string(shown))
        #expect(response.json?["maintenance_started_at"] == "2026-11-23T15:21:17Z")
        #expect(response.json?["maintenance_end_at"] == "2026-11-23T16:21:17Z")
    }

    @Test(arguments: ["silence_escalations", "group_alerts", "disable_alerts"])
    func `the Cloud has its own modes`(mode: String) {
        let body = #"{"mode":"\#(mode)","duration":60}"#
        var cloud = Lab(.cloud)
        #expect(cloud.send("POST", "/{lab}/maintenance_start/", body).json?["maintenance_mode"] == .string(mode))
        var oss = Lab(.oss)
        #expect(oss.send("POST", "/{lab}/maintenance_start/", body).json == ["mode": ["Unknown mode"]])
        #expect(cloud.send("POST", "/{lab}/maintenance_start/", #"{"mode":"debug","duration":60}"#).status == 400)
    }

    @Test func `a second start is refused and changes nothing`() {
        var lab = Lab()
        _ = lab.send("POST", "/{lab}/maintenance_start/", #"{"mode":"debug","duration":60}"#)
        let before = lab.shown
        let second = lab.send("POST", "/{lab}/maintenance_start/", #"{"mode":"maintenance","duration":3600}"#)
        #expect(second.status == 400)
        #expect(second.json == ["detail": "Already on maintenance"])
        #expect(lab.shown == before)
    }

    @Test func `a window is closed shortly after its end, by the worker`() {
        var lab = Lab { $0.workerLag = 2 }
        _ = lab.send("POST", "/{lab}/maintenance_start/", #"{"mode":"debug","duration":3}"#)
        lab.now += 4
        #expect(lab.shown?["maintenance_mode"] == "debug")
        lab.now += 1
        #expect(lab.shown?["maintenance_mode"] == .null)
        #expect(lab.shown?["maintenance_started_at"] == .null)
        #expect(lab.shown?["maintenance_end_at"] == .null)
        #expect(lab.send("POST", "/{lab}/maintenance_start/", #"{"mode":"debug","duration":3}"#).status == 200)
    }

    @Test func `without a worker a window is overdue until it is stopped`() {
        var lab = Lab { $0.isWorkerDown = true }
        _ = lab.send("POST", "/{lab}/maintenance_start/", #"{"mode":"debug","duration":2}"#)
        lab.now += 3600
        #expect(lab.shown?["maintenance_mode"] == "debug")
        let again = lab.send("POST", "/{lab}/maintenance_start/", #"{"mode":"debug","duration":2}"#)
        #expect(again.json == ["detail": "Already on maintenance"])
        #expect(lab.send("POST", "/{lab}/maintenance_stop/").json?["maintenance_mode"] == .null)
    }

    @Test func `stopping needs no body and no window`() {
        var lab = Lab()
        #expect(lab.send("POST", "/{lab}/maintenance_stop").status == 200)
        _ = lab.send("POST", "/{lab}/maintenance_start/", #"{"mode":"debug","duration":60}"#)
        let response = lab.send("POST", "/{lab}/maintenance_stop/")
        #expect(response.status == 200)
        #expect(response.json == lab.shown)
        #expect(lab.shown?["maintenance_mode"] == .null)
    }

    @Test func `with Slack connected, the engine fails to stop maintenance that is not running`() {
        var lab = Lab(.oss) { $0.isSlackConnected = true }
        #expect(lab.send("POST", "/{lab}/maintenance_stop/").status == 500)
        _ = lab.send("POST", "/{lab}/maintenance_start/", #"{"mode":"debug","duration":60}"#)
        #expect(lab.send("POST", "/{lab}/maintenance_stop/").status == 200)
        var cloud = Lab(.cloud)
        #expect(cloud.send("POST", "/{lab}/maintenance_stop/").status == 200)
    }

    @Test func `editing does not change a window`() {
        var lab = Lab()
        _ = lab.send("POST", "/{lab}/maintenance_start/", #"{"mode":"debug","duration":60}"#)
        let response = lab.send("PUT", "/{lab}/", #"{"name":"n","maintenance_mode":null}"#)
        #expect(response.json?["maintenance_mode"] == "debug")
    }

    /// Recordings 281 to 318.
    @Test(
        arguments: [
            ("0", "2026-11-23T15:21:17Z"), ("-1", "2026-11-23T15:21:16Z"), ("1.5", "2026-11-23T15:21:18Z"),
            (#"" 60 ""#, "2026-11-23T15:22:17Z"), ("true", "2026-11-23T15:21:18Z"), ("1e3", "2026-11-23T15:37:57Z"),
            ("2678400", "2026-12-24T15:21:17Z"), ("1000000000", "2058-08-01T17:07:57Z"),
            ("10000000000", "2343-10-14T09:07:57Z"),
        ])
    func `a duration is converted as by Python's int`(duration: String, end: String) {
        var lab = Lab()
        let response = lab.send("POST", "/{lab}/maintenance_start/", #"{"mode":"debug","duration":\#(duration)}"#)
        #expect(response.json?["maintenance_end_at"] == .string(end))
    }

    @Test func `a window in the past is closed by the worker's next run`() {
        var lab = Lab()
        _ = lab.send("POST", "/{lab}/maintenance_start/", #"{"mode":"debug","duration":-1}"#)
        #expect(lab.shown?["maintenance_mode"] == "debug")
        lab.now += 1
        #expect(lab.shown?["maintenance_mode"] == .null)
    }

    @Test func `a deleted integration's window is removed`() {
        var lab = Lab()
        _ = lab.send("POST", "/{lab}/maintenance_start/", #"{"mode":"debug","duration":3}"#)
        #expect(lab.send("DELETE", "/{lab}/").status == 204)
        lab.now += 60
        #expect(lab.send("GET", "/").json?["count"] == 0)
    }
}
