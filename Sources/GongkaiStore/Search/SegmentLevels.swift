import GongkaiCore

/// Where the items of one segment hold what is asked for, as far as the index knows: at least as high as the judge will say. 64 items at a time.
struct SegmentLevels {
    /// One bit for each item of a word of bits.
    struct Word {
        fileprivate var exact: UInt64 = 0
        fileprivate var title: UInt64 = 0
        fileprivate var number: UInt64 = 0
        fileprivate var part: UInt64 = 0

        /// Upper half of a candidate's rank.
        func weight(_ mask: UInt64) -> UInt64 {
            // Most are found in their text alone.
            if (exact | title | number | part) & mask == 0 { return Word.body }
            if exact & mask != 0 { return Word.highest }
            if title & mask != 0 { return Word.inTitle }
            return number & mask != 0 ? Word.inNumber : Word.inPart
        }

        private static let body = SearchScan.weight(.body), highest = SearchScan.weight(.exact), inTitle = SearchScan.weight(.title)
        private static let inNumber = SearchScan.weight(.number), inPart = SearchScan.weight(.partOfTitle)
    }

    private let exact: [UInt64]?
    private let number: [UInt64]?
    /// Those of all wants, and those of any.
    private let title: [UInt64]?
    private let part: [UInt64]?

    init(_ matches: SearchMatches, in segment: Int) {
        exact = matches.named[segment]?.words
        number = matches.inNumber[segment]?.words
        var all = matches.inTitle.first.flatMap { $0[segment] }, any: PostingBits?
        for bits in matches.inTitle {
            guard let held = bits[segment] else {
                all = nil
                continue
            }
            all?.formIntersection(held)
            if any == nil { any = held } else { any?.formUnion(held) }
        }
        // A query without a want holds nothing back from a title.
        title = matches.inTitle.isEmpty ? matches.all[segment]?.words : all?.words
        part = any?.words
    }

    func word(_ place: Int) -> Word {
        Word(exact: exact?[place] ?? 0, title: title?[place] ?? 0, number: number?[place] ?? 0, part: part?[place] ?? 0)
    }
}
