/// One version of the regulation on disclosure, with everything that changed from one to the next (rule RG2): data, never constants in code.
///
/// The day of receipt decides (rule RG1): neither text has a transitional article.
package final class DisclosureRegime: Sendable {
    /// The year, as stored with a request.
    package let code: String
    package let law: String
    package let since: Day
    /// The last day; nil while in force.
    package let until: Day?
    package let clock: ClockRule
    /// One for each channel.
    let receipts: [ReceiptRule]

    init(code: String, law: String, since: Day, until: Day?, clock: ClockRule, receipts: [ReceiptRule]) {
        self.code = code
        self.law = law
        self.since = since
        self.until = until
        self.clock = clock
        self.receipts = receipts
    }

    /// The one in force on a day.
    package static func inForce(on day: Day) throws(ClockRefusal) -> DisclosureRegime {
        for regime in all where regime.since <= day { return regime }
        throw .noLaw(on: day, since: first)
    }

    /// Since when there is such a law: 2008-05-01.
    package static var first: Day { all[all.count - 1].since }

    /// The one of that code, or nil.
    package static func code(_ code: String) -> DisclosureRegime? { all.first { $0.code == code } }

    package func receiptRule(_ channel: ReceiptChannel) -> ReceiptRule {
        for rule in receipts where rule.channel == channel { return rule }
        preconditionFailure("the regime of \(code) has no rule for \(channel)")
    }
}
