/// The shortest way from one sequence of numbers to another (Myers 1986), given up when it would be longer than `limit`.
struct TextDifference {
    /// Positions of the first sequence that are gone, of the second that are new.
    private(set) var removed: Set<Int> = []
    private(set) var added: Set<Int> = []

    /// Beyond the limit everything between the common beginning and the common end counts as replaced: cost is bounded by
    /// length × limit steps and limit² numbers kept, whatever the texts are.
    init(from old: [Int32], to new: [Int32], limit: Int) {
        var head = 0
        while head < old.count, head < new.count, old[head] == new[head] { head += 1 }
        var tail = 0
        while tail < old.count - head, tail < new.count - head, old[old.count - 1 - tail] == new[new.count - 1 - tail] { tail += 1 }
        let middleOld = old[head..<(old.count - tail)]
        let middleNew = new[head..<(new.count - tail)]
        guard !middleOld.isEmpty, !middleNew.isEmpty, let (gone, come) = TextDifference.path(middleOld, middleNew, limit) else {
            removed = Set(middleOld.indices)
            added = Set(middleNew.indices)
            return
        }
        removed = gone
        added = come
    }

    private static func path(_ a: ArraySlice<Int32>, _ b: ArraySlice<Int32>, _ limit: Int) -> (Set<Int>, Set<Int>)? {
        let n = a.count
        let m = b.count
        let most = min(n + m, limit)
        guard abs(n - m) <= most else { return nil }
        var furthest = [Int](repeating: 0, count: 2 * most + 3)
        let zero = most + 1
        // Copies: a slice would keep the whole row alive.
        var trace: [[Int]] = []
        for d in 0...most {
            trace.append(Array(furthest[(zero - d - 1)...(zero + d + 1)]))
            for k in stride(from: -d, through: d, by: 2) {
                let down = k == -d || (k != d && furthest[zero + k - 1] < furthest[zero + k + 1])
                var x = down ? furthest[zero + k + 1] : furthest[zero + k - 1] + 1
                var y = x - k
                while x < n, y >= 0, y < m, a[a.startIndex + x] == b[b.startIndex + y] {
                    x += 1
                    y += 1
                }
                furthest[zero + k] = x
                if x >= n, y >= m { return walkBack(trace, a, b) }
            }
        }
        return nil
    }

    private static func walkBack(
        _ trace: [[Int]], _ a: ArraySlice<Int32>, _ b: ArraySlice<Int32>
    ) -> (Set<Int>, Set<Int>) {
        var removed: Set<Int> = []
        var added: Set<Int> = []
        var x = a.count
        var y = b.count
        for d in stride(from: trace.count - 1, to: 0, by: -1) {
            let before = trace[d]
            let zero = d + 1
            let k = x - y
            let down = k == -d || (k != d && before[zero + k - 1] < before[zero + k + 1])
            let from = down ? k + 1 : k - 1
            x = before[zero + from]
            y = x - from
            if down { added.insert(b.startIndex + y) } else { removed.insert(a.startIndex + x) }
        }
        return (removed, added)
    }
}
