/// How a kind of matter goes, as a table of values: state × action. What is not in it cannot be done.
///
/// Buttons, checks, API names, the diagram in `docs` and the test that walks every cell are read from the same table.
package struct Workflow: Sendable {
    package struct State: Sendable, Equatable {
        package let state: MatterState
        package let words: String
        /// Whether somebody still waits.
        package let isOpen: Bool

        package init(_ state: MatterState, _ words: String, isOpen: Bool) {
            self.state = state
            self.words = words
            self.isOpen = isOpen
        }
    }

    package struct Action: Sendable, Equatable {
        package let action: MatterAction
        package let words: String

        package init(_ action: MatterAction, _ words: String) {
            self.action = action
            self.words = words
        }
    }

    /// A cell's place; nil state for what begins a matter.
    package struct Place: Sendable, Hashable {
        package let state: MatterState?
        package let action: MatterAction

        package init(_ state: MatterState?, _ action: MatterAction) {
            self.state = state
            self.action = action
        }
    }

    /// The law it follows, as its title names it.
    package let law: String
    package let states: [State]
    /// In the order of the buttons.
    package let actions: [Action]
    private let moves: [Place: MatterMove]
    /// What this law does not know though another version does, each with a sentence that says why.
    package let unknown: [MatterAction: String]
    /// What to do instead, where a refusal can say more than the states in which the action is possible.
    package let advice: [Place: String]

    /// - Precondition: no place occurs twice, and every state and action is declared.
    package init(
        law: String, states: [State], actions: [Action], rows: [(Place, MatterMove)], unknown: [MatterAction: String] = [:],
        advice: [Place: String] = [:]
    ) {
        self.law = law
        self.states = states
        self.actions = actions
        self.unknown = unknown
        self.advice = advice
        moves = Dictionary(rows) { _, _ in preconditionFailure("a place of the table occurs twice") }
        let known = Set(states.map(\.state))
        for (place, move) in rows {
            precondition(actions.contains { $0.action == place.action }, "\(place.action.code) is not declared")
            precondition(known.isSuperset(of: move.states(from: place.state)), "\(place.action.code) leads to an undeclared state")
            precondition(place.state.map(known.contains) ?? true, "\(place.action.code) begins in an undeclared state")
        }
    }

    /// What the action does in this state; nil when it is not allowed there.
    package func move(_ action: MatterAction, from state: MatterState?) -> MatterMove? { moves[Place(state, action)] }

    /// The actions the table knows in this state, in the order of the buttons.
    package func actions(in state: MatterState?) -> [MatterAction] {
        actions.map(\.action).filter { moves[Place(state, $0)] != nil }
    }

    package func words(_ action: MatterAction) -> String {
        switch action {
        case .reverse: "撤销误操作"
        case .recalculate: "工作日历更改，重新计算期限"
        default: actions.first { $0.action == action }?.words ?? action.code
        }
    }

    package func words(_ state: MatterState?) -> String {
        guard let state else { return "未提交" }
        return states.first { $0.state == state }?.words ?? state.code
    }

    package func isOpen(_ state: MatterState?) -> Bool { states.first { $0.state == state }?.isOpen ?? true }

    /// The states in which an action is possible, in order.
    func states(allowing action: MatterAction) -> [State] { states.filter { moves[Place($0.state, action)] != nil } }
}
