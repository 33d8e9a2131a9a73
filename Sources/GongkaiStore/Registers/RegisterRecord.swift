package import GongkaiCore

/// One version of a record.
package struct RegisterRecord: Sendable, Equatable {
    package let id: Int64
    /// Counted from 1.
    package let version: Int64
    /// False for versions that were corrected and for the last version of a record that was taken back.
    package let isCurrent: Bool
    package let agency: AgencyID
    /// In the order of the definition's columns. A reference is the id of the record referred to.
    package let values: [RegisterValue]
    /// By reference column, the key of the record referred to, as it is now.
    package let keys: [String: String]
    /// Why it was corrected or taken back; nil for the first version.
    package let reason: String?
    /// The login of whoever entered this version.
    package let recordedBy: String
    package let recordedAt: Instant

    /// What stands in a column; blank for a column the register does not have.
    package func value(_ column: String, of register: RegisterDefinition) -> RegisterValue {
        register.position(of: column).map { values[$0] } ?? .blank
    }

    /// What a column shows, and what is typed to get the same value again.
    package func text(_ column: RegisterColumn, of register: RegisterDefinition) -> String {
        keys[column.name] ?? column.text(value(column.name, of: register))
    }

    /// All cells as they are typed, by column name.
    package func cells(of register: RegisterDefinition) -> [String: String] {
        Dictionary(uniqueKeysWithValues: register.columns.map { ($0.name, text($0, of: register)) })
    }
}
