/// What the search box offers: titles that begin with or hold what is typed, and a string close to one that was not found.
///
/// Built over the titles of the newest public items; a value, made anew when titles change.
package struct Suggestions: Sendable {
    private let titles: [String]
    private let texts: [SearchText]
    /// The titles that hold a pair of units, in the order given.
    private let holders: [UInt64: [Int32]]

    /// More titles make suggestions no better.
    package static let mostTitles = 20_000

    /// Titles, the ones to prefer first.
    package init(titles: [String]) {
        self.titles = Array(titles.prefix(Self.mostTitles))
        self.texts = self.titles.map { SearchText($0) }
        var holders: [UInt64: [Int32]] = [:]
        for (number, text) in texts.enumerated() {
            for pair in Set(Self.pairs(text)) { holders[pair, default: []].append(Int32(number)) }
        }
        self.holders = holders
    }

    /// Titles that begin with what is typed, then titles that hold it, each once.
    package func completions(of typed: String, limit: Int = 8) -> [String] {
        let wanted = SearchText(typed)
        guard let first = wanted.units.first else { return [] }
        var beginning: [String] = [], holding: [String] = []
        for number in candidates(wanted) {
            if beginning.count >= limit { break }
            let text = texts[number]
            guard text.units.count > wanted.units.count else { continue }
            // The last word of letters or digits may be half typed.
            if text.units.first?.key == first.key, text.places(of: wanted, limit: 1).first?.lowerBound == 0 {
                if !beginning.contains(titles[number]) { beginning.append(titles[number]) }
            } else if holding.count < limit, text.contains(wanted), !holding.contains(titles[number]) {
                holding.append(titles[number])
            }
        }
        return Array((beginning + holding).prefix(limit))
    }

    /// “您要找的是不是……”: the string in a title that differs least from what was typed, when it is close enough.
    package func correction(of typed: String) -> String? {
        let wanted = SearchText(typed)
        guard (3...30).contains(wanted.units.count) else { return nil }
        let keys = wanted.units.map(\.key)
        let allowed = keys.count < 6 ? 1 : 2
        var shared: [Int32: Int] = [:]
        for pair in Self.pairs(wanted) { for number in holders[pair] ?? [] { shared[number, default: 0] += 1 } }
        let likely = shared.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(200)
        var best: (distance: Int, count: Int, text: String)?
        var counts: [String: Int] = [:]
        for (number, _) in likely {
            let text = texts[Int(number)]
            guard let near = Self.nearest(keys, in: text.units.map(\.key)), near.distance > 0, near.distance <= allowed else { continue }
            let string = Self.string(titles[Int(number)], text, near.place)
            // Where the end was typed so, it is the visitor's; another one must not cut through a word.
            if text.units[near.place.lowerBound].key != keys.first, !isWhole(string, at: .beginning) { continue }
            if text.units[near.place.upperBound - 1].key != keys.last, !isWhole(string, at: .end) { continue }
            let count = counts[string, default: 0] + 1
            counts[string] = count
            if best.map({ (near.distance, -count) < ($0.distance, -$0.count) }) ?? true { best = (near.distance, count, string) }
        }
        return best?.text
    }

    private enum Edge { case beginning, end }

    /// Whether a word may begin or end where a string does: at the edge of a title, or where titles go on in several ways.
    private func isWhole(_ string: String, at edge: Edge) -> Bool {
        let wanted = SearchText(string)
        var neighbours: Set<UInt64> = []
        for number in candidates(wanted) {
            let units = texts[number].units
            for place in texts[number].places(of: wanted, limit: 4) {
                let neighbour = edge == .end ? place.upperBound : place.lowerBound - 1
                guard units.indices.contains(neighbour) else { return true }
                neighbours.insert(units[neighbour].key)
                if neighbours.count > 1 { return true }
            }
        }
        return false
    }

    private func candidates(_ wanted: SearchText) -> [Int] {
        let lists = Self.pairs(wanted).map { holders[$0] ?? [] }
        guard let shortest = lists.min(by: { $0.count < $1.count }) else { return Array(titles.indices) }
        return shortest.map(Int.init)
    }

    private static func pairs(_ text: SearchText) -> [UInt64] {
        zip(text.units, text.units.dropFirst()).map { $0.key &* 0x9E37_79B9_7F4A_7C15 ^ $1.key }
    }

    private static func string(_ title: String, _ text: SearchText, _ place: Range<Int>) -> String {
        let scalars = Array(title.unicodeScalars)
        let range = text.units[place.lowerBound].source.lowerBound..<text.units[place.upperBound - 1].source.upperBound
        return String(String.UnicodeScalarView(scalars[range]))
    }

    /// The place in `text` at the least edit distance from `wanted` (Sellers' method: a match may begin and end anywhere), neighbours
    /// exchanged counting as one.
    static func nearest(_ wanted: [UInt64], in text: [UInt64]) -> (distance: Int, place: Range<Int>)? {
        guard !wanted.isEmpty, !text.isEmpty else { return nil }
        var before: [(cost: Int, start: Int)] = []
        var last = (0...text.count).map { (cost: 0, start: $0) }
        for row in 1...wanted.count {
            var current = [(cost: row, start: 0)]
            for column in 1...text.count {
                let isSame = wanted[row - 1] == text[column - 1]
                var step = (cost: last[column - 1].cost + (isSame ? 0 : 1), start: last[column - 1].start)
                if last[column].cost + 1 < step.cost { step = (last[column].cost + 1, last[column].start) }
                if current[column - 1].cost + 1 < step.cost { step = (current[column - 1].cost + 1, current[column - 1].start) }
                if row > 1, column > 1, wanted[row - 1] == text[column - 2], wanted[row - 2] == text[column - 1],
                    before[column - 2].cost + 1 < step.cost
                {
                    step = (before[column - 2].cost + 1, before[column - 2].start)
                }
                current.append(step)
            }
            before = last
            last = current
        }
        var best: (distance: Int, place: Range<Int>)?
        for (end, step) in last.enumerated() where step.start < end {
            // Among equals the one nearest in length: a letter left out at the end is no better than one exchanged.
            let gap = abs(end - step.start - wanted.count)
            if best.map({ (step.cost, gap) < ($0.distance, abs($0.place.count - wanted.count)) }) ?? true {
                best = (step.cost, step.start..<end)
            }
        }
        return best
    }
}
