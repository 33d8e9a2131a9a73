import GongkaiCore

/// What a search narrows and sorts by, kept beside the keys of an item.
struct SearchDoc: Sendable, Equatable {
    let article: Int64
    /// When it first became public.
    let published: Day
    let agency: Int64
    let column: Int64
    let kind: String
    /// Further columns that show it.
    var pushes: [Int64] = []
    var effectiveOn: Day?
    var expiresOn: Day?
    var repealedOn: Day?

    var hasTerm: Bool { effectiveOn != nil || expiresOn != nil || repealedOn != nil }
}

/// All documents of a segment that no way of narrowing tells apart, but validity and further columns. The codes are the segment's.
struct DocGroup: Sendable, Hashable {
    let column: UInt16
    let agency: UInt16
    let kind: UInt16
    let year: UInt16

    fileprivate static func year(_ stamp: UInt32) -> UInt16 { UInt16(truncatingIfNeeded: stamp / 10_000) }
}

/// The documents of one segment, column by column, so that a million of them take 14 bytes each in memory.
final class SegmentDocs: Sendable {
    /// Validity and further places, which few items have.
    struct Extra: Sendable, Equatable {
        var pushes: [Int64]
        var term: ValidityTerm
    }

    let articles: [Int64]
    /// Days as ``Day/stamp``.
    let stamps: [UInt32]
    /// The group of each among ``groups``.
    let groupCodes: [UInt16]
    let groups: [DocGroup]
    /// What the codes in a group stand for.
    let agencies: [Int64], columns: [Int64], kinds: [String]
    let extras: [Int: Extra]
    /// Those that have one.
    let special: PostingBits

    var count: Int { articles.count }

    init(_ docs: some Collection<SearchDoc>) {
        var agencies = SearchCodes<Int64>(), columns = SearchCodes<Int64>(), kinds = SearchCodes<String>()
        var groups = SearchCodes<DocGroup>()
        articles = docs.map(\.article)
        stamps = docs.map(\.published.stamp)
        groupCodes = docs.map { doc in
            groups.code(
                DocGroup(
                    column: columns.code(doc.column), agency: agencies.code(doc.agency), kind: kinds.code(doc.kind),
                    year: DocGroup.year(doc.published.stamp)))
        }
        (self.agencies, self.columns, self.kinds, self.groups) = (agencies.values, columns.values, kinds.values, groups.values)
        var extras: [Int: Extra] = [:]
        for (position, doc) in docs.enumerated() where doc.hasTerm || !doc.pushes.isEmpty {
            extras[position] = Extra(
                pushes: doc.pushes,
                term: ValidityTerm(effectiveOn: doc.effectiveOn, expiresOn: doc.expiresOn, repealedOn: doc.repealedOn))
        }
        self.extras = extras
        special = SegmentDocs.special(extras, of: docs.count)
    }

    private static func special(_ extras: [Int: Extra], of count: Int) -> PostingBits {
        var bits = PostingBits(count: count)
        for position in extras.keys { bits.insert(position) }
        return bits
    }

    func doc(_ position: Int) -> SearchDoc {
        let extra = extras[position], group = group(of: position)
        return SearchDoc(
            article: articles[position], published: Day(stamp: stamps[position]) ?? Day(number: 0),
            agency: agencies[Int(group.agency)], column: columns[Int(group.column)], kind: kinds[Int(group.kind)],
            pushes: extra?.pushes ?? [], effectiveOn: extra?.term.effectiveOn, expiresOn: extra?.term.expiresOn,
            repealedOn: extra?.term.repealedOn)
    }

    func group(of position: Int) -> DocGroup { groups[Int(groupCodes[position])] }

    // MARK: As bytes

    var bytes: [UInt8] {
        var writer = SearchByteWriter()
        writer.number(count)
        for list in [agencies, columns] {
            writer.number(list.count)
            for value in list { writer.number(UInt64(bitPattern: value)) }
        }
        writer.number(kinds.count)
        for kind in kinds { writer.text(kind) }
        var before: Int64 = 0
        for position in articles.indices {
            // Keys of neighbours are near each other; zigzag, because they may also fall.
            let step = articles[position] &- before
            writer.number(UInt64(bitPattern: step << 1 ^ step >> 63))
            before = articles[position]
            writer.number(UInt64(stamps[position]))
            let group = group(of: position)
            for code in [group.agency, group.column, group.kind] { writer.number(UInt64(code)) }
        }
        writer.number(extras.count)
        for (position, extra) in extras.sorted(by: { $0.key < $1.key }) {
            writer.number(position)
            writer.number(extra.pushes.count)
            for column in extra.pushes { writer.number(UInt64(bitPattern: column)) }
            for day in [extra.term.effectiveOn, extra.term.expiresOn, extra.term.repealedOn] { writer.day(day) }
        }
        return writer.bytes
    }

    init(_ bytes: [UInt8]) throws(SearchDamage) {
        var reader = SearchByteReader(bytes)
        let count = try reader.count()
        guard count <= SegmentWriter.capacity else { throw SearchDamage("a segment is too long") }
        agencies = try reader.integers()
        columns = try reader.integers()
        var kinds: [String] = []
        for _ in 0..<(try reader.count()) { kinds.append(try reader.text()) }
        self.kinds = kinds
        var articles: [Int64] = [], stamps: [UInt32] = [], groupCodes: [UInt16] = []
        var groups = SearchCodes<DocGroup>()
        articles.reserveCapacity(count)
        stamps.reserveCapacity(count)
        groupCodes.reserveCapacity(count)
        // So many at the most have a code of sixteen bits.
        let bounds = [agencies.count, columns.count, kinds.count].map { min($0, SegmentWriter.capacity) }
        var before: Int64 = 0
        for _ in 0..<count {
            let step = try reader.number()
            before &+= Int64(bitPattern: step >> 1) ^ -Int64(bitPattern: step & 1)
            articles.append(before)
            let stamp = try reader.stamp()
            stamps.append(stamp)
            let agency = UInt16(try reader.number(below: bounds[0])), column = UInt16(try reader.number(below: bounds[1]))
            let kind = UInt16(try reader.number(below: bounds[2]))
            groupCodes.append(groups.code(DocGroup(column: column, agency: agency, kind: kind, year: DocGroup.year(stamp))))
        }
        (self.articles, self.stamps, self.groupCodes, self.groups) = (articles, stamps, groupCodes, groups.values)
        var extras: [Int: Extra] = [:]
        for _ in 0..<(try reader.count()) {
            let position = try reader.number(below: count)
            let pushes = try reader.integers()
            let term = ValidityTerm(effectiveOn: try reader.day(), expiresOn: try reader.day(), repealedOn: try reader.day())
            extras[position] = Extra(pushes: pushes, term: term)
        }
        self.extras = extras
        special = SegmentDocs.special(extras, of: count)
        guard reader.isAtEnd else { throw SearchDamage("bytes are left over") }
    }
}

/// Values numbered in the order in which they come.
private struct SearchCodes<Value: Hashable> {
    private(set) var values: [Value] = []
    private var codes: [Value: UInt16] = [:]

    mutating func code(_ value: Value) -> UInt16 {
        if let code = codes[value] { return code }
        let code = UInt16(truncatingIfNeeded: values.count)
        codes[value] = code
        values.append(value)
        return code
    }
}
