/// Spreadsheets run a CSV cell that starts with `=`, `+`, `-`, `@` or a tab as a formula, so a title typed by a visitor could run on
/// the clerk's machine. The guard is an apostrophe before it; one more before text that already looks guarded, so that
/// export and import give the same text back.
enum FormulaGuard {
    /// Whether the text would be run, or would be read back as guarded.
    static func isNeeded(_ text: some Collection<UInt8>) -> Bool {
        guard let first = text.drop(while: { $0 == apostrophe }).first else { return false }
        return starters.contains(first)
    }

    /// Whether the text starts with a guard.
    static func isOn(_ text: some Collection<UInt8>) -> Bool {
        text.first == apostrophe && isNeeded(text)
    }

    static let apostrophe: UInt8 = 0x27
    private static let starters: [UInt8] = [0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D]
}
