import ConsoleScript
import Features
import OnCall

extension UncertainWrite {
    /// The start of a maintenance that got no response; nil where the console makes no such thing of it.
    static var sample: UncertainWrite? { sample(of: .sample()) { $0.press("m<Enter>") } }

    /// A save, and the start and the end of a maintenance, that got no response.
    static var samples: [UncertainWrite] {
        let save = sample(of: .sample()) { script in
            script.go(to: .name)
            script.press("<Enter>x<C-s>")
            script.sendPlan()
        }
        return [save, sample, sample(of: .inMaintenance(for: 3600)) { $0.press("My") }].compactMap { $0 }
    }

    /// What becomes of an order that gets no response.
    private static func sample(of integration: Integration, _ order: (inout Script) -> Void) -> UncertainWrite? {
        var script = Script([integration])
        order(&script)
        script.answer(script.latest, .failed(.lostResponse))
        return script.console.uncertainWrites.values.first
    }
}
