import ArgumentParser
import GongkaiCore

/// Works out when something must be answered, and why. Needs no database, so that anybody can check us; with one, the calendar is that of it.
struct ClockCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clock",
        abstract: "Work out by when a request must be answered, and explain every day.",
        discussion: """
            Days are written yyyy-MM-dd. Without --confirmed, a channel that counts from the confirmation with the applicant is taken as confirmed \
            on the day of receipt. A pause is A..B: the days after A through B do not count; it is the consultation of a third party, or another \
            ground when its name stands before it (otherAgency:A..B, jointMaker:A..B). --from and --to print one JSON line for each day of \
            receipt. With --database, days are counted by the calendar as it was changed there.

            Exit codes: 0 the date is known, or the clock waits for the applicant; 2 what was given makes no sense.

            Example: gongkai clock --kind request --channel inPerson --received 2014-09-26 --json
            """
    )

    @Option(help: "What is waited for: request.")
    var kind = "request"

    @Option(help: "How it came: inPerson, signedMail, ordinaryMail, fax, email or online.")
    var channel = "inPerson"

    @Option(help: "The day it came.")
    var received: String?

    @Option(help: "The day the receipt was confirmed with the applicant.")
    var confirmed: String?

    @Flag(help: "With the longest extension the law allows.")
    var extended = false

    @Option(name: .customLong("pause"), help: "A time that does not count, A..B. May be given several times.")
    var pauses: [String] = []

    @Option(help: "The day the applicant was asked to make the request clear.")
    var supplementAsked: String?

    @Option(help: "The day the supplement came.")
    var supplementReceived: String?

    @Option(help: "The day the applicant received the notice of a fee.")
    var feeAsked: String?

    @Option(help: "The day the fee was paid.")
    var feePaid: String?

    @Option(help: "Working days the office promises, at most those of the law.")
    var promised: Int?

    @Option(help: "Tell also the days used and left at the end of this day.")
    var on: String?

    @Option(help: "The first day of receipt of a range.")
    var from: String?

    @Option(help: "The last day of receipt of a range.")
    var to: String?

    @Flag(help: "Print JSON.")
    var json = false

    @OptionGroup var calendars: CalendarOptions

    func run() async throws {
        guard kind == "request" else { throw ClockArgument.unknown(kind, option: "--kind", known: ["request"]) }
        let known = ReceiptChannel.allCases.map(\.rawValue)
        guard let channel = ReceiptChannel(rawValue: channel) else {
            throw ClockArgument.unknown(channel, option: "--channel", known: known)
        }
        let calendar = try await calendars.calendar()
        if from != nil || to != nil { return try printRange(channel, calendar) }
        guard let received = try ClockArgument.day(received, option: "--received") else {
            throw Complaint("Give the day of receipt, such as --received 2014-09-26.", code: 2)
        }
        let clock = try self.clock(try facts(channel, received: received), calendar)
        let asked = try ClockArgument.day(on, option: "--on")
        if let asked, asked < clock.received { throw Complaint("--on \(asked) is before the day of receipt, \(clock.received).", code: 2) }
        let answer = ClockAnswer(clock, channel: channel, explanation: clock.reading.explanation(on: asked))
        if json { try Output.json(answer) } else { Output.print(answer.text) }
    }

    private func printRange(_ channel: ReceiptChannel, _ calendar: WorkingCalendar) throws {
        guard let from = try ClockArgument.day(from, option: "--from"), let to = try ClockArgument.day(to, option: "--to") else {
            throw Complaint("A range needs both --from and --to.", code: 2)
        }
        let others = [received, confirmed, supplementAsked, supplementReceived, feeAsked, feePaid, on].compactMap(\.self)
        guard others.isEmpty, pauses.isEmpty else {
            throw Complaint("A range goes with --channel, --extended and --promised only: other days belong to one request.", code: 2)
        }
        guard from <= to else { throw Complaint("--from \(from) is after --to \(to).", code: 2) }
        for number in from.number...to.number {
            let clock = try self.clock(try facts(channel, received: Day(number: number)), calendar)
            Output.print(try ClockAnswer(clock, channel: channel, explanation: nil).line)
        }
    }

    private func facts(_ channel: ReceiptChannel, received: Day) throws -> RequestFacts {
        let confirmed = try ClockArgument.day(confirmed, option: "--confirmed") ?? received
        var facts = RequestFacts(Receipt(channel, arrived: received, confirmed: confirmed), promisedDays: promised)
        facts.pauses = try pauses.map(ClockArgument.pause)
        facts.restarts = [
            try ClockArgument.restart(.supplement, asked: supplementAsked, answered: supplementReceived, "supplement-received"),
            try ClockArgument.restart(.fee, asked: feeAsked, answered: feePaid, "fee-paid"),
        ].compactMap(\.self)
        return facts
    }

    private func clock(_ facts: RequestFacts, _ calendar: WorkingCalendar) throws -> RequestClock {
        do {
            var facts = facts
            if extended { facts.granted = RequestClock.longestExtension(under: try RequestClock.regime(of: facts)) }
            return try RequestClock(facts, calendar)
        } catch ClockRefusal.unknownGround(.supplement, _) {
            throw Complaint(
                "Until 14 May 2019 asking an applicant to change or add to a request was the reply to it, and what came then was a new "
                    + "request: give the day of that one as --received, without a supplement.", code: 2)
        } catch {
            throw Complaint(error.english, code: 2)
        }
    }
}
