import ArgumentParser
import Foundation
import GongkaiCore
import GongkaiStore
import Synchronization

/// Electronic supervision of approval cases.
struct SupervisionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "supervision",
        abstract: "Derive the cards of supervision from the steps of cases, and look at them.",
        discussion: """
            Cards, colours and what counts in scores follow from the steps, the rules and the calendar alone.

            Example: gongkai supervision rebuild
            """,
        subcommands: [Rebuild.self, Renew.self, OnDay.self, Trial.self, Cases.self, Rules.self])

    /// Makes everything derived anew.
    struct Rebuild: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "rebuild",
            abstract: "Drop everything derived and make it anew; prints what was found, and its SHA-256.",
            discussion: """
                The hash is the same on every machine and on both engines for the same cases, rules, calendar and day.

                Up to a day that is over, the watch room shows that day until the server's next round, or gongkai supervision renew, brings it back to today.

                Whoever a rule names is told of cards of which nobody was told yet; with --silent nobody is.

                Example: gongkai supervision rebuild --until 2026-03-31
                """
        )

        @Option(help: "The day up to which one looks, written yyyy-MM-dd. (default: today)")
        var until: Day?

        @Flag(help: "Tell nobody of new cards, after cases were brought in from elsewhere.")
        var silent = false

        @Flag(help: "Print one JSON object.")
        var json = false

        @OptionGroup var database: DatabaseOptions

        func run() async throws {
            let progress = ProgressLine("Cases")
            defer { progress.end() }
            let day = until ?? Instant.now.day
            let digest = try await database.open { database in
                try await SupervisionStore(database: database).rebuild(upTo: day, at: .now, isSilent: silent) { progress.update($0) }
            }
            progress.end()
            if json {
                try Output.json(SupervisionDigestLine(digest, day))
            } else {
                Output.print(
                    """
                    Up to \(day): \(digest.cases) cases (\(digest.open) open, \(digest.unreadable) unreadable), \(digest.warnings) warnings, \
                    \(digest.yellows) yellow and \(digest.reds) red cards, \(digest.facts) early decisions.
                    SHA-256 \(digest.hash)
                    """)
            }
        }
    }

    /// Brings what is derived to today.
    struct Renew: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "renew",
            abstract: "Look anew at the cases on which something happened or whose day has come, as the server does each minute.",
            discussion: """
                Example: gongkai supervision renew --database sqlite:data/gongkai.db
                """
        )

        @OptionGroup var database: DatabaseOptions

        func run() async throws {
            let renewal = try await database.open { database in try await SupervisionStore(database: database).renew(at: .now) }
            Output.print("Looked at \(renewal.cases) cases; \(renewal.cards) new cards.")
        }
    }

    /// The cards as they were.
    struct OnDay: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "day",
            abstract: "Show the cards as they were on a day.",
            discussion: """
                Example: gongkai supervision day 2026-03-31
                """
        )

        @Argument(help: "The day, written yyyy-MM-dd.")
        var day: Day

        @Flag(help: "Print one JSON object.")
        var json = false

        @OptionGroup var database: DatabaseOptions

        func run() async throws {
            let cards = try await database.open { database in try await SupervisionStore(database: database).cards(asOf: day) }
            if json {
                try Output.json(["cards": cards.map(CardLine.init)])
            } else {
                for card in cards { Output.print(CardLine(card).text) }
                Output.print("\(cards.count) cards on \(day).")
            }
        }
    }

    /// Which cards other rules would have found.
    struct Trial: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "try",
            abstract: "Try a list of rules on a year, and show which cards would differ. Nothing is changed.",
            discussion: """
                Lines begin with + for a card that only the new rules find, and with - for one that they do not find.

                Example: gongkai supervision try rules.csv --year 2025
                """
        )

        @Argument(help: "A list of rules (CSV), as gongkai supervision rules prints it.")
        var rules: String

        @Option(help: "The year.")
        var year: Int

        @OptionGroup var database: DatabaseOptions

        func run() async throws {
            let book = try RuleFile(rules).book
            let progress = ProgressLine("Cases")
            defer { progress.end() }
            let (change, numbers) = try await database.open { database in
                let store = SupervisionStore(database: database)
                // As if it had begun with that year, as the page does: what begins tomorrow would find nothing in the last.
                let tried = book.reachingBack(to: Day.firstDay(of: year), from: Instant.now.day)
                let change = try await store.trial(of: tried, in: year, at: .now) { progress.update($0) }
                return (change, try await store.numbers(of: Set((change.added + change.dropped).map(\.subject))))
            }
            progress.end()
            func lines(_ sign: String, _ cards: [SupervisionCard]) -> [String] {
                cards.map { "\(sign) \($0.on)  \($0.key)  \($0.signal.words)  \(numbers[$0.subject] ?? "")  \($0.words)" }
            }
            for line in lines("+", change.added) + lines("-", change.dropped) { Output.print(line) }
            if change.cases == 0 {
                Output.print("\(year): there were no cases to try the rules on.")
            } else {
                Output.print("\(year): \(change.added.count) cards more, \(change.dropped.count) fewer.")
            }
        }
    }

    /// All cases in numbers.
    struct Cases: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "cases",
            abstract: "List all cases with how long they took and how many breaches were found, as JSON.",
            discussion: """
                One object a line.

                Example: gongkai supervision cases --database sqlite:data/gongkai.db
                """
        )

        @OptionGroup var database: DatabaseOptions

        func run() async throws {
            _ = try await database.open { database in
                try await SupervisionStore(database: database).eventLog { one in
                    Output.print(
                        "{\"number\":\"\(one.number)\",\"item\":\"\(one.item)\",\"unit\":\"\(one.unit)\",\"isOpen\":\(one.isOpen),"
                            + "\"events\":\(one.events.count),\"milliseconds\":\(one.milliseconds),\"warnings\":\(one.count(.warning)),"
                            + "\"yellow\":\(one.count(.yellow)),\"red\":\(one.count(.red))}")
                }
            }
        }
    }

    /// The rules that hold.
    struct Rules: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "rules",
            abstract: "Print the rules that hold as CSV, or append a list that follows them.",
            discussion: """
                A list that follows holds all rules of the one before; a rule is changed by another version, and ended by a day.

                Example: gongkai supervision rules --append rules.csv --reason 新的预警天数
                """
        )

        @Option(help: "A list of rules (CSV) to append.")
        var append: String?

        @Option(help: "Why it is appended.")
        var reason: String?

        @OptionGroup var database: DatabaseOptions

        func validate() throws {
            if append != nil, reason?.isEmpty ?? true { throw ValidationError("Say why with --reason.") }
        }

        func run() async throws {
            try await database.open { database in
                let store = SupervisionStore(database: database)
                guard let append, let reason else {
                    FileHandle.standardOutput.write(Data(try await store.rules().value.csv.utf8))
                    return
                }
                let file = try RuleFile(append)
                let version = try await store.append(rules: file.text, reason: reason, by: .command, at: .now)
                Output.print(
                    "\(append) is list \(version) now. The server makes all cards anew within a minute, or gongkai supervision renew.")
            }
        }
    }
}

