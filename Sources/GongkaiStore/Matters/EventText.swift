import GongkaiCore

/// How the parts of an event stand in its columns. These texts are kept for ever: a spelling is never changed.
enum EventText {
    /// `t` and a text, `d` and a day, `n` and a number, `a` and an agency, `o` and an officer.
    static func text(_ value: FieldValue) -> String {
        switch value {
        case .text(let text): "t" + text
        case .day(let day): "d" + day.text
        case .number(let number): "n" + String(number)
        case .agency(let agency): "a" + String(agency.value)
        case .officer(let officer): "o" + String(officer.value)
        }
    }

    static func value(_ text: String) -> FieldValue? {
        let rest = text.dropFirst()
        switch text.first {
        case "t": return .text(String(rest))
        case "d": return Day(rest).map { .day($0) }
        case "n": return Int(rest).map { .number($0) }
        case "a": return Int64(rest).map { .agency(AgencyID(value: $0)) }
        case "o": return Int64(rest).map { .officer(OfficerID(value: $0)) }
        default: return nil
        }
    }

    static func json(_ values: [String: FieldValue]) -> String { JSONText.object(values.mapValues { Optional(text($0)) }) }

    static func values(_ json: String) -> [String: FieldValue]? {
        guard let texts = JSONText.texts(json) else { return nil }
        var values: [String: FieldValue] = [:]
        for (code, text) in texts {
            guard let value = value(text) else { return nil }
            values[code] = value
        }
        return values
    }

    static func text(_ change: BranchChange) -> String {
        switch change {
        case .opens(let role): "opens:" + role.rawValue
        case .answers(let role): "answers:" + role.rawValue
        case .lapses(let role): "lapses:" + role.rawValue
        }
    }

    static func branchChange(_ text: String) -> BranchChange? {
        let (verb, rest) = parts(text)
        guard let role = rest.flatMap(MatterBranch.Role.init) else { return nil }
        return switch verb {
        case "opens": .opens(role)
        case "answers": .answers(role)
        case "lapses": .lapses(role)
        default: nil
        }
    }

    static func text(_ effect: ClockEffect) -> String {
        switch effect {
        case .starts: "starts"
        case .suspends(let ground): "suspends:" + ground.code
        case .resumes: "resumes"
        case .asks(let ground): "asks:" + ground.code
        case .restarts(let ground): "restarts:" + ground.code
        case .extends(let ground): "extends:" + ground.code
        case .ends: "ends"
        }
    }

    static func clock(_ text: String, _ grounds: [String: ClockGround]) -> ClockEffect? {
        let (verb, rest) = parts(text)
        let ground = rest.flatMap { grounds[$0] }
        return switch (verb, ground) {
        case ("starts", nil): .starts
        case ("resumes", nil): .resumes
        case ("ends", nil): .ends
        case ("suspends", let ground?): .suspends(ground)
        case ("asks", let ground?): .asks(ground)
        case ("restarts", let ground?): .restarts(ground)
        case ("extends", let ground?): .extends(ground)
        default: nil
        }
    }

    private static func parts(_ text: String) -> (verb: String, rest: String?) {
        let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
        return (parts.first ?? "", parts.count > 1 ? parts[1] : nil)
    }
}
