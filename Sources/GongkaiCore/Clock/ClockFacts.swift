/// What happened to one matter, as far as its clock is concerned.
package struct ClockFacts: Sendable, Equatable {
    /// What set the clock going; the day itself does not count.
    package struct Start: Sendable, Equatable, Encodable {
        package let day: Day
        /// Why this day, such as 当面提交，以提交之日为收到申请之日.
        package let words: String
        package let article: String

        package init(_ day: Day, words: String, article: String) {
            self.day = day
            self.words = words
            self.article = article
        }
    }

    /// A time that does not count: from the day after `from` through `through` (rule DY3). Nil `through`: it still lasts.
    package struct Pause: Sendable, Equatable {
        package let ground: ClockGround
        package let from: Day
        package let through: Day?

        package init(_ ground: ClockGround, from: Day, through: Day?) {
            self.ground = ground
            self.from = from
            self.through = through
        }
    }

    /// Something asked of the person, after whose arrival the limit begins anew. Nil `answered`: it has not come yet.
    package struct Restart: Sendable, Equatable {
        package let ground: ClockGround
        package let asked: Day
        package let answered: Day?
        /// The last day the notice named; nil takes the rule's usual one.
        package let answerBy: Day?
        /// The day its notice went out, where that is known: the person knows of it from then on.
        package let told: Day?
        /// Another last day, given later on.
        package let postponedTo: Day?
        /// Whether what was asked for was forgone and did not come: `answered` is the day of that.
        package let isForgone: Bool
        /// Whether its notice is known to lie in the file, and nothing has come: the person was not asked yet, and nothing stops.
        package let isUnsent: Bool
        /// Whether no notice of it went out, though something may have come or been forgone.
        package let hasNoNotice: Bool

        package init(
            _ ground: ClockGround, asked: Day, answered: Day?, answerBy: Day? = nil, told: Day? = nil, postponedTo: Day? = nil,
            isForgone: Bool = false, isUnsent: Bool = false
        ) {
            self.ground = ground
            self.asked = asked
            self.answered = answered
            self.answerBy = answerBy
            self.told = told
            self.postponedTo = postponedTo
            self.isForgone = isForgone
            self.isUnsent = isUnsent && answered == nil
            hasNoNotice = isUnsent
        }

        /// The day on which the person was asked: that of the step, or the later one on which its notice went out; never after the answer.
        package var toldOn: Day {
            let told = max(asked, told ?? asked)
            return answered.map { min($0, told) } ?? told
        }

        /// The last day to answer. A notice that went out later than its step gives as many working days from then on as the step did, and a
        /// later day that was given before it went out takes none of them away.
        package func last(_ usual: TimeLimit, _ calendar: WorkingCalendar) -> Day {
            let counted = counted(usual, calendar)
            return postponedTo.map { max($0, counted) } ?? counted
        }

        private func counted(_ usual: TimeLimit, _ calendar: WorkingCalendar) -> Day {
            guard let answerBy else {
                return DayCount(unit: usual.unit, calendar: calendar).day(usual.days, after: toldOn, leavingOut: [])
            }
            guard toldOn > asked else { return answerBy }
            return max(answerBy, calendar.day(calendar.workingDays(after: asked, through: answerBy), workingDaysAfter: toldOn))
        }
    }

    /// A longer limit that was granted.
    package struct Extension: Sendable, Equatable {
        package let ground: ClockGround
        package let days: Int
        /// Who agreed; nil where it is not recorded.
        package let approvedBy: String?
        /// The day the person was told; nil where it is not recorded, which is taken as in time.
        package let toldOn: Day?

        package init(_ ground: ClockGround, days: Int, approvedBy: String? = nil, toldOn: Day? = nil) {
            self.ground = ground
            self.days = days
            self.approvedBy = approvedBy
            self.toldOn = toldOn
        }
    }

    package var start: Start
    /// What was promised beyond the law; never longer than it.
    package var promised: TimeLimit?
    package var pauses: [Pause]
    package var restarts: [Restart]
    package var granted: Extension?
    /// What a reader must know beside the rules, such as a regime chosen by hand and why.
    package var notes: [String]

    package init(
        start: Start, promised: TimeLimit? = nil, pauses: [Pause] = [], restarts: [Restart] = [], granted: Extension? = nil,
        notes: [String] = []
    ) {
        self.start = start
        self.promised = promised
        self.pauses = pauses
        self.restarts = restarts
        self.granted = granted
        self.notes = notes
    }
}
