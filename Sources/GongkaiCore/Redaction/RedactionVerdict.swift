/// What the check of a redacted document found: each question with its answer. Only when all hold may the document go out.
package struct RedactionVerdict: Sendable, Equatable, Codable {
    /// What is looked at.
    package enum Question: String, Sendable, CaseIterable, Codable {
        /// As many pages as before.
        case pageCount
        /// Every point beneath a box has one colour, in the picture inside and as another program shows it.
        case boxes
        /// No word reaches into a box; nothing that was removed is read on a page.
        case pageText
        case documentInformation
        /// No attachments, notes, forms, layers, scripts, old fonts or earlier versions.
        case hiddenParts
        /// Neither the bytes as they are nor what they hold unpacked.
        case bytes
        case fileName
    }

    /// Where something was found that must not be there. It never says what.
    package struct Finding: Sendable, Equatable, Codable {
        /// What should have been gone.
        package enum Subject: Sendable, Equatable, Codable {
            /// The text beneath a box.
            case box(Int)
            /// One of the strings the clerk named.
            case named(Int)
            case other
        }
        /// Nil where it belongs to no page.
        package let page: Int?
        package let subject: Subject

        package init(page: Int?, _ subject: Subject) {
            (self.page, self.subject) = (page, subject)
        }
    }

    /// A question with what was found; nothing found is the good answer.
    package struct Check: Sendable, Equatable, Codable {
        package let question: Question
        package let findings: [Finding]
        package var holds: Bool { findings.isEmpty }

        package init(_ question: Question, _ findings: [Finding]) {
            (self.question, self.findings) = (question, findings)
        }
    }

    package let checks: [Check]

    package init(_ checks: [Check]) {
        self.checks = checks
    }

    /// A question nobody asked is not answered well.
    package var holds: Bool {
        Question.allCases.allSatisfy { question in checks.contains { $0.question == question && $0.holds } && !fails(question) }
    }

    private func fails(_ question: Question) -> Bool { checks.contains { $0.question == question && !$0.holds } }
}

extension RedactionVerdict.Question {
    /// For pages.
    package var chinese: String {
        switch self {
        case .pageCount: "页数"
        case .boxes: "遮盖区域"
        case .pageText: "页面文字"
        case .documentInformation: "文档属性"
        case .hiddenParts: "附件、批注、表单、图层等"
        case .bytes: "文件内部数据"
        case .fileName: "文件名"
        }
    }

    /// For the command line.
    package var english: String {
        switch self {
        case .pageCount: "number of pages"
        case .boxes: "points beneath the boxes"
        case .pageText: "text of the pages"
        case .documentInformation: "document information"
        case .hiddenParts: "hidden parts"
        case .bytes: "bytes of the file"
        case .fileName: "file name"
        }
    }
}

extension RedactionVerdict.Finding {
    /// For pages.
    package var chinese: String {
        let what =
            switch subject {
            case .box(let number): "第 \(number) 个遮盖框内的文字"
            case .named(let number): "指定不得出现的第 \(number) 项文字"
            case .other: "不应有的内容"
            }
        return page.map { "第 \($0) 页：\(what)" } ?? what
    }

    /// For the command line.
    package var english: String {
        let what =
            switch subject {
            case .box(let number): "text that box \(number) covers"
            case .named(let number): "string \(number) that must not be held"
            case .other: "something that must not be there"
            }
        return page.map { "\(what), page \($0)" } ?? what
    }
}
