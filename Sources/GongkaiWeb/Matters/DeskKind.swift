import GongkaiCore
import GongkaiStore

/// A kind of matter as the officers' desk shows it: where its list and its pages stand, and what they are called.
struct DeskKind: Sendable {
    struct State: Sendable {
        let code: String
        let words: String
        let isOpen: Bool
    }

    /// Of the ``MatterKind``.
    let code: String
    let list: Route
    let one: Route
    /// The form of a step.
    let step: Route
    let notes: Route
    let identity: Route
    let file: Route
    /// Where lists somebody comes back to are kept and forgotten.
    let filters: Route
    let filterRemoval: Route
    let reading: Permission
    let handling: Permission
    let title: String
    /// What is done here, under the title.
    let lead: String
    /// What one of them is called, such as 申请.
    let noun: String
    /// What is there while nothing waits.
    let empty: String
    /// Those a list shows.
    let states: [State]
    let whose: [(value: String, text: String)]
    /// What narrows the list beside the steps.
    let facts: [String]
    /// What lets an officer see those of every unit; nil where nobody does.
    var overseeing: Permission?

    var crumb: Crumb { Crumb(title, list.path()) }

    /// The units whose matters an officer sees.
    func scope(of officer: Officer, in agencies: [Agency]) -> [Agency] {
        if let overseeing, officer.may(overseeing) { return agencies }
        return agencies.filter { officer.scope.contains($0.id) }
    }

    func state(_ code: String) -> State? { states.first { $0.code == code } }

    static let requests = DeskKind(
        code: DisclosureRequest.kind.code, list: .desk, one: .requestCase, step: .caseStep, notes: .requestNotes,
        identity: .requestIdentity, file: .requestFile, filters: .deskFilters, filterRemoval: .deskFilterRemoval,
        reading: .readRequests, handling: .handleRequests, title: "依申请公开", lead: "公众申请公开政府信息，从收到到答复都在这里办理。",
        noun: "申请", empty: "现在没有在办的申请。公众在网站上提交的，和来信、来访登记的，都会列在这里。",
        states: RequestState.allCases.filter { $0 != .draft && $0 != .discarded }.map {
            State(code: $0.rawValue, words: $0.words, isOpen: $0.isOpen)
        },
        whose: [("waiting", "等我办理"), ("mine", "我承办的"), ("unit", "本单位承办的"), ("unassigned", "没有承办人的")],
        facts: ["channel", "outcome", "letters"])
}
