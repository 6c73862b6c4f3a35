package import JSON
package import Jinja
package import OnCall

/// Which route an alert takes, tried here as the open-source engine does it.
///
/// Source: `engine/apps/alerts/models/channel_filter.py` of grafana/oncall v1.16.8: routes in their order, a regular expression is searched
/// in the payload as `json.dumps` writes it, and a template must give True, 1 or ok.
package struct RouteTrial: Hashable, Sendable {
    /// What a route says to the alert.
    package enum Verdict: Hashable, Sendable {
        /// The alert takes it.
        case takes
        /// Its condition holds as well, but a route before takes the alert.
        case wouldTake
        /// Its condition does not hold; for a template, what it gives.
        case refuses(String?)
        /// Its condition fails, so the server goes on to the next route.
        case fails(String)
        /// It can't be tried here, so it isn't certain that the alert gets past it.
        case unknown(String)

        /// In one line for people.
        package var sentence: String {
            switch self {
            case .takes: "takes the alert"
            case .wouldTake: "fits too, but comes later"
            case .refuses(nil): "no match"
            case .refuses(let result?): result.isEmpty ? "gives nothing" : "gives \(result)"
            case .fails(let message): "fails: \(message)"
            case .unknown(let reason): reason
            }
        }
    }

    package let route: Route
    package let verdict: Verdict

    /// Tries the routes in order.
    /// - Parameter labels: the labels of the alert group; none if they are not known.
    package static func of(
        _ routes: [Route], _ payload: JSONValue, labels: JSONObject = JSONObject(), now: RenderInstant = .now,
        in environment: TemplateEnvironment = .onCall
    ) -> [RouteTrial] {
        var isTaken = false
        return Route.ordered(routes).map { route in
            var verdict = verdict(of: route.condition, payload, labels, now, environment)
            if verdict == .takes {
                if isTaken { verdict = .wouldTake }
                isTaken = true
            }
            return RouteTrial(route: route, verdict: verdict)
        }
    }

    private static func verdict(
        of condition: Route.Condition, _ payload: JSONValue, _ labels: JSONObject, _ now: RenderInstant,
        _ environment: TemplateEnvironment
    ) -> Verdict {
        switch condition {
        case .otherwise: return .takes
        case .unknown(let name): return .unknown("routes of the type \(name) can't be tried here")
        case .regex(let pattern):
            do {
                return try RegularExpression(pattern).isFound(in: JSONText.dump(payload)) ? .takes : .refuses(nil)
            } catch let error as PythonError where error.isNotice {
                return .unknown(error.message)
            } catch {
                return .fails((error as? PythonError)?.message ?? "\(error)")
            }
        case .jinja2(let text):
            let kind = TemplateKind.route
            let context = kind.context(payload: payload, others: labels.isEmpty ? [:] : ["labels": .object(labels)])
            switch kind.render(Template(text, in: environment), context, now: now).outcome {
            case .text(let result): return SignalResult.isTrue(result) ? .takes : .refuses(result)
            case .failure(let failure): return .fails(failure.shown)
            }
        }
    }
}
