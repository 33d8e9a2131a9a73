import Foundation
import GongkaiCore

/// What `gongkai clock` prints.
struct ClockAnswer: Encodable {
    let kind = "request"
    /// The year of the regulation.
    let regime: String
    let channel: ReceiptChannel
    /// The legal day of receipt.
    let received: Day
    /// Absent while the clock waits for the applicant.
    let due: Day?
    /// Without the extension.
    let firstDue: Day?
    let promisedDue: Day?
    let isProvisional: Bool
    /// Absent in a range.
    let explanation: Explanation?

    init(_ clock: RequestClock, channel: ReceiptChannel, explanation: ClockExplanation?) {
        regime = clock.regime.code
        self.channel = channel
        received = clock.received
        due = clock.reading.due
        firstDue = clock.reading.firstDue
        promisedDue = clock.reading.promisedDue
        isProvisional = clock.reading.isProvisional
        self.explanation = explanation.map(Explanation.init)
    }

    /// The value, and the two ways of putting it into words.
    struct Explanation: Encodable {
        let value: ClockExplanation

        private enum Key: CodingKey { case plain, precise }

        func encode(to encoder: any Encoder) throws {
            try value.encode(to: encoder)
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(value.plain, forKey: .plain)
            try container.encode(value.precise, forKey: .precise)
        }
    }

    /// One JSON value on a line of its own.
    var line: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }

    /// For a person at a terminal: the words of the program's pages.
    var text: String {
        let days = "regime \(regime), received \(received), due \(due?.text ?? "not yet known")"
        guard let value = explanation?.value else { return days }
        return ([days, ""] + value.plain + [""] + value.precise).joined(separator: "\n")
    }
}
