import GongkaiCore
import GongkaiStore
import GongkaiTestSupport

/// Registers filled by chance: entries, corrections and records taken back in a mixed order, with days that cross the ends of years.
///
/// What the store accepted is kept as the cells that were typed, so that figures can be worked out a second time without the store.
struct RandomRegisters {
    struct Record {
        let id: Int64
        var version: Int64
        let agency: AgencyID
        var cells: [String: String]

        subscript(_ column: String) -> String { cells[column] ?? "" }
        func day(_ column: String) -> Day? { Day(self[column]) }
        func year(_ column: String) -> Int? { day(column)?.year }
    }

    private(set) var records: [String: [Record]] = [:]
    private(set) var corrections = 0
    private(set) var withdrawals = 0
    private var chance: Chance
    private var serial = 0
    private let store: RegisterStore
    private let world: World
    private let now = Instant(Day("2016-06-01"), hour: 10)

    init(_ world: World, seed: UInt64) {
        self.world = world
        store = RegisterStore(database: world.database)
        chance = Chance(seed)
    }

    var agencies: [AgencyID] { [world.district, world.office, world.education, world.township] }

    /// Current records of a register.
    func of(_ register: String, within agencies: Set<AgencyID>? = nil) -> [Record] {
        records[register, default: []].filter { agencies?.contains($0.agency) ?? true }
    }

    /// Tries so many changes. What a register refuses (an answer before its question, a doubled key) changes nothing here either.
    mutating func change(times: Int) async throws {
        for _ in 0..<times {
            let register = try RegisterDefinition.named(chance.one(of: Self.mix))
            do {
                switch chance.number(10) {
                case 0: try await withdraw(from: register)
                case 1, 2: try await correct(in: register)
                default: try await enter(into: register)
                }
            } catch is RegisterRefusal {}
        }
    }

    /// The registers that figures count, those with more rows more often.
    private static let mix =
        Array(repeating: "disclosed_item", count: 6) + Array(repeating: "channel_publication", count: 10)
        + Array(repeating: "disclosure_request", count: 8) + Array(repeating: "request_reply", count: 7)
        + Array(repeating: "public_concern", count: 3) + Array(repeating: "concern_response", count: 4)
        + Array(repeating: "normative_document", count: 4)
        + [
            "online_interview", "policy_interpretation", "press_conference", "reconsideration", "reconsideration", "litigation",
            "litigation",
            "complaint", "processing_fee", "disclosure_office", "reading_point", "staff_member", "staff_member", "disclosure_budget",
            "work_meeting", "training", "training_attendance", "training_attendance", "administrative_decision", "administrative_charge",
            "power_item", "power_item", "procurement",
        ]

    private mutating func enter(into register: RegisterDefinition) async throws {
        let agency = chance.one(of: agencies), cells = cells(of: register)
        let id = try await store.enter(register, agency: agency, cells: cells, agencies: nil, by: world.clerk, at: now)
        records[register.name, default: []].append(Record(id: id, version: 1, agency: agency, cells: cells))
    }

    private mutating func correct(in register: RegisterDefinition) async throws {
        guard let position = position(in: register) else { return }
        let record = records[register.name, default: []][position]
        var cells = cells(of: register)
        // A correction keeps the key, and half of the other cells.
        for column in register.columns where column.name == register.keyColumn || chance.number(2) == 0 {
            cells[column.name] = record[column.name]
        }
        let version = try await store.correct(
            register, record.id, expecting: record.version, cells: cells, reason: "录入有误", agencies: nil, by: world.clerk, at: now)
        records[register.name]?[position].cells = cells
        records[register.name]?[position].version = version
        corrections += 1
    }

    private mutating func withdraw(from register: RegisterDefinition) async throws {
        guard let position = position(in: register) else { return }
        let record = records[register.name, default: []][position]
        try await store.void(
            register, record.id, expecting: record.version, reason: "重复登记", agencies: nil, by: world.clerk, at: now)
        records[register.name]?.remove(at: position)
        withdrawals += 1
    }

    private mutating func position(in register: RegisterDefinition) -> Int? {
        let count = records[register.name, default: []].count
        return count == 0 ? nil : chance.number(count)
    }

    private mutating func cells(of register: RegisterDefinition) -> [String: String] {
        var cells: [String: String] = [:]
        for column in register.columns { cells[column.name] = cell(column, of: register) }
        serial += 1
        if let key = register.keyColumn { cells[key] = "\(register.name)-\(serial)" }
        switch register.name {
        case "disclosed_item":
            cells["index_number"] = "006230101/2014-" + String(String(100_000 + serial).dropFirst())
        case "reconsideration", "litigation":
            if cells["outcome"] == "" || cells["concluded_on"] == "" { (cells["outcome"], cells["concluded_on"]) = ("", "") }
        case "administrative_decision":
            cells["month"] = "\(2013 + chance.number(3))-\(chance.one(of: ["01", "06", "12"]))-01"
        case "online_interview":
            cells["guests"] = "区长"
        default: break
        }
        return cells
    }

    private mutating func cell(_ column: RegisterColumn, of register: RegisterDefinition) -> String {
        if !column.isRequired && chance.number(2) == 0 { return "" }
        switch column.kind {
        case .text: return "\(column.label)\(chance.number(1_000))"
        case .day: return day().text
        case .year: return String(2013 + chance.number(3))
        case .count: return String(chance.number(40))
        case .yuan: return "\(1 + chance.number(90_000)).\(chance.number(10))\(chance.number(10))"
        case .flag: return chance.one(of: ["是", "否"])
        case .choice(let choices): return chance.one(of: choices).code
        case .reference(let other):
            let known = records[other, default: []]
            guard !known.isEmpty, let key = RegisterDefinition.all.first(where: { $0.name == other })?.keyColumn else { return "" }
            return chance.one(of: known)[key]
        }
    }

    /// A day of 2013 to 2015, every third one close to the end of a year.
    private mutating func day() -> Day {
        if chance.number(3) == 0 { return Day.lastDay(of: 2013 + chance.number(2)).adding(days: chance.number(9) - 4) }
        return Day("2013-01-01").adding(days: chance.number(3 * 365))
    }
}

/// Draws that are the same for the same seed.
struct Chance {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    /// 0 ..< bound
    mutating func number(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(bound))
    }

    mutating func one<Element>(of elements: [Element]) -> Element { elements[number(elements.count)] }
}
