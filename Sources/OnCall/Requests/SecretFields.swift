/// Members of the service's JSON whose values must stay secret. A link and a mail address accept alerts from anyone.
package enum SecretFields {
    package static let names: Set<String> = ["link", "inbound_email", "token", "access_token", "password"]
}
