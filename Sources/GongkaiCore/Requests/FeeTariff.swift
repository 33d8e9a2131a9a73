/// Prices that rise by bands: each unit costs what its own band says (超额累进).
package struct FeeTariff: Sendable, Equatable {
    package enum Standard: String, Sendable, CaseIterable, Encodable {
        /// 按件: all requests of one applicant in one calendar month are added up.
        case byItem
        /// 按量: the pages of this request alone.
        case byPage
    }

    /// Units from `first` on cost `fen` each, until the next band.
    package struct Band: Sendable, Equatable {
        package let first: Int
        package let fen: Int
    }

    package let standard: Standard
    package let unit: String
    package let bands: [Band]
    /// After the last band, each further one of so many units costs so much more; nil where the last band has no end.
    let growth: (width: Int, fen: Int)?
    /// More is a slip of the pen.
    package let most: Int

    package static func == (a: FeeTariff, b: FeeTariff) -> Bool { a.standard == b.standard && a.bands == b.bands }

    /// The two standards of 2021. A request is charged by one of them, never by both.
    package static func processing(_ standard: Standard) -> FeeTariff {
        switch standard {
        case .byItem:
            FeeTariff(
                standard: .byItem, unit: "件",
                bands: [.init(first: 1, fen: 0), .init(first: 11, fen: 100_00), .init(first: 31, fen: 200_00)],
                growth: (width: 10, fen: 100_00), most: 10_000)
        case .byPage:
            FeeTariff(
                standard: .byPage, unit: "页",
                bands: [
                    .init(first: 1, fen: 0), .init(first: 31, fen: 10_00), .init(first: 101, fen: 20_00), .init(first: 201, fen: 40_00),
                ],
                growth: nil, most: 1_000_000)
        }
    }

    /// One line for each band that units after `earlier` fall into.
    func lines(for quantity: Int, after earlier: Int) -> [FeeLine] {
        var lines: [FeeLine] = []
        var next = earlier + 1
        let last = earlier + quantity
        while next <= last {
            let (fen, end) = price(of: next)
            let stop = min(end ?? last, last)
            lines.append(FeeLine(label: words(next, stop), quantity: stop - next + 1, unit: unit, price: fen))
            next = stop + 1
        }
        return lines
    }

    /// What a unit costs, and the last one that costs the same.
    private func price(of number: Int) -> (fen: Int, end: Int?) {
        let position = bands.lastIndex { $0.first <= number } ?? 0
        let band = bands[position]
        if position + 1 < bands.count { return (band.fen, bands[position + 1].first - 1) }
        guard let growth else { return (band.fen, nil) }
        let step = (number - band.first) / growth.width
        return (band.fen + step * growth.fen, band.first + (step + 1) * growth.width - 1)
    }

    private func words(_ first: Int, _ last: Int) -> String {
        let which = first == last ? "第\(first)\(unit)" : "第\(first)至\(last)\(unit)"
        return standard == .byItem ? "本月" + which : which
    }
}
