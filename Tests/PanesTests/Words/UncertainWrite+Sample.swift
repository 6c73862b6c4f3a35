import ConsoleScript
import Features
import OnCall

extension UncertainWrite {
    /// The start of a maintenance that got no response; nil where the console makes no such thing of it.
    static var sample: UncertainWrite? {
        var script = Script([.sample()])
        script.press("m<Enter>")
        script.answer(script.latest, .failed(ServiceError(.timedOut, mayHaveBeenApplied: true)))
        return script.console.uncertainWrites.values.first
    }
}
