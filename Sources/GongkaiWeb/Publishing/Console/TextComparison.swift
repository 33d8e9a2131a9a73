import GongkaiCore

/// A comparison of two texts as a page shows it: what changed is told by a word and a shape, not by colour alone.
struct TextComparison: Sendable {
    struct Piece: Sendable {
        let wording: String
        let isRemoved: Bool
        let isAdded: Bool
    }

    struct Paragraph: Sendable {
        /// 删去、新增 or 改动; nil for what stayed.
        let mark: String?
        /// For the style.
        let shape: String
        let pieces: [Piece]
    }

    let paragraphs: [Paragraph]
    /// 3处改动
    let summary: String

    /// Takes some tenths of a second at most.
    init(from old: String, to new: String) {
        let comparison = VersionComparison(from: old, to: new)
        paragraphs = comparison.paragraphs.map(Paragraph.init)
        let count = paragraphs.count { $0.mark != nil }
        summary = count == 0 ? "文字没有改动。" : "有\(count)段改动。删去的文字加删除线，新增的文字加粗、加下划线。"
    }

    private init(_ paragraphs: [Paragraph]) {
        self.paragraphs = paragraphs
        summary = "有1段改动。"
    }

    static let sample = TextComparison([
        Paragraph(.same("不变")), Paragraph(.removed("旧")), Paragraph(.added("新")),
        Paragraph(.changed([VersionComparison.Piece(.same, "同"), .init(.removed, "旧"), .init(.added, "新")])),
    ])
}

extension TextComparison.Paragraph {
    fileprivate init(_ paragraph: VersionComparison.Paragraph) {
        func piece(_ wording: String, _ kind: VersionComparison.Piece.Kind) -> TextComparison.Piece {
            TextComparison.Piece(wording: wording, isRemoved: kind == .removed, isAdded: kind == .added)
        }
        switch paragraph {
        case .same(let text): self.init(mark: nil, shape: "same", pieces: [piece(text, .same)])
        case .removed(let text): self.init(mark: "删去", shape: "removed", pieces: [piece(text, .removed)])
        case .added(let text): self.init(mark: "新增", shape: "added", pieces: [piece(text, .added)])
        case .changed(let pieces): self.init(mark: "改动", shape: "changed", pieces: pieces.map { piece($0.text, $0.kind) })
        }
    }
}
