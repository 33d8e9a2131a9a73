/// How the law counts the time of one kind of matter: data, of which each kind and each regulation has its own.
///
/// The engine knows nothing else of a kind: requests for disclosure are one instance, licences and letters are others.
///
/// A class that never changes, and not a struct: a million clocks share one rule, and copying its dozen fields took half their time.
package final class ClockRule: Sendable {
    /// Such as `request.2019`.
    package let code: String
    /// The law as it is cited, such as 《中华人民共和国政府信息公开条例》（2019年修订）.
    package let law: String
    /// What the person handed in, such as 申请.
    package let matter: String
    /// What is due, such as 答复.
    package let act: String
    package let limit: TimeLimit
    package let extensions: [ExtensionRule]
    package let pauses: [PauseRule]
    package let restarts: [RestartRule]
    package let steps: [StepRule]
    /// How many days before the last one somebody is reminded.
    package let reminders: [Int]

    package init(
        _ code: String, law: String, matter: String, act: String, limit: TimeLimit, extensions: [ExtensionRule] = [],
        pauses: [PauseRule] = [], restarts: [RestartRule] = [], steps: [StepRule] = [], reminders: [Int] = []
    ) {
        self.code = code
        self.law = law
        self.matter = matter
        self.act = act
        self.limit = limit
        self.extensions = extensions
        self.pauses = pauses
        self.restarts = restarts
        self.steps = steps
        self.reminders = reminders
    }
}

/// A longer limit that somebody may grant, once, before the first one ends (rule RL4).
package struct ExtensionRule: Sendable, Equatable {
    package let ground: ClockGround
    package var name: String { ground.name }
    /// Nil where the law says "a reasonable period".
    package let most: Int?
    /// Whose consent it needs.
    package let approver: String
    package let article: String

    package init(_ ground: ClockGround, most: Int?, approver: String, article: String) {
        self.ground = ground
        self.most = most
        self.approver = approver
        self.article = article
    }
}

/// Something that stops the clock; it goes on afterwards (rule DY3).
package struct PauseRule: Sendable, Equatable {
    package let ground: ClockGround
    package var name: String { ground.name }
    package let article: String
    /// How long the one who is asked may take.
    package let answer: TimeLimit?
    /// What follows when nothing comes.
    package let silence: String?

    package init(_ ground: ClockGround, article: String, answer: TimeLimit? = nil, silence: String? = nil) {
        self.ground = ground
        self.article = article
        self.answer = answer
        self.silence = silence
    }
}

/// Something asked of the person; the limit is counted anew from the day it comes.
package struct RestartRule: Sendable, Equatable {
    package let ground: ClockGround
    package var name: String { ground.name }
    package let article: String
    /// From when on it can be asked.
    package let since: Day?
    /// By when it must be asked, counted like the limit itself.
    package let notice: TimeLimit?
    /// How long the person has, unless the notice says otherwise.
    package let answer: TimeLimit
    /// What follows when nothing comes.
    package let silence: String
    /// What it is asked with, such as 补正告知书; nil where that has no name of its own.
    package let letter: String?

    package init(
        _ ground: ClockGround, article: String, since: Day? = nil, notice: TimeLimit? = nil, answer: TimeLimit, silence: String,
        letter: String? = nil
    ) {
        self.letter = letter
        self.ground = ground
        self.article = article
        self.since = since
        self.notice = notice
        self.answer = answer
        self.silence = silence
    }
}

/// A limit on the way: counted from the start, stopped by nothing.
package struct StepRule: Sendable, Equatable {
    package let code: String
    package let name: String
    package let limit: TimeLimit

    package init(_ code: String, _ name: String, _ limit: TimeLimit) {
        self.code = code
        self.name = name
        self.limit = limit
    }
}
