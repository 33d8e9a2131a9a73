import GongkaiCore

/// A property by which the records of a source are told apart.
package struct FigureDimension: Sendable {
    /// A value that a form may ask for.
    struct Value: Sendable {
        let name: String
        /// The stored values it stands for.
        let stored: [SQLValue]
        let label: String
    }

    /// The name the forms use, such as `channel` or `row2021`.
    package let name: String
    /// In words, such as 公开渠道.
    package let label: String
    /// The column of the query that holds it.
    let column: String
    let values: [Value]

    init(_ name: String, _ label: String, column: String? = nil, _ values: [Value]) {
        self.name = name
        self.label = label
        self.column = column ?? name
        self.values = values
    }

    /// A column whose stored texts are what the forms call them.
    init(_ name: String, _ label: String, column: String? = nil, texts: KeyValuePairs<String, String>) {
        self.init(name, label, column: column, texts.map { Value(name: $0.key, stored: [.text($0.key)], label: $0.value) })
    }

    /// A column of choices; the register of that name says what they are and what they are called.
    static func choice(_ name: String, of register: String, column: String? = nil) -> FigureDimension {
        let definition = RegisterDefinition.all.first { $0.name == register }
        guard let found = definition?.column(column ?? name), case .choice(let choices) = found.kind else {
            preconditionFailure("register \(register) has no choices \(column ?? name)")
        }
        return FigureDimension(
            name, found.label, column: column, choices.map { Value(name: $0.code, stored: [.text($0.code)], label: $0.label) })
    }

    /// A 0/1 column that the forms call no/yes.
    static func flag(_ name: String, _ label: String, column: String) -> FigureDimension {
        FigureDimension(
            name, label, column: column,
            [Value(name: "yes", stored: [.integer(1)], label: "是"), Value(name: "no", stored: [.integer(0)], label: "否")])
    }

    func value(_ name: String) throws -> Value {
        guard let value = values.first(where: { $0.name == name }) else {
            throw DatabaseError(.misuse, "dimension \(self.name) has no value \(name)")
        }
        return value
    }
}
