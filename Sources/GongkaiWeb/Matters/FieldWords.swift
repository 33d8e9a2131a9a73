import GongkaiCore

/// What was filled in with a step, for people to read.
struct FieldWords: Sendable {
    let agencies: [AgencyID: String]
    let officers: [OfficerID: String]

    init(_ agencies: [Agency], _ officers: [OfficerAccount]) {
        self.agencies = Dictionary(uniqueKeysWithValues: agencies.map { ($0.id, $0.name) })
        self.officers = Dictionary(uniqueKeysWithValues: officers.map { ($0.id, $0.name) })
    }

    func words(_ value: FieldValue, _ field: MatterField?) -> String {
        switch value {
        case .text(let text):
            if case .choice(let choices)? = field?.kind { return choices.first { $0.code == text }?.label ?? text }
            return text
        case .day(let day): return day.text
        case .number(let number):
            guard case .number(_, let unit)? = field?.kind else { return String(number) }
            return unit == "分" ? "\(FieldWords.yuan(number))元" : "\(number)\(unit)"
        case .agency(let agency): return agencies[agency] ?? "第\(agency.value)号单位"
        case .officer(let officer): return officers[officer] ?? "第\(officer.value)号账号"
        }
    }

    /// Fen as people write yuan: 12, 12.50.
    static func yuan(_ fen: Int) -> String {
        let cents = fen % 100
        return cents == 0 ? String(fen / 100) : "\(fen / 100).\(cents < 10 ? "0" : "")\(cents)"
    }
}

/// One line of a list of facts.
struct CaseFact: Sendable, Equatable {
    let label: String
    let value: String
}
