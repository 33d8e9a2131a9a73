import GongkaiCore
import GongkaiStore

/// What is marked on one page of a document, as its form has it: boxes in hundredths of the page, words that go, words that may stay.
struct RedactionForm: Sendable {
    struct Box: Sendable {
        var page = ""
        var left = ""
        var top = ""
        var width = ""
        var height = ""
        var ground = ""

        var isBlank: Bool { [left, top, width, height].allSatisfy(\.isEmpty) }
    }

    struct Words: Sendable {
        var text = ""
        var ground = ""
    }

    var boxes: [Box] = []
    var words: [Words] = []
    var mayStay = ""
    var name = ""

    static let mostBoxesOfPage = 400
    /// Empty rows for whoever has no pointer.
    static let blankBoxes = 3
    static let blankWords = 2

    /// What is marked on a page so far.
    init(_ draft: RedactionDraft, page: Int) {
        boxes = draft.boxes.filter { $0.page == page }.map { box in
            Box(
                page: "\(box.page)", left: Self.percent(box.left), top: Self.percent(box.top), width: Self.percent(box.width),
                height: Self.percent(box.height), ground: box.ground.rawValue)
        }
        words = draft.words.map { Words(text: $0.text, ground: $0.ground.rawValue) }
        mayStay = draft.mayStay.joined(separator: "\n")
        name = draft.name
    }

    /// What was typed; rows that are ticked to be removed are left out.
    init(_ form: SubmittedForm) {
        var number = 1
        while form["box-\(number)-ground"] != nil, number <= Self.mostBoxesOfPage {
            let field: (String) -> String = { form["box-\(number)-\($0)"] ?? "" }
            if form["box-\(number)-remove"] == nil {
                boxes.append(
                    Box(
                        page: field("page"), left: field("left"), top: field("top"), width: field("width"), height: field("height"),
                        ground: field("ground")))
            }
            number += 1
        }
        boxes.removeAll(where: \.isBlank)
        number = 1
        while let text = form["words-\(number)"], number <= RedactionOrder.mostStrings {
            if !text.isEmpty { words.append(Words(text: text, ground: form["words-\(number)-ground"] ?? "")) }
            number += 1
        }
        mayStay = form["stay"] ?? ""
        name = form["name"] ?? ""
    }

    /// As hundredths of the page, without idle zeros.
    static func percent(_ part: Double) -> String {
        let whole = Int((part * 10_000).rounded()), (left, right) = (whole / 100, whole % 100)
        if right == 0 { return "\(left)" }
        return "\(left).\(right < 10 ? "0" : "")\(right)".replacing(/0$/, with: "")
    }

    /// The draft that follows, with the boxes of other pages as they were; and what cannot be read, by the names of the fields.
    func draft(over old: RedactionDraft, page: Int, pages: Int) -> (draft: RedactionDraft, errors: [String: String]) {
        var errors: [String: String] = [:], read: [RedactionBox] = []
        for (index, box) in boxes.enumerated() {
            let name = "box-\(index + 1)"
            guard let number = Int(box.page), (1...pages).contains(number) else {
                errors["\(name)-page"] = "第 \(index + 1) 个框的页码“\(box.page.prefix(10))”不对，应为 1 至 \(pages)。"
                continue
            }
            var parts: [Double] = []
            let numbers = [("left", box.left, "左"), ("top", box.top, "上"), ("width", box.width, "宽"), ("height", box.height, "高")]
            for (field, text, label) in numbers {
                if let value = Double(text), value.isFinite, (0...100).contains(value) {
                    parts.append(value / 100)
                } else {
                    errors["\(name)-\(field)"] = "第 \(index + 1) 个框的“\(label)”应是 0 到 100 之间的数，如 12.5。"
                }
            }
            guard parts.count == 4 else { continue }
            guard let ground = RedactionGround(rawValue: box.ground) else {
                errors["\(name)-ground"] = "第 \(index + 1) 个框没有选择理由。请从列表中选择。"
                continue
            }
            if parts[2] == 0 || parts[3] == 0 {
                errors["\(name)-width"] = RedactionRefusal.boxWithoutSize(box: index + 1).chinese
            } else if parts[0] + parts[2] > 1.001 || parts[1] + parts[3] > 1.001 {
                errors["\(name)-left"] = RedactionRefusal.boxOutsidePage(box: index + 1, page: number).chinese
            } else {
                read.append(
                    RedactionBox(page: number, left: parts[0], top: parts[1], width: parts[2], height: parts[3], ground: ground))
            }
        }
        var draft = RedactionDraft(boxes: old.boxes.filter { $0.page < page }, name: name)
        draft.boxes += read + old.boxes.filter { $0.page > page }
        for (index, one) in words.enumerated() {
            if RedactedText.folded(one.text).count < RedactedText.shortest {
                errors["words-\(index + 1)"] = RedactionRefusal.stringTooShort(number: index + 1).chinese
            } else if let ground = RedactionGround(rawValue: one.ground) {
                draft.words.append(RedactionDraft.Words(one.text, ground))
            } else {
                errors["words-\(index + 1)-ground"] = "要涂去的第 \(index + 1) 项文字没有选择理由。请从列表中选择。"
            }
        }
        draft.mayStay = mayStay.split(whereSeparator: \.isNewline).map { String($0).trimmingBlanks }.filter { !$0.isEmpty }
        if draft.mayStay.count + draft.words.count > RedactionOrder.mostStrings { errors["stay"] = RedactionRefusal.tooManyStrings.chinese }
        if draft.boxes.count > RedactionOrder.mostBoxes { errors["box-1-page"] = RedactionRefusal.tooManyBoxes(draft.boxes.count).chinese }
        if !(1...RedactionDraft.longestName).contains(name.count) { errors["name"] = RedactionAccessRefusal.nameMissing.words }
        return (draft, errors)
    }
}

extension String {
    fileprivate var trimmingBlanks: String {
        String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
}
