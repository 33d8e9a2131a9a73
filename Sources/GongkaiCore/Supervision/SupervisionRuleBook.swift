/// All rules there ever were, in force or not: checked, and in one order.
package struct SupervisionRuleBook: Sendable, Equatable {
    /// By code and version.
    package let rules: [SupervisionRule]

    package init(_ rules: [SupervisionRule]) throws(SupervisionRuleFault) {
        try Self.check(rules.enumerated().map { ($0.offset + 2, $0.element) })
        self.rules = rules.sorted { ($0.code, $0.version) < ($1.code, $1.version) }
    }

    private static func check(_ rules: [(line: Int, rule: SupervisionRule)]) throws(SupervisionRuleFault) {
        for (position, (line, rule)) in rules.enumerated() {
            if let until = rule.until, until < rule.since { throw .init(line: line, reason: .datesBackwards) }
            let fits =
                switch rule.bound {
                case .more: !rule.measure.isLimit
                case .ahead, .share, .late: rule.measure.isLimit
                }
            if !fits {
                throw .init(line: line, reason: .boundDoesNotFit(bound: rule.bound.text, measure: rule.measure.rawValue))
            }
            for (_, earlier) in rules[..<position] where earlier.code == rule.code {
                if earlier.version == rule.version { throw .init(line: line, reason: .twice(code: rule.code, version: rule.version)) }
                if earlier.signal != rule.signal { throw .init(line: line, reason: .anotherSignal(code: rule.code)) }
                let isApart = (earlier.until.map { $0 < rule.since } ?? false) || (rule.until.map { $0 < earlier.since } ?? false)
                if !isApart { throw .init(line: line, reason: .overlap(code: rule.code, version: rule.version)) }
            }
        }
    }

    /// The rules that ship.
    package static let shipped: SupervisionRuleBook = {
        do throws(SupervisionRuleFault) {
            return try SupervisionRuleBook(csv: String(decoding: PackageResources.supervision_rules_csv, as: UTF8.self))
        } catch { preconditionFailure("the shipped supervision-rules.csv is damaged: \(error.words)") }
    }()
}

extension SupervisionRuleBook {
    private static let columns = [
        "code", "version", "name", "since", "until", "scope", "measure", "bound", "signal", "points", "head", "tells",
    ]

    /// Reads the lines of a list; names the line and the column of what it does not know.
    ///
    /// - Parameter isKept: a list that holds already is read whatever its codes are.
    package init(csv: String, isKept: Bool = false) throws(SupervisionRuleFault) {
        var rules: [SupervisionRule] = []
        for (index, line) in csv.split(separator: "\n", omittingEmptySubsequences: false).enumerated() where !line.isEmpty {
            let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            if index == 0 {
                guard cells == Self.columns else { throw .init(line: 1, reason: .heading(expected: Self.columns.joined(separator: ","))) }
                continue
            }
            guard cells.count == Self.columns.count else {
                throw .init(line: index + 1, reason: .cells(found: cells.count, expected: Self.columns.count))
            }
            do throws(SupervisionRuleFault.Reason) {
                rules.append(try SupervisionRule(cells: cells, isKept: isKept))
            } catch { throw .init(line: index + 1, reason: error) }
        }
        try self.init(rules)
    }

    /// As a list, from which the same book can be read.
    package var csv: String { ([Self.columns] + rules.map(\.cells)).map { $0.joined(separator: ",") }.joined(separator: "\n") + "\n" }
}

extension SupervisionRuleFault.Reason: Error {}

