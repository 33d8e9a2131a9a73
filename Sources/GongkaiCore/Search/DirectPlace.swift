/// A page that somebody may mean by its name: a unit, a leader, a project. Search leads straight to it (直达), ahead of the articles.
package struct DirectPlace: Sendable, Equatable {
    /// In the order in which they stand when names fit alike.
    package enum Kind: String, Sendable, CaseIterable {
        case unit, service, leader, project, topic, gazette, readingPoint, list, guide, report

        package var words: String {
            switch self {
            case .unit: "单位"
            case .service: "办事指南"
            case .leader: "领导信息"
            case .project: "建设项目"
            case .topic: "专题"
            case .gazette: "政府公报"
            case .readingPoint: "查阅场所"
            case .list: "栏目"
            case .guide: "公开指南"
            case .report: "年度报告"
            }
        }
    }

    package let kind: Kind
    package let name: String
    /// What else is told of it beside its name.
    package let note: String?
    package let href: String
    /// What it is called besides.
    package let otherNames: [String]
    /// What it says, by which it is found where no name fits.
    package let texts: [Text]

    /// One field of it.
    package struct Text: Sendable, Equatable {
        package let label: String
        package let words: String

        package init(_ label: String, _ words: String) {
            (self.label, self.words) = (label, words)
        }
    }

    package init(
        _ kind: Kind, _ name: String, note: String? = nil, href: String, otherNames: [String] = [], texts: [Text] = []
    ) {
        self.kind = kind
        self.texts = texts
        self.name = name
        self.note = note
        self.href = href
        self.otherNames = otherNames
    }
}

