/// One event of a case in the few numbers that rules look at: days as integers, nothing allocated.
package struct CaseMark: Sendable, Equatable {
    /// What an event shows by itself.
    package struct Flags: OptionSet, Sendable, Hashable {
        package let rawValue: UInt16
        package init(rawValue: UInt16) { self.rawValue = rawValue }

        package static let reasonMissing = Flags(rawValue: 1)
        package static let feeOutside = Flags(rawValue: 2)
        package static let feeAboveStandard = Flags(rawValue: 4)
        package static let stepRefused = Flags(rawValue: 8)
        package static let complaintUpheld = Flags(rawValue: 16)
        package static let ratingSolved = Flags(rawValue: 32)
        package static let promises = Flags(rawValue: 64)
        /// After it nobody waits any more.
        package static let closed = Flags(rawValue: 128)
        /// Ended in the name of the applicant by an officer.
        package static let withdrawnByStaff = Flags(rawValue: 256)
        /// A special procedure that the head of the unit lets last until the day it names.
        package static let allowedLonger = Flags(rawValue: 512)
        /// An application with which nothing came: its five days have not begun.
        package static let bringsNothing = Flags(rawValue: 1024)
    }

    package let number: Int32
    package private(set) var deed: CaseDeed
    /// The place of a special procedure's kind in their list.
    package var procedure: UInt8 = 0
    package var flags: Flags
    /// The legal day.
    package let on: Int32
    /// The day it was recorded: what nobody had recorded, nobody knew.
    package let recordedOn: Int32
    /// The event it takes back; 0 for none.
    package var reverses: Int32
    /// The branch it opens or answers; 0 for none.
    package var branch: Int32
    /// The step's place in the flow, days of an extension, level of a rating, or the number of the rated event.
    package var value: Int32
    /// A last day it names; 0 for none.
    package var until: Int32
    /// The last day of the licence that is to be renewed, where it is said; 0 elsewhere.
    package private(set) var validUntil: Int32 = 0
    /// The officer who did it; 0 for others.
    package var person: Int64
    /// The unit and the person the case goes to; 0 where it stays.
    package var unit: Int64
    package var handler: Int64

    package init(
        number: Int32, deed: CaseDeed, flags: Flags = [], on: Int32, recordedOn: Int32, reverses: Int32 = 0, branch: Int32 = 0,
        value: Int32 = 0, until: Int32 = 0, person: Int64 = 0, unit: Int64 = 0, handler: Int64 = 0
    ) {
        self.number = number
        self.deed = deed
        self.flags = flags
        self.on = on
        self.recordedOn = recordedOn
        self.reverses = reverses
        self.branch = branch
        self.value = value
        self.until = until
        self.person = person
        self.unit = unit
        self.handler = handler
    }
}

extension CaseMark {
    /// What the event says, under the terms of its case.
    package init(_ event: MatterEvent, _ terms: CaseTerms) {
        self.init(
            number: Int32(event.number), deed: CaseDeed(action: event.action.code), on: Int32(event.on.number),
            recordedOn: Int32(event.at.day.number), reverses: Int32(event.reverses ?? 0), branch: Int32(event.branch ?? 0))
        if event.beginsReceipt { deed = .receive }
        if let last = event[.licenceUntil]?.day { validUntil = Int32(last.number) }
        switch event.author {
        case .officer(let id, _), .deputy(let id, _, _, _): person = id.value
        case .applicant, .program: break
        }
        unit = event[.unit]?.agency?.value ?? 0
        handler = event[.handler]?.officer?.value ?? 0
        until = Int32(event[.answerBy]?.day?.number ?? 0)
        if let state = event.after.flatMap({ CaseState(rawValue: $0.code) }), !state.isOpen { flags.insert(.closed) }
        readDeed(event, terms)
    }

    private mutating func readDeed(_ event: MatterEvent, _ terms: CaseTerms) {
        let isReasoned = event.reason?.contains { !$0.isWhitespace } ?? false
        switch deed {
        case .receive: if event.bringsNothing(of: terms) { flags.insert(.bringsNothing) }
        case .accept: if event[.promised] != nil { flags.insert(.promises) }
        case .noticeAgain, .reject, .refuse: if !isReasoned { flags.insert(.reasonMissing) }
        case .startStep, .beginProcedure:
            value = Int32(event[.step]?.text.flatMap { code in terms.steps.firstIndex { $0.code == code } } ?? -1)
            procedure = UInt8(event[.procedure]?.text.flatMap(CaseProcedure.init)?.index ?? 0)
            if event.action == CaseAction.beginLongerProcedure.action { flags.insert(.allowedLonger) }
        case .finishStep: if event[.stepResult]?.text == "refused" { flags.insert(.stepRefused) }
        case .extend: value = Int32(event.values[MatterField.extensionDaysCode]?.number ?? 0)
        case .bill:
            if event.action == CaseAction.addFeeLine.action, !isReasoned { flags.insert(.reasonMissing) }
            for line in CaseMark.lines(event) {
                guard let fee = terms.fee(line.fee) else {
                    flags.insert(.feeOutside)
                    continue
                }
                if !fee.allows(line.amount) { flags.insert(.feeAboveStandard) }
            }
        case .stop: if event.action == CaseAction.recordWithdrawal.action { flags.insert(.withdrawnByStaff) }
        case .rate: value = event[.rating]?.text.flatMap { Int32($0) } ?? 0
        case .followUp:
            value = Int32(event[.ratedEvent]?.number ?? 0)
            if event[.followUp]?.text == "resolved" { flags.insert(.ratingSolved) }
        case .complaint: if event[.complaintResult]?.text == "upheld" { flags.insert(.complaintUpheld) }
        default: break
        }
    }

    private static func lines(_ event: MatterEvent) -> [CaseBill.Line] {
        if let text = event[.billLines]?.text { return CaseBill.lines(text) ?? [] }
        guard let fee = event[.feeCode]?.text, let amount = event[.amount]?.number else { return [] }
        return [CaseBill.Line(fee, amount)]
    }
}
