extension RegisterColumn {
    /// How the command line names a column: by the key that a header may use, and by what the form calls it.
    package var english: String { "\(name) (\(label))" }

    /// How a value is shown and exported: read again, the text gives the same value. References are printed by whoever knows their keys.
    package func text(_ value: RegisterValue) -> String {
        switch (kind, value) {
        case (_, .blank): ""
        case (_, .day(let day)): day.text
        case (.yuan, .number(let fen)): CellNumber.yuan(fen)
        case (.flag, .number(let flag)): flag == 1 ? "是" : "否"
        case (_, .number(let number)): String(number)
        case (.choice(let choices), .text(let code)): choices.first { $0.code == code }?.label ?? code
        case (_, .text(let text)): text
        }
    }
}
