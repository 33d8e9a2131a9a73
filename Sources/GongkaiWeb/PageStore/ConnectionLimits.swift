/// How long a connection may take over something. Who sends a byte now and then must not hold a place for ever.
struct ConnectionLimits: Sendable {
    /// Nothing is asked.
    var idle = Duration.seconds(60)
    /// A head, from its first byte.
    var head = Duration.seconds(30)
    /// A whole body: fifty megabytes over a slow line.
    var body = Duration.seconds(300)
    /// Nothing of a body arrives.
    var pause = Duration.seconds(30)

    /// How often a connection is looked at.
    var interval: Duration { min(idle, head, body, pause) / 8 }
}
