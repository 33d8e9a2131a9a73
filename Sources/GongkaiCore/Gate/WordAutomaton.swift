/// Finds all of many words in one pass over a text (Aho and Corasick, 1975).
struct WordAutomaton: Sendable {
    /// Where the automaton goes from its root, by scalar; words outside the basic plane start in `rare`.
    private var roots: [Int32]
    private var rare: [UInt32: Int32] = [:]
    /// Edges of all nodes, node after node.
    private var firstEdge: [Int32] = [0]
    private var labels: [UInt32] = []
    private var targets: [Int32] = []
    /// The node of the longest suffix that is also a prefix of a word.
    private var fallback: [Int32] = [0]
    /// The word that ends in a node, and the nearest node on the way of fallbacks where one does; -1 for none.
    private var word: [Int32] = [-1]
    private var shorter: [Int32] = [-1]

    init(_ words: [[UInt32]]) {
        var children: [[UInt32: Int32]] = [[:]]
        for (index, letters) in words.enumerated() where !letters.isEmpty {
            var node = 0
            for letter in letters {
                if let next = children[node][letter] {
                    node = Int(next)
                } else {
                    let new = Int32(children.count)
                    children[node][letter] = new
                    children.append([:])
                    word.append(-1)
                    node = Int(new)
                }
            }
            word[node] = Int32(index)
        }
        roots = [Int32](repeating: 0, count: 65_536)
        for (letter, node) in children[0] {
            if letter < 65_536 { roots[Int(letter)] = node } else { rare[letter] = node }
        }
        fallback = [Int32](repeating: 0, count: children.count)
        shorter = [Int32](repeating: -1, count: children.count)
        var queue = children[0].values.sorted()
        var head = 0
        while head < queue.count {
            let node = Int(queue[head])
            head += 1
            for (letter, child) in children[node].sorted(by: { $0.value < $1.value }) {
                var back = Int(fallback[node])
                while back != 0, children[back][letter] == nil { back = Int(fallback[back]) }
                let target = children[back][letter] ?? 0
                fallback[Int(child)] = target
                shorter[Int(child)] = word[Int(target)] >= 0 ? target : shorter[Int(target)]
                queue.append(child)
            }
        }
        firstEdge = []
        for edges in children {
            firstEdge.append(Int32(labels.count))
            for (letter, child) in edges.sorted(by: { $0.key < $1.key }) {
                labels.append(letter)
                targets.append(child)
            }
        }
        firstEdge.append(Int32(labels.count))
    }

    /// Calls back for each word that ends somewhere, with its index and the place behind it.
    func scan(_ text: [UInt32], found: (_ word: Int, _ end: Int) -> Void) {
        var node = 0
        for at in text.indices {
            let letter = text[at] >= 0x41 && text[at] <= 0x5A ? text[at] | 0x20 : text[at]
            while node != 0 {
                let next = child(of: node, letter)
                if next != 0 {
                    node = next
                    break
                }
                node = Int(fallback[node])
                if node == 0 {
                    node = root(letter)
                    break
                }
            }
            if node == 0 { node = root(letter) }
            guard node != 0 else { continue }
            var end = word[node] >= 0 ? Int32(node) : shorter[node]
            while end >= 0 {
                found(Int(word[Int(end)]), at + 1)
                end = shorter[Int(end)]
            }
        }
    }

    private func root(_ letter: UInt32) -> Int {
        letter < 65_536 ? Int(roots[Int(letter)]) : Int(rare[letter] ?? 0)
    }

    private func child(of node: Int, _ letter: UInt32) -> Int {
        var edge = Int(firstEdge[node])
        let end = Int(firstEdge[node + 1])
        while edge < end {
            if labels[edge] == letter { return Int(targets[edge]) }
            edge += 1
        }
        return 0
    }
}
