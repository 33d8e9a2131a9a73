/// Why a list of rules cannot follow the one that holds: what was found by a rule must be found again whenever cards are made anew.
package enum RuleBookRefusal: Error, Sendable, Equatable {
    case gone(code: String, version: Int)
    case changed(code: String, version: Int)
    /// A new rule, or an end of an old one, for days that are over.
    case inThePast(code: String, version: Int, earliest: Day)
    case same

    package var words: String {
        switch self {
        case .gone(let code, let version): "监察规则\(code)第\(version)版不见了。已有的规则不能删除；不再使用的，请填写终止日期。"
        case .changed(let code, let version): "监察规则\(code)第\(version)版的内容改了。已有的版本只能填写终止日期；要修改内容，请另立新版本。"
        case .inThePast(let code, let version, let earliest):
            "监察规则\(code)第\(version)版改变了\(earliest.chineseText)以前的日子。规则不能追溯：最早从这一天起施行，旧版本最早到它的前一日终止。"
        case .same: "这份监察规则与现行的完全相同，没有可以保存的修改。"
        }
    }

    /// For the command line.
    package var english: String {
        switch self {
        case .gone(let code, let version):
            "rule \(code) version \(version) is gone; rules are never removed. Give it an end in the column until."
        case .changed(let code, let version):
            "rule \(code) version \(version) was changed; a version can only be given an end. Add another version for the change."
        case .inThePast(let code, let version, let earliest):
            "rule \(code) version \(version) changes days before \(earliest); rules do not reach back. Begin on that day, end on the day before it, or later."
        case .same: "this list is the one that holds already."
        }
    }
}

extension SupervisionRuleBook {
    /// Refuses a list that would change what was found up to a day: cards of that day may be issued already.
    package func checkSuccession(_ next: SupervisionRuleBook, on day: Day) throws(RuleBookRefusal) {
        if next == self { throw .same }
        let earliest = day.adding(days: 1)
        for old in rules {
            guard let new = next.rules.first(where: { $0.code == old.code && $0.version == old.version }) else {
                throw .gone(code: old.code, version: old.version)
            }
            guard new.isSame(as: old) else { throw .changed(code: old.code, version: old.version) }
            if new.until != old.until, [new.until, old.until].compactMap(\.self).contains(where: { $0 < day }) {
                throw .inThePast(code: old.code, version: old.version, earliest: earliest)
            }
        }
        for new in next.rules where !rules.contains(where: { $0.code == new.code && $0.version == new.version }) && new.since < earliest {
            throw .inThePast(code: new.code, version: new.version, earliest: earliest)
        }
    }
}

extension SupervisionRule {
    /// Whether it says the same, whenever it ends.
    fileprivate func isSame(as other: SupervisionRule) -> Bool {
        name == other.name && since == other.since && scope == other.scope && measure == other.measure && bound == other.bound
            && signal == other.signal && points == other.points && head == other.head && tells == other.tells
    }
}

extension SupervisionRuleFault {
    /// For the command line.
    package var english: String {
        "line \(line): "
            + {
                switch reason {
                case .heading(let expected): "the heading must be \(expected)."
                case .badCode(let found): "code \"\(found)\" cannot be used. Use letters and digits, such as Y01; no points or slashes."
                case .cells(let found, let expected): "there are \(found) cells where \(expected) were expected. Check the commas."
                case .unknownField(let column, let found, let known):
                    "\(column) \"\(found)\" is unknown. Use one of: \(known.joined(separator: ", "))."
                case .notANumber(let column, let found): "\(column) \"\(found)\" is no number."
                case .notADay(let column, let found): "\(column) \"\(found)\" is no day. Write it like 2014-03-30."
                case .datesBackwards: "until is before since."
                case .boundDoesNotFit(let bound, let measure):
                    "the bound \"\(bound)\" does not fit \"\(measure)\": limits take ahead, share or late, facts take more."
                case .twice(let code, let version): "rule \(code) version \(version) is there twice."
                case .overlap(let code, let version): "rule \(code) version \(version) is in force on days of another version."
                case .anotherSignal(let code): "the versions of rule \(code) have different signals. Make another rule of it."
                }
            }()
    }
}
