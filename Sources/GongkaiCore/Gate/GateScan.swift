/// Finds what must not be public in a text. Pure: the same text and list give the same hits.
package enum GateScan {
    /// All hits in the order of the text.
    package static func hits(in text: String, words: GateWordList) -> [GateHit] {
        let folded = GateText(text)
        let numbers = NumberScan(folded).found()
        let personal = numbers + outside(numbers, AddressScan.found(in: folded))
        let others = SecrecyMarkScan.found(in: folded) + words.found(in: folded)
        guard !personal.isEmpty || !others.isEmpty else { return [] }
        var shown = folded.original
        for found in personal { found.mask(&shown, folded) }
        // A word inside a number or an address is no word.
        let kept = personal + outside(personal, others)
        return kept.sorted { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }.map { found in
            let range = folded.place(found.range)
            return GateHit(found.rule, found.severity, range: range, excerpt: excerpt(shown, around: range), advice: found.advice)
        }
    }

    /// The first thing in a text that nobody may let pass. No word list decides about that: its words are questions.
    package static func firstThatMustGo(in text: String) -> GateHit? {
        hits(in: text, words: .empty).first { $0.severity == .blocks }
    }

    /// The text with every personal number in it masked, for showing where it must not be shown in full.
    package static func masked(_ text: String) -> String {
        let folded = GateText(text)
        var shown = folded.original
        for finding in NumberScan(folded).found() + AddressScan.found(in: folded) { finding.mask(&shown, folded) }
        maskLongNumbers(&shown)
        var view = String.UnicodeScalarView()
        view.append(contentsOf: shown)
        return String(view)
    }

    /// Those that no other finding overlaps.
    private static func outside(_ taken: [GateFinding], _ findings: [GateFinding]) -> [GateFinding] {
        let taken = taken.map(\.range).sorted { $0.lowerBound < $1.lowerBound }
        guard !taken.isEmpty else { return findings }
        var next = 0
        return findings.sorted { $0.range.lowerBound < $1.range.lowerBound }.filter { finding in
            while next < taken.count, taken[next].upperBound <= finding.range.lowerBound { next += 1 }
            return next == taken.count || !taken[next].overlaps(finding.range)
        }
    }

    private static let context = 12

    private static func excerpt(_ shown: [Unicode.Scalar], around range: Range<Int>) -> String {
        let end = min(range.upperBound, range.lowerBound + 60)
        let (from, to) = (max(0, range.lowerBound - context), min(shown.count, end + context))
        var window = Array(shown[from..<to])
        maskLongNumbers(&window)
        var view = String.UnicodeScalarView()
        if from > 0 { view.append("…") }
        for scalar in window { view.append(scalar.value < 0x20 || scalar.value == 0x7F ? " " : scalar) }
        if to < shown.count { view.append("…") }
        return String(view)
    }

    /// Numbers beside a hit that are no hits themselves may still be somebody's.
    private static func maskLongNumbers(_ window: inout [Unicode.Scalar]) {
        var start = 0
        for at in 0...window.count where at == window.count || !GateText.fold(window[at].value).isGateDigit {
            if at - start >= 9 { for index in start..<(at - 4) { window[index] = "*" } }
            start = at + 1
        }
    }
}
