/// 一单式收费: all fees of a case on one sheet, told once. What is there follows from the events.
package struct CaseBill: Sendable, Equatable {
    /// A line as it is told: an item of the terms and an amount in fen.
    package struct Line: Sendable, Equatable {
        package let fee: String
        package let amount: Int

        package init(_ fee: String, _ amount: Int) {
            self.fee = fee
            self.amount = amount
        }
    }

    /// A line with what became of it.
    package struct Entry: Sendable, Equatable {
        package let line: Line
        /// The event that told it.
        package let event: Int
        /// Why it came later; nil for a line of the sheet that was told once.
        package let reason: String?
        package internal(set) var waived = 0
    }

    package private(set) var entries: [Entry] = []
    package private(set) var paid = 0

    package init(_ matter: Matter) {
        for event in matter.standing {
            switch CaseAction(rawValue: event.action.code) {
            case .tellBill:
                entries += (Self.lines(event[.billLines]?.text ?? "") ?? []).map { Entry(line: $0, event: event.number, reason: nil) }
            case .addFeeLine:
                guard let fee = event[.feeCode]?.text, let amount = event[.amount]?.number else { continue }
                entries.append(Entry(line: Line(fee, amount), event: event.number, reason: event.reason ?? ""))
            case .waiveFee:
                guard let fee = event[.feeCode]?.text, let amount = event[.amount]?.number else { continue }
                waive(amount, of: fee)
            case .pay: paid += event[.amount]?.number ?? 0
            default: continue
            }
        }
    }

    /// What was told first is waived first.
    private mutating func waive(_ amount: Int, of fee: String) {
        var left = amount
        for index in entries.indices where entries[index].line.fee == fee && left > 0 {
            let part = min(left, entries[index].line.amount - entries[index].waived)
            entries[index].waived += part
            left -= part
        }
    }

    /// What may still be waived of a fee: all that is open of it, told and added later; nil where it is not on the bill.
    package func open(of fee: String) -> Int? {
        let lines = entries.filter { $0.line.fee == fee }
        return lines.isEmpty ? nil : min(lines.reduce(0) { $0 + $1.line.amount - $1.waived }, due)
    }

    package var total: Int { entries.reduce(0) { $0 + $1.line.amount } }
    package var waived: Int { entries.reduce(0) { $0 + $1.waived } }
    /// Still to be paid.
    package var due: Int { total - waived - paid }

    /// As an event holds them: `F01=20000;F02=500`.
    package static func text(_ lines: [Line]) -> String { lines.map { "\($0.fee)=\($0.amount)" }.joined(separator: ";") }

    /// Nil where the text is no bill.
    package static func lines(_ text: String) -> [Line]? {
        var lines: [Line] = []
        for part in text.split(separator: ";") {
            let cells = part.split(separator: "=")
            guard cells.count == 2, let amount = Int(cells[1]), amount > 0 else { return nil }
            lines.append(Line(String(cells[0]), amount))
        }
        return lines.isEmpty ? nil : lines
    }
}

extension CaseBill.Line {
    /// What stands against it under the terms of the case; nil when nothing does.
    package func fault(_ terms: CaseTerms) -> String? {
        guard let fee = terms.fee(fee) else { return "收费项目“\(self.fee)”不在该事项的收费清单内，不得收取。请从清单中选择。" }
        guard fee.allows(amount) else {
            if let counted = fee.counted {
                return "\(fee.name)按每\(counted)\(Money.yuan(fee.standard))收取（\(fee.basis)），\(Money.yuan(amount))不是它的整数倍。请核对数量。"
            }
            return "\(fee.name)\(Money.yuan(amount))超过标准\(Money.yuan(fee.standard))（\(fee.basis)）。请按标准填写。"
        }
        return nil
    }
}
