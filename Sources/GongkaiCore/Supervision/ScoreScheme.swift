package import Foundation

/// How units and persons are scored: data with dates. Points are in hundredths.
package struct ScoreScheme: Sendable, Equatable, Decodable {
    /// What is counted beside cards: a closed list.
    package enum Measure: String, Sendable, CaseIterable, Decodable {
        /// Decided within half of the promise.
        case earlyFinish
        /// An item whose promise is at least three tenths shorter than the law allows.
        case shorterPromise
        /// A working day by which a step was recorded late, beyond the one that is allowed.
        case lateData
    }

    package struct Head: Sendable, Equatable, Decodable {
        package let code: String
        package let name: String
        /// What it is worth; no more can be taken off.
        package let weight: Int
    }

    package struct Deduction: Sendable, Equatable, Decodable {
        package let measure: Measure
        package let name: String
        package let head: String
        /// For each.
        package let points: Int
        package let cap: Int
    }

    package struct Bonus: Sendable, Equatable, Decodable {
        package let measure: Measure
        package let name: String
        package let points: Int
        package let cap: Int
    }

    package struct Grade: Sendable, Equatable, Decodable {
        package let name: String
        /// The least total.
        package let from: Int
    }

    package let code: String
    package let version: Int
    package let name: String
    package let since: Day
    package let until: Day?
    package let heads: [Head]
    package let deductions: [Deduction]
    package let bonuses: [Bonus]
    /// From the best to the worst.
    package let grades: [Grade]

    package func grade(_ total: Int) -> String { grades.first { total >= $0.from }?.name ?? grades.last?.name ?? "" }
}

extension ScoreScheme {
    /// Reads a list of schemes; refused with the place where something is unknown or does not add up.
    package static func list(json: Data) throws(ScoreSchemeFault) -> [ScoreScheme] {
        let schemes: [ScoreScheme]
        do { schemes = try JSONDecoder().decode([ScoreScheme].self, from: json) } catch {
            throw .unreadable(place: ScoreSchemeFault.place(of: error))
        }
        for scheme in schemes { try scheme.check() }
        return schemes
    }

    /// The schemes that ship, as their file has them.
    package static var shippedText: String { String(decoding: PackageResources.score_schemes_json, as: UTF8.self) }

    package static let shipped: [ScoreScheme] = {
        do throws(ScoreSchemeFault) {
            return try list(json: Data(PackageResources.score_schemes_json))
        } catch {
            preconditionFailure("the shipped score-schemes.json is damaged: \(error.words)")
        }
    }()

    /// The newest in force on a day, or nil.
    package static func inForce(on day: Day, of schemes: [ScoreScheme] = shipped) -> ScoreScheme? {
        schemes.filter { $0.since <= day && day <= $0.until ?? day }.max { ($0.since, $0.version) < ($1.since, $1.version) }
    }

    func check() throws(ScoreSchemeFault) {
        let sum = heads.reduce(0) { $0 + $1.weight }
        guard sum == 10_000 else { throw .weights(sum, scheme: code) }
        guard Set(heads.map(\.code)).count == heads.count else { throw .headTwice(scheme: code) }
        for deduction in deductions where !heads.contains(where: { $0.code == deduction.head }) {
            throw .unknownHead(deduction.head, place: "\(code).deductions.\(deduction.measure.rawValue)")
        }
        guard !grades.isEmpty, grades.last?.from == 0, zip(grades, grades.dropFirst()).allSatisfy({ $0.from > $1.from }) else {
            throw .grades(scheme: code)
        }
    }

    /// Refused where a rule takes points from a head the scheme has not.
    package func check(_ book: SupervisionRuleBook) throws(ScoreSchemeFault) {
        for rule in book.rules where !heads.contains(where: { $0.code == rule.head }) {
            throw .unknownHead(rule.head, place: "\(rule.code)@\(rule.version)")
        }
    }
}

/// Why a scheme is refused.
package enum ScoreSchemeFault: Error, Sendable, Equatable {
    case unreadable(place: String)
    case weights(Int, scheme: String)
    case headTwice(scheme: String)
    case unknownHead(String, place: String)
    case grades(scheme: String)
    case gone(scheme: String, version: Int)
    case changed(scheme: String, version: Int)
    /// A new scheme, or the end of an old one, for days that are over.
    case inThePast(scheme: String, version: Int, earliest: Day)

    package var words: String {
        switch self {
        case .unreadable(let place): "考核方案无法读取：\(place)。请检查该处的名称和数值。"
        case .weights(let sum, let scheme): "考核方案\(scheme)各项分值合计\(SupervisionRule.decimal(sum))分，应为100分。请调整分值。"
        case .headTwice(let scheme): "考核方案\(scheme)有两个考核项编码相同。请修改编码。"
        case .unknownHead(let head, let place): "\(place)：考核项“\(head)”不存在。请从方案的考核项中选择。"
        case .grades(let scheme): "考核方案\(scheme)的等次应从高到低排列，最低一等从0分起。请修改等次。"
        case .gone(let scheme, let version): "考核方案\(scheme)第\(version)版不见了。已有的方案不能删除；不再使用的，请填写终止日期。"
        case .changed(let scheme, let version): "考核方案\(scheme)第\(version)版的内容改了。已有的版本只能填写终止日期；要修改内容，请另立新版本。"
        case .inThePast(let scheme, let version, let earliest):
            "考核方案\(scheme)第\(version)版改变了\(earliest.chineseText)以前的日子。方案不能追溯：最早从这一天起施行，旧版本最早到它的前一日终止。"
        }
    }

    static func place(of error: any Error) -> String {
        func path(_ context: DecodingError.Context) -> String { context.codingPath.map(\.stringValue).joined(separator: ".") }
        return switch error as? DecodingError {
        case .keyNotFound(let key, let context): path(context) + "缺少“\(key.stringValue)”"
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context): path(context)
        default: "不是考核方案"
        }
    }
}