/// A list of rules in a file.
private struct RuleFile {
    let text: String
    let book: SupervisionRuleBook

    init(_ path: String) throws {
        guard let data = FileManager.default.contents(atPath: path) else { throw Complaint("\(path) cannot be read.", code: 2) }
        // As other programs save it.
        text = String(decoding: data, as: UTF8.self).replacing("\u{FEFF}", with: "").replacing("\r\n", with: "\n")
        do throws(SupervisionRuleFault) { book = try SupervisionRuleBook(csv: text) } catch {
            throw Complaint("\(path), \(error.english)", code: 2)
        }
    }
}

private struct SupervisionDigestLine: Encodable {
    let day: Day
    let cases: Int
    let open: Int
    let unreadable: Int
    let warnings: Int
    let yellow: Int
    let red: Int
    let early: Int
    let sha256: String

    init(_ digest: SupervisionDigest, _ day: Day) {
        self.day = day
        cases = digest.cases
        open = digest.open
        unreadable = digest.unreadable
        warnings = digest.warnings
        yellow = digest.yellows
        red = digest.reds
        early = digest.facts
        sha256 = digest.hash
    }
}

private struct CardLine: Encodable {
    let on: Day
    let rule: String
    let signal: String
    let number: String
    let unit: String
    let state: String
    let events: [Int]
    let words: String

    init(_ stored: StoredCard) {
        on = stored.life.issuedOn
        rule = stored.key.rule
        signal = stored.life.signal.rawValue
        number = stored.number
        unit = stored.unit
        state = stored.life.state.rawValue
        events = stored.card?.events ?? []
        words = stored.life.events.first?.text ?? ""
    }

    var text: String {
        let signal = SupervisionSignal(rawValue: signal)?.words ?? "", state = CardLife.State(rawValue: state)?.words ?? ""
        return "\(on)  \(rule)  \(signal)  \(number)  \(unit)  \(state)  \(words)"
    }
}
