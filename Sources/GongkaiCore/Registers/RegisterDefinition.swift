/// A register (台账): what one row is, its columns, and the rules for what may stand in them.
///
/// A definition drives the list, the form, the import, the export and the stored table alike. The table keeps all versions as rows
/// (docs/adr/0004-versions-are-rows.md).
package struct RegisterDefinition: Sendable {
    /// The table, in the glossary's words: `disclosed_item`.
    package let name: String
    /// What people call the register: 主动公开信息.
    package let label: String
    /// The section of the console's menu it stands under: 主动公开, 回应解读, 依申请公开, 复议诉讼和投诉, 机构和保障, 行政管理.
    package let section: String
    /// One sentence for the head of the list: what a row is and which figures count it.
    package let explanation: String
    package let columns: [RegisterColumn]
    /// The column that names a record in lists.
    package let titleColumn: String
    /// The day lists sort and filter by; nil where a record has none.
    package let dayColumn: String?
    /// The column by which other registers and files refer to a record (unique among current records of the register); nil if nothing does.
    package let keyColumn: String?
    /// Groups of columns that may stand only once among current records, besides the key: an item's channel on a day. `agency` stands for
    /// the agency; of two blanks in a group, both count as the same.
    package let uniqueColumns: [[String]]
    /// What must hold between the columns of a row.
    package let rules: [RegisterRule]
    /// The day from which a record is public itself; until then the public may count it, but not read it. Nil where the register as a whole is
    /// public or not.
    package let publicSince: String?

    package init(
        _ name: String, _ label: String, section: String, explanation: String, title: String, day: String? = nil, key: String? = nil,
        unique: [[String]] = [], columns: [RegisterColumn], rules: [RegisterRule] = [], publicSince: String? = nil
    ) {
        self.name = name
        self.label = label
        self.section = section
        self.explanation = explanation
        self.columns = columns
        self.titleColumn = title
        self.dayColumn = day
        self.keyColumn = key
        self.uniqueColumns = unique
        self.rules = rules
        self.publicSince = publicSince
    }

    package func column(_ name: String) -> RegisterColumn? { columns.first { $0.name == name } }

    /// Where a column stands among ``columns``.
    package func position(of name: String) -> Int? { columns.firstIndex { $0.name == name } }

    /// The columns that refer to records of other registers.
    package var references: [(column: RegisterColumn, register: String)] {
        columns.compactMap { column in
            guard case .reference(let register) = column.kind else { return nil }
            return (column, register)
        }
    }
}

/// One column of a register.
package struct RegisterColumn: Sendable {
    /// One of a fixed set of values.
    package struct Choice: Sendable, Equatable {
        package let code: String
        package let label: String
        package init(_ code: String, _ label: String) {
            self.code = code
            self.label = label
        }
    }

    package enum Kind: Sendable, Equatable {
        /// At most `max` characters.
        case text(max: Int)
        case day
        case year
        /// A count; never negative.
        case count
        /// Typed in yuan with at most two decimals, stored in fen.
        case yuan
        /// 是 or 否, stored as 1 or 0.
        case flag
        case choice([Choice])
        /// A record of another register, typed by that register's key column, stored as its record id. The column's name ends in `_id`.
        case reference(register: String)
    }

    package let name: String
    package let label: String
    package let kind: Kind
    /// A blank in a column that is not required is stored as NULL: not known, which is neither zero nor an empty text.
    package let isRequired: Bool
    /// One line below the label in forms.
    package let hint: String?
    /// A day that is known years ahead, such as the end of a document's validity.
    package let isForeseen: Bool
    /// A reference to what only the record's own unit, or one above it, may add to: a request is decided by the unit that received it.
    package let isOfOwnScope: Bool

    package init(
        _ name: String, _ label: String, _ kind: Kind, required: Bool = true, foreseen: Bool = false, ofOwnScope: Bool = false,
        hint: String? = nil
    ) {
        self.name = name
        self.label = label
        self.kind = kind
        self.isRequired = required
        self.hint = hint
        self.isForeseen = foreseen
        self.isOfOwnScope = ofOwnScope
    }
}
