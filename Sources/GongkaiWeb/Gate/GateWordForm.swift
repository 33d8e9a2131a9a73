import GongkaiCore

/// A word as the form holds it.
struct GateWordForm {
    var word: GateWord
    let note: String
    let isActive: Bool

    init(_ form: SubmittedForm) {
        word = GateWord(
            form["kind"].flatMap { GateWord.Kind(rawValue: $0) } ?? .wrong, form["word"] ?? "", instead: form["instead"] ?? "",
            unless: GateWordForm.phrases(form["unless"] ?? ""))
        note = form["note"] ?? ""
        isActive = form["active"] != "0"
    }

    /// One a line, or parted by the marks one parts words with.
    static func phrases(_ text: String) -> [String] {
        text.split { $0.isNewline || "、|｜".contains($0) }.map { $0.trimmingSpaces }.filter { !$0.isEmpty }
    }

    /// The rows of the form; without the word itself where it is not to be changed.
    static func rows(
        _ errors: [String: String], hasWord: Bool, _ value: (String) -> String
    ) -> [FormRow] {
        let kinds = GateWord.Kind.allCases.map { kind in
            FormRow.Choice(value: kind.rawValue, text: kind.words, isChosen: value("kind") == kind.rawValue)
        }
        let word: [FormRow] =
            hasWord
            ? [.text("word", "词语", value("word"), hint: "稿件中出现它时提示", error: errors["word"], counted: GateWord.longestWord)] : []
        return word + [
            .text(
                "instead", "建议写法", value("instead"), isOptional: true, hint: "没有一定的替换写法时留空", error: errors["instead"],
                counted: GateWord.longestWord),
            .select("kind", "类别", kinds),
            .text("note", "备注", value("note"), isOptional: true, error: errors["note"], counted: GateWord.longestNote),
            .area(
                "unless", "例外", value("unless"), isOptional: true, hint: "包含它而正确的写法，每行一个，如“截止日期”", error: errors["unless"],
                longest: 1_000),
        ]
    }
}

extension Substring {
    fileprivate var trimmingSpaces: String {
        var view = self
        while view.first?.isWhitespace == true { view.removeFirst() }
        while view.last?.isWhitespace == true { view.removeLast() }
        return String(view)
    }
}
