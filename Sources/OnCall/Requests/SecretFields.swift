/// Members of the service's JSON whose values whoever sees them could misuse: a link and a mail address take alerts from anybody.
package enum SecretFields {
    package static let names: Set<String> = ["link", "inbound_email", "token", "access_token", "password"]
}
