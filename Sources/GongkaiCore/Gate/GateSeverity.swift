/// What a hit asks of the reviewer.
package enum GateSeverity: String, Sendable, CaseIterable {
    /// The text or the file must change before it may become public.
    case blocks
    /// The reviewer looks and either changes it or clears it with a reason.
    case question
}