extension SupervisionRule {
    fileprivate init(cells: [String], isKept: Bool) throws(SupervisionRuleFault.Reason) {
        func day(_ column: String, _ text: String) throws(SupervisionRuleFault.Reason) -> Day {
            guard let day = Day(text) else { throw .notADay(column: column, found: text) }
            return day
        }
        func known<Value: RawRepresentable & CaseIterable>(
            _ column: String, _ text: String, _: Value.Type
        ) throws(SupervisionRuleFault.Reason) -> Value where Value.RawValue == String {
            guard let value = Value(rawValue: text) else {
                throw .unknownField(column: column, found: text, known: Value.allCases.map(\.rawValue))
            }
            return value
        }
        // Keys and addresses of cards, and the text of scores, put other things behind it.
        guard isKept || !cells[0].isEmpty && !cells[0].contains(where: { "./|@~+?# ".contains($0) }) else {
            throw .badCode(found: cells[0])
        }
        guard let version = Int(cells[1]), version >= 1 else { throw .notANumber(column: "version", found: cells[1]) }
        guard let points = Self.hundredths(cells[9]) else { throw .notANumber(column: "points", found: cells[9]) }
        guard let bound = Bound(text: cells[7]) else {
            throw .unknownField(column: "bound", found: cells[7], known: ["ahead:1", "share:80>10", "late:0", "more:0"])
        }
        guard let scope = Scope(text: cells[5]) else {
            throw .unknownField(column: "scope", found: cells[5], known: ["all", "promised", "immediate", "joint", "item:…", "unit:…"])
        }
        guard !cells[10].isEmpty else { throw .unknownField(column: "head", found: "", known: ["timeliness"]) }
        var tells: [Audience] = []
        for name in cells[11].split(separator: "+") { tells.append(try known("tells", String(name), Audience.self)) }
        self.init(
            cells[0], version: version, cells[2], since: try day("since", cells[3]),
            until: cells[4].isEmpty ? nil : try day("until", cells[4]), scope: scope,
            measure: try known("measure", cells[6], SupervisionMeasure.self), bound: bound,
            signal: try known("signal", cells[8], SupervisionSignal.self), points: points, head: cells[10], tells: tells)
    }

    fileprivate var cells: [String] {
        [
            code, String(version), name, since.text, until?.text ?? "", scope.text, measure.rawValue, bound.text, signal.rawValue,
            Self.decimal(points), head, tells.map(\.rawValue).joined(separator: "+"),
        ]
    }

    /// `0.2` as 20.
    static func hundredths(_ text: String) -> Int? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard let whole = parts.first.flatMap({ Int($0) }), whole >= 0, parts.count <= 2 else { return nil }
        guard parts.count == 2 else { return whole * 100 }
        guard (1...2).contains(parts[1].count), let rest = Int(parts[1]), rest >= 0 else { return nil }
        return whole * 100 + (parts[1].count == 1 ? rest * 10 : rest)
    }

    /// 20 as `0.2`.
    package static func decimal(_ hundredths: Int) -> String {
        let sign = hundredths < 0 ? "-" : ""
        let (whole, rest) = abs(hundredths).quotientAndRemainder(dividingBy: 100)
        if rest == 0 { return "\(sign)\(whole)" }
        return "\(sign)\(whole)." + (rest % 10 == 0 ? "\(rest / 10)" : rest < 10 ? "0\(rest)" : "\(rest)")
    }
}

extension SupervisionRule.Bound {
    package init?(text: String) {
        let parts = text.split(separator: ":")
        guard parts.count == 2 else { return nil }
        if parts[0] == "share" {
            let numbers = parts[1].split(separator: ">").map { Int($0) }
            guard numbers.count == 2, let percent = numbers[0], let days = numbers[1], (1...99).contains(percent), days >= 0 else {
                return nil
            }
            self = .share(percent: percent, longerThan: days)
            return
        }
        guard let number = Int(parts[1]), number >= 0 else { return nil }
        switch parts[0] {
        case "ahead" where number >= 1: self = .ahead(number)
        case "late": self = .late(number)
        case "more": self = .more(number)
        default: return nil
        }
    }

    package var text: String {
        switch self {
        case .ahead(let days): "ahead:\(days)"
        case .share(let percent, let days): "share:\(percent)>\(days)"
        case .late(let days): "late:\(days)"
        case .more(let number): "more:\(number)"
        }
    }
}

extension SupervisionRule.Scope {
    package init?(text: String) {
        switch text {
        case "all": self = .all
        case "promised": self = .kind(.promised)
        case "immediate": self = .kind(.immediate)
        case "joint": self = .joint
        default:
            let parts = text.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { return nil }
            let names = parts[1].split(separator: "+").map(String.init)
            switch parts[0] {
            case "item": self = .items(Set(names))
            case "unit":
                let units = names.map { Int64($0) }
                guard !units.contains(nil) else { return nil }
                self = .units(Set(units.compactMap { $0.map { AgencyID(value: $0) } }))
            default: return nil
            }
        }
    }

    package var text: String {
        switch self {
        case .all: "all"
        case .kind(let kind): kind.rawValue
        case .joint: "joint"
        case .items(let codes): "item:" + codes.sorted().joined(separator: "+")
        case .units(let units): "unit:" + units.map(\.value).sorted().map(String.init).joined(separator: "+")
        }
    }
}
