/// Why a document is not redacted, or not released.
package enum RedactionRefusal: Error, Sendable, Equatable {
    case noBox
    case tooManyBoxes(Int)
    case tooManyStrings
    case boxWithoutSize(box: Int)
    case boxOutsidePage(box: Int, page: Int)
    case noSuchPage(box: Int, page: Int, pages: Int)
    case unknownGround(box: Int, code: String)
    case unknownRegime(String)
    case stringTooShort(number: Int)
    /// What it is, in both languages.
    case wrongKind(chinese: String, english: String)
    case tooManyPages(Int, most: Int)
    case pageTooLarge(page: Int, points: Int, most: Int)
    case tooManyPoints(most: Int)
    case resultTooLarge(megabytes: Int)
    /// The result was made but does not hold what is promised of it.
    case notVerified(RedactionVerdict)
}

extension RedactionRefusal {
    /// For pages.
    package var chinese: String {
        switch self {
        case .noBox: "还没有画任何遮盖框。请先在页面上框出不予公开的部分。"
        case .tooManyBoxes(let count): "共 \(count) 个遮盖框，超过 \(RedactionOrder.mostBoxes) 个的上限。请合并相邻的框，或把文件拆开处理。"
        case .tooManyStrings: "指定的文字超过 \(RedactionOrder.mostStrings) 项。请删去重复的，或把文件拆开处理。"
        case .boxWithoutSize(let box): "第 \(box) 个遮盖框没有大小。请删去或重新画。"
        case .boxOutsidePage(let box, let page): "第 \(box) 个遮盖框超出第 \(page) 页的边缘。请重新画在页面之内。"
        case .noSuchPage(let box, let page, let pages): "第 \(box) 个遮盖框在第 \(page) 页，而文件只有 \(pages) 页。请改正页码。"
        case .unknownGround(let box, let code): "第 \(box) 个遮盖框的理由“\(code)”不在条例规定之内。请从列表中选择。"
        case .unknownRegime(let code): "没有“\(code)”年的条例。请选择 2007 或 2019。"
        case .stringTooShort(let number): "不得出现的第 \(number) 项文字太短，无法核查。请至少填写 \(RedactedText.shortest) 个字。"
        case .wrongKind(let kind, _): "不能遮盖\(kind)。请先转换为 PDF、JPG、PNG、WebP 或 GIF。"
        case .tooManyPages(let pages, let most): "文件有 \(pages) 页，超过 \(most) 页的上限。请拆分后分别处理。"
        case .pageTooLarge(let page, let points, let most):
            "第 \(page) 页过大（\(points / 1_000_000) 百万像素，上限 \(most / 1_000_000) 百万）。请缩小页面后再试。"
        case .tooManyPoints(let most): "全部页面合计超过 \(most / 1_000_000) 百万像素。请拆分后分别处理。"
        case .resultTooLarge(let megabytes): "遮盖后的文件超过 \(megabytes) MB。请拆分后分别处理。"
        case .notVerified(let verdict):
            "遮盖后的文件没有通过核查，不能发出："
                + verdict.checks.filter { !$0.holds }.map { check in
                    check.question.chinese + "（" + check.findings.prefix(10).map(\.chinese).joined(separator: "；") + "）"
                }.joined(separator: "；") + "。请补画遮盖框；确可保留的文字，请列入“可以保留”后再试。"
        }
    }

    /// For the command line.
    package var english: String {
        switch self {
        case .noBox: "There is no box, so nothing would be redacted. Give at least one."
        case .tooManyBoxes(let count):
            "There are \(count) boxes, more than \(RedactionOrder.mostBoxes). Join neighbours, or split the document."
        case .tooManyStrings:
            "More than \(RedactionOrder.mostStrings) strings are named. Leave out what is named twice, or split the document."
        case .boxWithoutSize(let box): "Box \(box) has no size. Leave it out, or give a width and a height above 0."
        case .boxOutsidePage(let box, let page):
            "Box \(box) reaches beyond the edge of page \(page). Places are parts of the page, from 0 to 1."
        case .noSuchPage(let box, let page, let pages): "Box \(box) is on page \(page), but the document has pages 1 to \(pages)."
        case .unknownGround(let box, let code):
            "The ground \"\(code)\" of box \(box) is not known. Give one of "
                + RedactionGround.allCases.map(\.rawValue).joined(separator: ", ") + "."
        case .unknownRegime(let code): "There is no regulation of \"\(code)\". Give 2007 or 2019."
        case .stringTooShort(let number):
            "String \(number) that must not be held is too short to look for. Give at least \(RedactedText.shortest) characters."
        case .wrongKind(_, let kind): "Cannot redact \(kind). Convert it to PDF, JPEG, PNG, WebP or GIF first."
        case .tooManyPages(let pages, let most): "The document has \(pages) pages, more than \(most). Split it."
        case .pageTooLarge(let page, let points, let most):
            "Page \(page) is too large: \(points / 1_000_000) million points when drawn, at most \(most / 1_000_000). Make the page smaller."
        case .tooManyPoints(let most):
            "All pages together have more than \(most / 1_000_000) million points when drawn. Split the document."
        case .resultTooLarge(let megabytes): "The redacted document would have more than \(megabytes) MB. Split it."
        case .notVerified(let verdict):
            "The redacted document did not pass its check and was not written: "
                + verdict.checks.filter { !$0.holds }.map { check in
                    check.question.english + " (" + check.findings.prefix(10).map(\.english).joined(separator: "; ") + ")"
                }.joined(separator: "; ") + ". Cover that too, or say with --may-stay what may be read elsewhere."
        }
    }
}
