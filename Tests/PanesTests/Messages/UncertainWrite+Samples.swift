import ConsoleScript
import Features
import OnCall

extension UncertainWrite {
    /// A start of maintenance without a response; nil if the console does not treat it as uncertain.
    static var sample: UncertainWrite? { sample(of: .sample()) { $0.press("m<Enter>") } }

    /// A save, and the start and the stop of a maintenance, without a response.
    static var samples: [UncertainWrite] {
        let save = sample(of: .sample()) { script in
            script.go(to: .name)
            script.press("<Enter>x<C-s>")
            script.sendPlan()
        }
        return [save, sample, sample(of: .inMaintenance(for: 3600)) { $0.press("My") }].compactMap { $0 }
    }

    /// The uncertain write that results from a write without a response.
    private static func sample(of integration: Integration, _ order: (inout Script) -> Void) -> UncertainWrite? {
        var script = Script([integration])
        order(&script)
        script.answer(script.latest, .failed(.lostResponse))
        return script.console.uncertainWrites.values.first
    }
}
