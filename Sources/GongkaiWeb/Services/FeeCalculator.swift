import GongkaiCore

/// What an item costs, for the quantities that somebody names: counted in fen, without scripts.
struct FeeCalculator: Sendable {
    struct Line: Sendable {
        let name: String
        let unit: String
        let id: String
        let value: String
        let hint: String
        let error: String?
        /// `describedBy` for screen readers.
        let described: String
    }

    struct Sum: Sendable {
        let parts: [String]
        let total: String
    }

    let action: String
    let lines: [Line]
    let sum: Sum?
    let isWrong: Bool
    let mistakes: [Mistake]

    private static let most = 1_000_000_000

    /// Nil where nothing is charged by number. `get` gives what was typed.
    init?(_ item: ServiceItem, _ get: (String) -> String?) {
        let fees = (item.fees.value ?? []).enumerated().filter { $1.fen != nil }
        guard !fees.isEmpty else { return nil }
        var lines: [Line] = [], parts: [String] = [], mistakes: [Mistake] = []
        var total: Int64 = 0, isAsked = false
        for (index, fee) in fees {
            let id = "n\(index + 1)", typed = get(id) ?? "", unit = fee.quantityUnit ?? "项"
            var error: String?
            if !typed.isEmpty {
                isAsked = true
                let quantity = Int(Self.plain(typed))
                if let quantity, (0...Self.most).contains(quantity), let amount = fee.amount(of: quantity) {
                    let (sum, isTooMuch) = total.addingReportingOverflow(amount)
                    if isTooMuch {
                        error = "“\(fee.name)”的数量太大，算不出来。请填写较小的数。"
                    } else {
                        total = sum
                        parts.append(
                            "\(fee.name)：\(Self.yuan(fee.fen ?? 0))元×\(grouped(quantity))\(unit)＝\(Self.yuan(amount))元")
                    }
                } else {
                    error = "“\(fee.name)”的数量填的是“\(typed.prefix(20))”，应是0至\(grouped(Self.most))的整数，如3。"
                }
            }
            if let error { mistakes.append(Mistake(field: id, error)) }
            lines.append(
                Line(
                    name: fee.name, unit: unit, id: id, value: typed, hint: "每\(unit)\(Self.yuan(fee.fen ?? 0))元", error: error,
                    described: error == nil ? "\(id)-hint" : "\(id)-hint \(id)-error"))
        }
        action = Route.service.path(item.identity.taskCode).text + "#fees"
        self.lines = lines
        self.mistakes = mistakes
        isWrong = !mistakes.isEmpty
        sum = isAsked && mistakes.isEmpty ? Sum(parts: parts, total: "\(Self.yuan(total))元") : nil
    }

    /// 1,234.50; whole yuan without a point.
    static func yuan(_ fen: Int64) -> String {
        let whole = grouped(Int(fen / 100)), rest = fen % 100
        return rest == 0 ? whole : "\(whole).\(rest < 10 ? "0" : "")\(rest)"
    }

    /// Full-width digits are digits, and commas between thousands are none.
    private static func plain(_ text: String) -> String {
        ServiceItem.sought(text).filter { $0 != "," }
    }

    private init(sample: Void) {
        action = "/services/1#fees"
        lines = [
            Line(name: "占用费", unit: "平方米", id: "n1", value: "3", hint: "每平方米0.5元", error: "应是整数。", described: "n1-hint n1-error")
        ]
        sum = Sum(parts: ["占用费：0.5元×3平方米＝1.5元"], total: "1.5元")
        (isWrong, mistakes) = (true, [])
    }

    static let sample = FeeCalculator(sample: ())
}