/// The places of a site, ready to be looked for by name.
package struct DirectPlaces: Sendable {
    /// So many lead straight to something; more would be a list of their own.
    package static let most = 6

    /// So many are led to by what they say.
    package static let mostTelling = 4

    private struct Named: Sendable {
        let place: DirectPlace
        let names: [[UInt64]]
        let texts: [SearchText]
    }

    private let named: [Named]

    package init(_ places: [DirectPlace]) {
        named = places.map { place in
            Named(
                place: place, names: ([place.name] + place.otherNames).map { Self.keys($0) }.filter { !$0.isEmpty },
                texts: place.texts.map { SearchText($0.words) })
        }
    }

    /// Those whose name fits what was typed: the same name first, then one that ends or begins so, holds it, is shortened so (住建局 for
    /// 住房和城乡建设局), or stands in a longer question (教育局的电话).
    package func fitting(_ typed: String, limit: Int = most) -> [DirectPlace] {
        let found = places(named: typed, limit: limit)
        guard found.isEmpty, let name = Self.asked(in: typed) else { return found }
        return places(named: name, limit: limit)
    }

    /// Those that say what was typed in one of their fields, with the place of it as their note; in the order of their kinds.
    package func telling(_ typed: String, beside named: [DirectPlace] = [], limit: Int = mostTelling) -> [DirectPlace] {
        // What leaves words out wants less, not more.
        guard let query = try? SearchQuery(typed), query.excluded.isEmpty else { return [] }
        let wanted = query.required.map { SearchText($0) }
        // One character stands everywhere.
        guard wanted.allSatisfy({ !$0.isOneCharacter }) else { return [] }
        var found: [DirectPlace] = []
        for kind in DirectPlace.Kind.allCases {
            for one in self.named where one.place.kind == kind && !named.contains(one.place) {
                guard found.count < limit else { return found }
                guard let index = one.texts.firstIndex(where: { text in wanted.allSatisfy(text.contains) }) else { continue }
                found.append(one.place.noting(one.place.texts[index], wanted))
            }
        }
        return found
    }

    /// What a question is about: 住建局 of 住建局的电话 and of 区住建局在哪里. Nil where it asks for nothing of the kind.
    private static func asked(in typed: String) -> String? {
        var name = typed.filter { !$0.isWhitespace }[...]
        for tail in tails where name.hasSuffix(tail) && name.count > tail.count { name = name.dropLast(tail.count) }
        if name.hasSuffix("的") { name = name.dropLast() }
        if name.hasPrefix("区") { name = name.dropFirst() }
        return name.count > 1 && name.count < typed.count ? String(name) : nil
    }

    private static let tails = ["是多少", "在哪里", "在哪儿", "在哪", "怎么走", "电话号码", "联系电话", "电话", "地址", "办公时间", "上班时间"]

    private func places(named typed: String, limit: Int) -> [DirectPlace] {
        let wanted = Self.keys(typed)
        guard !wanted.isEmpty else { return [] }
        let order = Dictionary(uniqueKeysWithValues: DirectPlace.Kind.allCases.enumerated().map { ($1, $0) })
        let found = named.enumerated().compactMap { index, named -> (level: Int, kind: Int, index: Int)? in
            guard let level = named.names.compactMap({ Self.level(of: wanted, in: $0) }).min() else { return nil }
            return (level, order[named.place.kind] ?? 0, index)
        }
        return found.sorted { ($0.level, $0.kind, $0.index) < ($1.level, $1.kind, $1.index) }.prefix(limit).map { named[$0.index].place }
    }

    private static func keys(_ text: String) -> [UInt64] { SearchText(text).units.map(\.key) }

    /// How well; 0 is best, nil for not at all.
    private static func level(of wanted: [UInt64], in name: [UInt64]) -> Int? {
        if wanted == name { return 0 }
        // One character fits far too much.
        guard wanted.count > 1 else { return nil }
        if name.count > wanted.count {
            if name.suffix(wanted.count) == wanted[...] || name.prefix(wanted.count) == wanted[...] { return 1 }
            if holds(name, wanted) { return 2 }
            return isShortened(wanted, from: name) ? 3 : nil
        }
        return name.count > 2 && holds(wanted, name) ? 4 : nil
    }

    private static func holds(_ long: [UInt64], _ short: [UInt64]) -> Bool {
        guard long.count >= short.count else { return false }
        return (0...(long.count - short.count)).contains { long[$0..<($0 + short.count)] == short[...] }
    }

    /// People shorten a name by leaving characters out between the first and the last; two characters alone say too little.
    private static func isShortened(_ short: [UInt64], from name: [UInt64]) -> Bool {
        guard short.count > 2, short.first == name.first, short.last == name.last else { return false }
        var rest = short[...]
        for key in name where key == rest.first { rest = rest.dropFirst() }
        return rest.isEmpty
    }
}

extension DirectPlace {
    /// Characters of a field that show why it was found.
    private static let excerpt = 40

    fileprivate func noting(_ text: Text, _ wanted: [SearchText]) -> DirectPlace {
        let snippet = Snippet(of: text.words, marking: wanted, length: Self.excerpt)
        // It may be cut right before the mark that ends a sentence.
        let shown = snippet.isCutBefore ? "……" + snippet.text.drop { $0.isWhitespace || "。，；、：）".contains($0) } : snippet.text
        let words = "\(text.label)：\(shown)\(snippet.isCutAfter ? "……" : "")"
        return DirectPlace(kind, name, note: words, href: href, otherNames: otherNames, texts: texts)
    }

    /// How the unit of a place is called besides its full name: 蒸湘区教育局 is 区教育局 and 教育局, 蒸湘区人民政府办公室 also 区政府办.
    package static func shortNames(of unit: String, in place: String) -> [String] {
        guard !place.isEmpty, unit.hasPrefix(place), unit.count > place.count else { return [] }
        let bare = String(unit.dropFirst(place.count)), level = String(place.suffix(1))
        var names = [bare, level + bare]
        if bare.hasPrefix("人民政府") {
            let rest = bare.dropFirst(4)
            let short = "政府" + (rest == "办公室" ? "办" : rest)
            names = rest.isEmpty ? [level + short, level + bare] : [short, level + short, bare, level + bare]
        }
        return names
    }
}
