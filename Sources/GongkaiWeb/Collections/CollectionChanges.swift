import GongkaiCore
import GongkaiStore

/// Says what others did meanwhile: who, when, and the words as they were and are.
enum CollectionChanges {
    private static let labels = [
        ("title", "标题"), ("lead", "导语"), ("code", "网址代码"), ("issue", "期号"), ("issued_on", "出版日期"), ("sponsor", "主办单位"),
    ]

    /// Each act with its details; a sentence that holds where the trail has none.
    static func words(_ changes: [CollectionChange]) -> String {
        if changes.isEmpty { return "他人已作改动。" }
        return changes.map { "\($0.by)于\($0.at.minuteText)\(act($0))。" }.joined()
    }

    private static func act(_ change: CollectionChange) -> String {
        switch change.act {
        case .words:
            let fields = labels.compactMap { code, label -> String? in
                let old = change.before[code] ?? "", new = change.after[code] ?? ""
                return old == new ? nil : "\(label)由“\(old)”改为“\(new)”"
            }
            return fields.isEmpty ? "重新保存了标题和导语" : "更改：" + fields.joined(separator: "，")
        case .order: return "重新编排了内容"
        case .shown: return "已经发布"
        case .hidden: return "已经撤下，理由是：\(change.after["reason"] ?? "")"
        }
    }
}
