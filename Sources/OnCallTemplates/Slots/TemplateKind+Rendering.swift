package import JSON
package import Jinja

extension TemplateKind {
    /// The variables that a template of this kind sees, made of what is known here. A webhook's payload lies in `alert_payload`;
    /// what the server gives as `None` where it has nothing is none here too.
    /// - Parameter others: variables by name; they win.
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

    /// Renders a template of this kind within the bounds that the server gives it.
    package func render(
        _ template: Template, _ context: JSONObject, now: RenderInstant = .now, limits: RenderLimits = RenderLimits()
    ) -> Rendering {
        var limits = limits
        limits.output = min(limits.output, outputLimit)
        return template.render(context, now: now, limits: limits, mode: mode)
    }

    /// Why the server would not save `template` in a slot of this kind; nil where it would. All kinds but labels are compiled
    /// first; routes and webhooks are tried out too, and a warning lets them pass.
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
