import GongkaiCore
import GongkaiStore

/// What the address of the list of sheets asks for.
struct SheetFilter: Sendable {
    /// Where a sheet stands, as one narrows the list by it.
    enum State: String, CaseIterable {
        case waiting, rejected, shown, hidden

        var words: String {
            switch self {
            case .waiting: "等待审核"
            case .rejected: "修改已退回"
            case .shown: "已公开"
            case .hidden: "没有公开"
            }
        }

        func holds(_ line: SheetLine) -> Bool {
            switch self {
            case .waiting: line.newest.isProposed
            case .rejected: line.newest.isRejected
            case .shown: line.shown != nil
            case .hidden: line.shown == nil
            }
        }
    }

    let fields: [FilterField]
    let faults: [Mistake]
    let isNarrowed: Bool
    private let agency: AgencyID?
    private let kind: SheetKind?
    private let state: State?

    init(_ query: SubmittedForm, _ agencies: [Agency]) {
        func value(_ name: String) -> String { query[name] ?? "" }
        var faults: [Mistake] = []
        func chosen<Value>(_ name: String, _ find: (String) -> Value?) -> Value? {
            guard !value(name).isEmpty else { return nil }
            let found = find(value(name))
            if found == nil { faults.append(Mistake(field: FilterField.id(name), "没有这个选项，或者它不在您负责的范围内。请从列表中选择。")) }
            return found
        }
        agency = chosen("agency") { text in agencies.first { "\($0.id.value)" == text }?.id }
        kind = chosen("kind") { SheetKind.code($0) }
        state = chosen("state") { State(rawValue: $0) }
        self.faults = faults
        isNarrowed = ["agency", "kind", "state"].contains { !value($0).isEmpty }
        let units: [FilterField] =
            agencies.count > 1 ? [.select("agency", "单位", agencies.map { ("\($0.id.value)", $0.name) }, chosen: value("agency"))] : []
        fields =
            units + [
                .select("kind", "种类", SheetKind.all.map { ($0.code, $0.name) }, chosen: value("kind")),
                .select("state", "状态", State.allCases.map { ($0.rawValue, $0.words) }, chosen: value("state")),
            ]
    }

    func holds(_ line: SheetLine) -> Bool {
        (agency == nil || line.agency == agency) && (kind == nil || line.kind == kind) && (state?.holds(line) ?? true)
    }
}
