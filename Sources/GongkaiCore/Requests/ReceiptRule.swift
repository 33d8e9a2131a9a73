/// Which day counts as the day of receipt (收到申请之日) for one channel.
package struct ReceiptRule: Sendable, Equatable {
    package enum Basis: String, Sendable {
        /// The day it was handed in, signed for, or came into the mailbox.
        case arrival
        /// The day both sides confirmed it. The organ must ask on the day it gets it (internal warning after one working day).
        case confirmation
    }

    package let channel: ReceiptChannel
    package let basis: Basis
    package let words: String
    package let article: String

    init(_ channel: ReceiptChannel, _ basis: Basis, _ words: String, _ article: String) {
        self.channel = channel
        self.basis = basis
        self.words = words
        self.article = article
    }
}

/// When a request came, by which channel, and when that was confirmed with the applicant.
package struct Receipt: Sendable, Equatable {
    package let channel: ReceiptChannel
    /// The day it was handed in, signed for, found in the mailbox or on the machine.
    package let arrived: Day
    /// The day both sides confirmed it; nil while they have not.
    package let confirmed: Day?

    package init(_ channel: ReceiptChannel, arrived: Day, confirmed: Day? = nil) {
        self.channel = channel
        self.arrived = arrived
        self.confirmed = confirmed
    }

    /// The legal day of receipt, by the rule in force on the day of arrival: never typed in freely (section 5 of the handbook).
    package func start() throws(ClockRefusal) -> ClockFacts.Start {
        let rule = try DisclosureRegime.inForce(on: arrived).receiptRule(channel)
        guard rule.basis == .confirmation else { return .init(arrived, words: rule.words, article: rule.article) }
        guard let confirmed else { throw .notConfirmed(arrived: arrived) }
        guard confirmed >= arrived else { throw .backwards(what: "与申请人确认的日期", from: arrived, to: confirmed) }
        return .init(confirmed, words: rule.words, article: rule.article)
    }
}
