/// One step of a fee. All money is in fen.
package struct FeeLine: Sendable, Equatable {
    /// Such as 第31至44页.
    package let label: String
    package let quantity: Int
    package let unit: String
    /// For each unit.
    package let price: Int

    package var amount: Int { quantity * price }
}

/// Money not asked for: all of it, or a part.
package struct FeeWaiver: Sendable, Equatable {
    /// Nil: all.
    package let fen: Int?
    package let reason: String
    package let approvedBy: String

    package init(fen: Int? = nil, reason: String, approvedBy: String) {
        self.fen = fen
        self.reason = reason
        self.approvedBy = approvedBy
    }
}

/// What a request costs, step by step.
package struct FeeStatement: Sendable, Equatable {
    package let regime: FeeRegime
    package let lines: [FeeLine]
    package let waiver: FeeWaiver?

    /// Before the waiver.
    package var gross: Int { lines.reduce(0) { $0 + $1.amount } }
    package var waived: Int { waiver.map { $0.fen ?? gross } ?? 0 }
    /// What is to be paid.
    package var total: Int { gross - waived }

    private init(_ regime: FeeRegime, _ lines: [FeeLine], _ waiver: FeeWaiver?) throws(FeeRefusal) {
        self.regime = regime
        self.lines = lines
        self.waiver = waiver
        if let waiver {
            if waiver.reason.isEmpty || waiver.approvedBy.isEmpty { throw .waiverWithoutReason }
            if let fen = waiver.fen, fen < 1 || fen > gross { throw .waiverOutside(fen: fen, gross: gross) }
        }
    }

    /// By the tariff in force since 2021.
    ///
    /// - Parameter earlier: by item, how many the same applicant already asked the same organ for in the month of receipt; by page, nothing.
    package static func processing(
        _ standard: FeeTariff.Standard, _ quantity: Int, earlier: Int = 0, received: Day, waiver: FeeWaiver? = nil
    ) throws(FeeRefusal) -> FeeStatement {
        let regime = FeeRegime.inForce(on: received)
        guard regime == .processing else { throw .notInForce(regime, on: received) }
        let tariff = FeeTariff.processing(standard)
        let before = standard == .byItem ? earlier : 0
        guard quantity >= 1, quantity <= tariff.most else { throw .quantity(quantity, most: tariff.most, unit: tariff.unit) }
        guard before >= 0, before <= tariff.most else { throw .quantity(before, most: tariff.most, unit: tariff.unit) }
        return try FeeStatement(.processing, tariff.lines(for: quantity, after: before), waiver)
    }

    /// By the prices of the province, until March 2017. There are none by default.
    package static func legacy(
        _ services: [LegacyService], prices: [LegacyPrice], received: Day, waiver: FeeWaiver? = nil
    ) throws(FeeRefusal) -> FeeStatement {
        let regime = FeeRegime.inForce(on: received)
        guard regime == .legacy else { throw .notInForce(regime, on: received) }
        var lines: [FeeLine] = []
        for service in services {
            guard let price = prices.first(where: { $0.kind == service.kind && $0.isValid(on: received) }) else {
                throw .noPrice(service.kind, on: received)
            }
            let most = FeeTariff.processing(.byPage).most
            guard service.quantity >= 1, service.quantity <= most else { throw .quantity(service.quantity, most: most, unit: price.unit) }
            lines.append(FeeLine(label: service.kind.label, quantity: service.quantity, unit: price.unit, price: price.fen))
        }
        return try FeeStatement(.legacy, lines, waiver)
    }

    /// For the notice: each line, the sum, what is waived and what is to be paid.
    package var words: [String] {
        let steps = lines.map { "\($0.label)：\($0.quantity)\($0.unit)×\(Money.yuan($0.price))＝\(Money.yuan($0.amount))" }
        let cut = waiver.map { "减免：\(Money.yuan(waived))（\($0.reason)，\($0.approvedBy)批准）" }
        return ["依据：\(regime.basis)"] + steps + ["合计：\(Money.yuan(gross))", cut, "应缴：\(Money.yuan(total))"].compactMap(\.self)
    }
}

/// Fen as people write money.
package enum Money {
    /// Such as 100元, 0.50元.
    package static func yuan(_ fen: Int) -> String {
        let rest = fen % 100
        return rest == 0 ? "\(fen / 100)元" : "\(fen / 100).\(rest < 10 ? "0" : "")\(rest)元"
    }
}
