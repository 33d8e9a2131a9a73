/// Requests of a year that ask for much the same, whoever asked: what many ask for can be published for all.
///
/// > 多个申请人就相同政府信息向同一行政机关提出公开申请，且该政府信息属于可以公开的，行政机关可以纳入主动公开的范围。——第四十四条 (2019)
package struct RepeatedRequests: Sendable, Equatable {
    /// One request, as far as it helps to find others like it.
    package struct Asked: Sendable, Equatable {
        package let id: Int64
        /// The same for the same applicant.
        package let applicant: String
        package let text: String

        package init(id: Int64, applicant: String, text: String) {
            self.id = id
            self.applicant = applicant
            self.text = text
        }
    }

    /// In the order in which they were given.
    package let requests: [Int64]
    package let applicants: Int
    /// What most of them have in common, the longest first.
    package let words: [String]

    /// So many make a group.
    package static let least = 3
    /// By as many applicants: one who asks three times is a repeated request and no wish of many.
    package static let leastApplicants = 2

    /// A pair that stands in so many groups is no help, and so many groups are compared with a request at the most.
    private static let mostGroups = 200, mostCompared = 40

    /// The groups among some requests, the largest first. Each request is compared with the first of each group, so that a chain of small
    /// differences does not join what has nothing in common.
    package static func find(_ all: [Asked]) -> [RepeatedRequests] {
        var groups: [(first: RequestLikeness, members: [Asked])] = []
        // The groups in whose first request a pair stands. What stands in very many, such as 申请公开, tells none of them apart.
        var byPair: [UInt64: [Int]] = [:]
        for asked in all {
            let own = RequestLikeness(asked.text)
            var common: [Int: Int] = [:]
            for (pair, count) in own.pairs {
                guard let known = byPair[pair.hash], known.count < mostGroups else { continue }
                for group in known { common[group, default: 0] += count }
            }
            let likely = common.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(mostCompared)
            let best = likely.map { (group: $0.key, likeness: own.likeness(to: groups[$0.key].first)) }
                .filter { $0.likeness >= RequestResemblance.similarFrom }
                .max { ($0.likeness, $1.group) < ($1.likeness, $0.group) }
            if let best {
                groups[best.group].members.append(asked)
            } else {
                for pair in own.pairs.keys where byPair[pair.hash, default: []].count < mostGroups {
                    byPair[pair.hash, default: []].append(groups.count)
                }
                groups.append((own, [asked]))
            }
        }
        return groups.compactMap { group in
            let applicants = Set(group.members.map(\.applicant)).count
            guard group.members.count >= least, applicants >= leastApplicants else { return nil }
            return RepeatedRequests(
                requests: group.members.map(\.id), applicants: applicants, words: commonWords(group.members.map(\.text)))
        }
        .sorted { ($1.requests.count, $0.requests.first ?? 0) < ($0.requests.count, $1.requests.first ?? 0) }
    }

    /// The stretches of the shortest text that stand in most of the others.
    static func commonWords(_ texts: [String]) -> [String] {
        guard let shortest = texts.min(by: { $0.count < $1.count }) else { return [] }
        let letters = Array(shortest.prefix(200)), most = (texts.count * 2 + 2) / 3
        var words: [String] = [], start = 0
        while start < letters.count {
            var end = start
            while end < letters.count, letters[end].isLetter || letters[end].isNumber,
                texts.count(where: { $0.contains(String(letters[start...end])) }) >= most
            {
                end += 1
            }
            if end - start >= 2 { words.append(String(letters[start..<end])) }
            start = max(end, start + 1)
        }
        return words.enumerated().sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }.prefix(5).map(\.element)
    }
}
