package import GongkaiCore

/// A word of the gate's list as it counts now.
package struct GateWordEntry: Sendable, Equatable {
    package let word: GateWord
    package let note: String
    package let isActive: Bool
    /// Whether it came with the program.
    package let isShipped: Bool
    /// How often it was changed here; 0 for one that is as it came.
    package let number: Int
    package let savedBy: String?
    package let savedAt: Instant?

    package init(
        _ word: GateWord, note: String = "", isActive: Bool = true, isShipped: Bool = false, number: Int = 0, savedBy: String? = nil,
        savedAt: Instant? = nil
    ) {
        self.word = word
        self.note = note
        self.isActive = isActive
        self.isShipped = isShipped
        self.number = number
        self.savedBy = savedBy
        self.savedAt = savedAt
    }

    /// Its address.
    package var code: String { String(SHA256.hex(of: word.key).prefix(16)) }

    /// Whether it says the same, whoever said it when.
    package func says(_ word: GateWord, note: String, isActive: Bool) -> Bool {
        self.word == word && self.note == note && self.isActive == isActive
    }
}

/// Why the word list does not take a change.
package enum GateWordRefusal: Error, Sendable, Equatable {
    case notFound
    /// By field, each with what to do.
    case faults([String: String])
    /// By line of the file.
    case badLines([Int: String])
    case exists(String)
    case unchanged
    case stale
    case permissionMissing(Permission)
    case notForThisUnit

    /// What the form says.
    package var words: String {
        switch self {
        case .notFound: "词库中没有这个词语。请从列表进入。"
        case .faults(let faults): faults.sorted { $0.key < $1.key }.map(\.value).joined()
        case .badLines(let lines):
            lines.sorted { $0.key < $1.key }.prefix(10).map { "第\($0.key)行：\($0.value)" }.joined()
                + (lines.count > 10 ? "等\(lines.count)行。" : "") + "一行也没有导入，请改正后再导入。"
        case .exists(let word): "“\(word)”已在词库中。请在列表中找到它再更改。"
        case .unchanged: "没有改动，没有保存。"
        case .stale: "这个词语在您编辑期间已被他人更改。请刷新页面后再改。"
        case .permissionMissing(let permission): "您的账号没有“\(permission.words)”权限。请由有该权限的人办理，或请系统管理员授权。"
        case .notForThisUnit: "词库由全区共用。请由区公开办更改。"
        }
    }
}
