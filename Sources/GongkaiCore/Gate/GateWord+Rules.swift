extension GateWord {
    /// Longest word and longest wording, and longest remark about it.
    package static let longestWord = 30, longestNote = 200, mostExceptions = 20

    /// What tells it from other words, whatever its letters' width and case.
    package var key: String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: GateWordList.fold(word).compactMap(Unicode.Scalar.init))
        return String(view)
    }

    /// What is wrong with it, by field, each with what to do.
    package var faults: [String: String] {
        var faults: [String: String] = [:]
        let length = key.unicodeScalars.count
        if length < 2 { faults["word"] = "请填写词语，至少两个字。一个字会在很多稿件中误报。" }
        if word.count > Self.longestWord { faults["word"] = "词语有\(word.count)个字，最多\(Self.longestWord)个。请只写要检查的词。" }
        if word.contains(where: \.isNewline) { faults["word"] = "一次只填一个词语。多个词请用文件导入。" }
        if instead.count > Self.longestWord { faults["instead"] = "建议写法最多\(Self.longestWord)个字。请缩短。" }
        if !instead.isEmpty, GateWord(kind, instead).key == key { faults["instead"] = "建议写法与词语相同。请改正，或留空。" }
        if unless.count > Self.mostExceptions { faults["unless"] = "例外最多\(Self.mostExceptions)个。请精简。" }
        if let phrase = unless.first(where: { !GateWord(kind, $0).key.contains(key) || $0.count > 2 * Self.longestWord }) {
            faults["unless"] = "例外“\(phrase)”应当是包含这个词语的更长的写法，如“截止”的例外“截止日期”。"
        }
        return faults
    }
}

extension GateWord.Kind {
    /// As forms and lists show it.
    package var words: String {
        switch self {
        case .wrong: "错别字"
        case .sensitive: "敏感用语"
        case .secrecy: "涉密用语"
        }
    }
}
