import GongkaiCore
import GongkaiStore
import Hummingbird

/// The addresses of the watch room.
extension Route {
    static let supervision = Route("/console/supervision")
    static let supervisedCases = Route("/console/supervision/cases")
    static let supervisedCase = Route("/console/supervision/cases/{case}")
    static let supervisedCaseCards = Route("/console/supervision/cases/{case}/cards")
    static let cards = Route("/console/supervision/cards")
    /// A rule finds a case once.
    static let card = Route("/console/supervision/cards/{case}/{rule}")
    static let lateColumns = Route("/console/supervision/columns")
    /// A rule finds a column once for each time it was late.
    static let columnCard = Route("/console/supervision/columns/{column}/{rule}/{from}")
    static let supervisionStatistics = Route("/console/supervision/statistics")
    static let statisticCases = Route("/console/supervision/statistics/cases")
    static let supervisionStatisticsFile = Route("/console/supervision/statistics.csv")
    static let eventLog = Route("/console/supervision/events")
    static let eventLogFile = Route("/console/supervision/events.xes")
    static let scores = Route("/console/supervision/scores")
    static let scoreSheet = Route("/console/supervision/scores/{kind}/{subject}")
    static let scorePublications = Route("/console/supervision/publications")
    static let scorePublication = Route("/console/supervision/publications/{publication}")
    static let publishedScore = Route("/console/supervision/publications/{publication}/{subject}")
    static let scoreObjections = Route("/console/supervision/publications/{publication}/objections")
    static let scoreResolution = Route("/console/supervision/publications/{publication}/resolution")
    static let supervisionRules = Route("/console/supervision/rules")
    static let supervisionRulesFile = Route("/console/supervision/rules.csv")
    static let ruleTrial = Route("/console/supervision/rules/trial")
    static let scoreSchemes = Route("/console/supervision/schemes")

    /// The case page of those who handle it; not everywhere is one.
    static let handledCase = Route("/console/cases/{id}")
}

extension Crumb {
    static let supervision = Crumb("实时监察", Route.supervision.path())
    static let supervisedCases = Crumb("在办办件", Route.supervisedCases.path())
    static let cards = Crumb("监察牌", Route.cards.path())
    static let supervisionStatistics = Crumb("监察统计", Route.supervisionStatistics.path())
    static let lateColumns = Crumb("超期的公开栏目", Route.lateColumns.path())
    static let scores = Crumb("绩效考核", Route.scores.path())
    static let scorePublications = Crumb("公布的成绩", Route.scorePublications.path())
}

extension Officer {
    /// The units whose cases they may see in the watch room; nil for all of them.
    var supervisedUnits: Set<AgencyID>? { may(.supervise) || coversAll ? nil : scope }
}

extension StaffContext {
    /// Stops whoever has nothing to do with cases.
    func requireSupervision() throws {
        if officer.may(.supervise) { return }
        try require(.readCases)
    }

    func watchedCaseID() throws -> MatterID {
        guard let id = parameters.get("case", as: Int64.self) else { throw MatterAccessRefusal.notFound }
        return MatterID(value: id)
    }
}

extension SupervisionRefusal: RefusedInWords {
    var status: Int {
        switch self {
        case .unknownCard: 404
        case .notTheirs, .ownCard, .ownHouse: 403
        case .changedMeanwhile, .goneCard, .complaintKnown: 409
        case .notDerived, .reasonMissing, .unitOutside: 422
        }
    }
}

extension CardRefusal: RefusedInWords {
    var status: Int {
        switch self {
        case .onlyFor: 403
        case .textMissing, .dayTooEarly: 422
        case .notIssued, .notInThisState, .nothingAboveRed, .nothingRecommended, .recommendationOpen: 409
        }
    }
}

extension ScoreRefusal: RefusedInWords {
    var status: Int {
        switch self {
        case .unknown: 404
        case .notYours, .ownPublication, .ownUnit: 403
        case .reasonMissing, .textMissing, .periodNotOver, .nothingToPublish: 422
        case .unchanged, .objectionOpen, .superseded, .decided: 409
        }
    }
}

extension RuleBookRefusal: RefusedInWords {
    var status: Int { 422 }
}

/// The colours of boards and lists: what they are called, and how they look. Never by colour alone.
enum SupervisionColour {
    static func words(_ colour: String) -> String {
        switch colour {
        case "green": "正常"
        case "unreadable": "无法读取"
        default: SupervisionSignal(rawValue: colour)?.words ?? colour
        }
    }

    /// The tone of a tag.
    static func tone(_ colour: String) -> String {
        switch colour {
        case "red", "unreadable": "red"
        case "yellow": "yellow"
        case "warning": "warning"
        default: "done"
        }
    }
}

/// A tag with its tone.
struct SignalTag: Sendable {
    let tone: String
    let words: String

    init(_ colour: String) {
        tone = SupervisionColour.tone(colour)
        words = SupervisionColour.words(colour)
    }

    init(_ signal: SupervisionSignal) { self.init(signal.rawValue) }
}
