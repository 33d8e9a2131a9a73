import GongkaiCore
import GongkaiStore
import Hummingbird

/// The addresses of the writing and reviewing console.
extension Route {
    static let articles = Route("/console/articles")
    static let myArticles = Route("/console/articles/mine")
    static let articleQueue = Route("/console/articles/queue")
    static let newArticle = Route("/console/articles/new")
    static let articleCleaning = Route("/console/articles/cleaning")
    static let articleRecord = Route("/console/articles/{article}")
    static let articlePushes = Route("/console/articles/{article}/pushes")
    static let articlePushRemoval = Route("/console/articles/{article}/pushes/{column}/removal")
    static let articleVersion = Route("/console/articles/{article}/versions/{n}")
    static let articleEdit = Route("/console/articles/{article}/versions/{n}/edit")
    static let articleComparison = Route("/console/articles/{article}/versions/{n}/compare")
    static let articleAct = Route("/console/articles/{article}/versions/{n}/acts/{act}")
    static let articleHit = Route("/console/articles/{article}/versions/{n}/hits/{hit}")
}

extension VersionLine {
    var path: Path { Route.articleVersion.path("\(article.value)", "\(number)") }
}

extension Crumb {
    static let articles = Crumb("稿件", Route.articles.path())

    static func version(_ line: VersionLine) -> Crumb { Crumb(line.title, line.path) }
}

extension StaffContext {
    /// The article that the address names.
    func article() throws -> ArticleID {
        guard let id = parameters.get("article", as: Int64.self) else { throw ArticleRefusal.notFound }
        return ArticleID(value: id)
    }

    /// The version that the address names.
    func versionNumber() throws -> Int {
        guard let number = parameters.get("n", as: Int.self) else { throw ArticleRefusal.notFound }
        return number
    }

    /// The revision that the officer had before the eyes.
    func seenRevision() throws -> Int {
        guard let revision = form["revision"].flatMap({ Int($0) }) else {
            throw SiteError.malformed("表单缺少版本号。请返回稿件页，重新打开后再办理。")
        }
        return revision
    }
}

extension PublishingRefusal: RefusedInWords {
    var status: Int {
        switch self {
        case .permissionMissing, .notForThisUnit, .ownWork, .reviewedBefore, .onlyTheProgram: 403
        case .fieldMissing: 422
        default: 409
        }
    }
}

extension ArticleRefusal: RefusedInWords {
    var status: Int {
        switch self {
        case .notFound: 404
        case .permissionMissing, .notForThisUnit, .ownWork: 403
        case .reasonMissing, .unknownKind, .indexNumberMalformed: 422
        default: 409
        }
    }

    var heading: String { status == 404 ? "没有找到这篇稿件" : "现在不能这样办理" }
}
