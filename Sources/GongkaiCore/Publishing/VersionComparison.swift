/// What changed between two texts, for the comparison page: paragraph by paragraph, and within a changed paragraph by character.
package struct VersionComparison: Sendable, Equatable {
    package struct Piece: Sendable, Equatable {
        package enum Kind: Sendable { case same, removed, added }
        package let kind: Kind
        package let text: String

        package init(_ kind: Kind, _ text: String) {
            self.kind = kind
            self.text = text
        }
    }

    package enum Paragraph: Sendable, Equatable {
        case same(String)
        case removed(String)
        case added(String)
        /// The old and the new wording woven together.
        case changed([Piece])
    }

    package let paragraphs: [Paragraph]

    /// Whether nothing changed.
    package var isUnchanged: Bool {
        paragraphs.allSatisfy { if case .same = $0 { true } else { false } }
    }

    /// Paragraphs end with a line break.
    package init(from old: String, to new: String) {
        let oldLines = old.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let newLines = new.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        var numbers: [String: Int32] = [:]
        let difference = TextDifference(
            from: oldLines.map { number(of: $0, &numbers) }, to: newLines.map { number(of: $0, &numbers) }, limit: 2_000)
        var paragraphs: [Paragraph] = []
        // All paragraphs of a comparison share the effort, so that a thousand changed ones cost no more than a few.
        var effort = VersionComparison.effort
        var i = 0
        var j = 0
        while i < oldLines.count || j < newLines.count {
            var gone: [String] = []
            var come: [String] = []
            while i < oldLines.count, difference.removed.contains(i) {
                gone.append(oldLines[i])
                i += 1
            }
            while j < newLines.count, difference.added.contains(j) {
                come.append(newLines[j])
                j += 1
            }
            paragraphs += VersionComparison.woven(gone, come, &effort)
            if i < oldLines.count, j < newLines.count, gone.isEmpty, come.isEmpty {
                paragraphs.append(.same(oldLines[i]))
                i += 1
                j += 1
            }
        }
        self.paragraphs = paragraphs
    }

    /// Steps of comparison by character; some tenths of a second at most.
    private static let effort = 100_000_000

    /// Paragraphs that replace others, pair by pair; a pair with little in common is clearer as one removed and one added.
    private static func woven(_ gone: [String], _ come: [String], _ effort: inout Int) -> [Paragraph] {
        var paragraphs: [Paragraph] = []
        let pairs = min(gone.count, come.count)
        for index in 0..<pairs {
            let pieces = pieces(from: gone[index], to: come[index], &effort)
            let same = pieces.filter { $0.kind == .same }.reduce(0) { $0 + $1.text.count }
            if same * 3 >= max(gone[index].count, come[index].count) {
                paragraphs.append(.changed(pieces))
            } else {
                paragraphs += [.removed(gone[index]), .added(come[index])]
            }
        }
        return paragraphs + gone.dropFirst(pairs).map(Paragraph.removed) + come.dropFirst(pairs).map(Paragraph.added)
    }

    private static func pieces(from old: String, to new: String, _ effort: inout Int) -> [Piece] {
        let a = Array(old)
        let b = Array(new)
        var numbers: [Character: Int32] = [:]
        let length = a.count + b.count
        let limit = min(1_500, length, effort / max(1, length))
        effort -= limit * length
        let difference = TextDifference(
            from: a.map { number(of: $0, &numbers) }, to: b.map { number(of: $0, &numbers) }, limit: limit)
        var pieces: [(Piece.Kind, [Character])] = []
        func add(_ kind: Piece.Kind, _ character: Character) {
            if pieces.last?.0 == kind {
                pieces[pieces.count - 1].1.append(character)
            } else {
                pieces.append((kind, [character]))
            }
        }
        var i = 0
        var j = 0
        while i < a.count || j < b.count {
            if i < a.count, difference.removed.contains(i) {
                add(.removed, a[i])
                i += 1
            } else if j < b.count, difference.added.contains(j) {
                add(.added, b[j])
                j += 1
            } else if i < a.count, j < b.count {
                add(.same, a[i])
                i += 1
                j += 1
            } else {
                preconditionFailure("a comparison lost its way at \(i) and \(j)")
            }
        }
        return pieces.map { Piece($0.0, String($0.1)) }
    }
}

private func number<Key: Hashable>(of key: Key, _ numbers: inout [Key: Int32]) -> Int32 {
    if let number = numbers[key] { return number }
    let number = Int32(numbers.count)
    numbers[key] = number
    return number
}
