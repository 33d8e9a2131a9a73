/// A record that a register must hold because of something else, such as the steps of a request.
package struct RegisterLine: Sendable, Equatable {
    /// Tells the lines of one thing apart, such as `reply`.
    package let key: String
    package let register: String
    /// By column; what is left out is blank.
    package let values: [String: RegisterValue]
    /// The lines that columns refer to, by column.
    package let references: [String: String]
    /// Columns that stay as they were written for as long as another one does, by name: what was published is not read anew.
    package let settled: [String: String]

    package init(
        _ key: String, in register: String, _ values: [String: RegisterValue], references: [String: String] = [:],
        settled: [String: String] = [:]
    ) {
        self.key = key
        self.register = register
        self.values = values
        self.references = references
        self.settled = settled
    }
}
