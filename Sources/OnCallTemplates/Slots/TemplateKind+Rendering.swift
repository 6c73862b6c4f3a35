package import JSON
package import Jinja

extension TemplateKind {
    /// The variables of a template of this kind, as far as they are known here. A webhook's payload is in `alert_payload`; what
    /// the server passes as `None` when it has nothing is `None` here too.
    /// - Parameter others: variables by name, which override these.
    package func context(payload: JSONValue, others: JSONObject = JSONObject()) -> JSONObject {
        var context = JSONObject()
        for variable in variables {
            switch variable.name {
            case "payload" where !isWebhook, "alert_payload": context[variable.name] = payload
            case "payload", "labels", "source_link": context[variable.name] = .null
            default: break
            }
        }
        for (name, value) in zip(others.keys, others.values) { context[name] = value }
        return context
    }

    /// Renders a template of this kind within the server's limits.
    package func render(
        _ template: Template, _ context: JSONObject, now: RenderInstant = .now, limits: RenderLimits = RenderLimits()
    ) -> Rendering {
        var limits = limits
        limits.output = min(limits.output, outputLimit)
        return template.render(context, now: now, limits: limits, mode: mode)
    }

    /// Why the server would not save `template` in a slot of this kind; nil if it would. All kinds but labels are compiled first;
    /// routes and webhooks are also test-rendered, and a warning does not prevent saving.
    package func refusal(of template: Template, now: RenderInstant = .now) -> RenderFailure? {
        switch self {
        case .labelValue, .labels: return nil
        case .route:
            let length = PythonText.length(template.text)
            if length > templateLimit {
                return RenderFailure(
                    type: "JinjaTemplateError",
                    message:
                        "Expression is too long. Maximum length: \(templateLimit) characters, current length: \(length)",
                    level: .error, range: nil)
            }
        default: break
        }
        if let savingMode {
            let failure = template.render(JSONObject(), now: now, mode: savingMode).failure
            return failure?.level == .error ? failure : nil
        }
        return template.diagnostics.first.map(RenderFailure.init)
    }

    private var isWebhook: Bool {
        switch self {
        case .webhookURL, .webhookTrigger, .webhookData, .webhookHeaders: true
        default: false
        }
    }
}
