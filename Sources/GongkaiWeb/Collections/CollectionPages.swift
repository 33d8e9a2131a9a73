import GongkaiCore
import GongkaiStore
import Hummingbird

/// The gazette and the topics, for everyone.
struct CollectionPages {
    let site: Site
    let collections: CollectionStore

    func addRoutes(to visitors: RouteGroup<VisitorContext>) {
        visitors
            .get(.gazette, use: gazette)
            .get(.gazetteIssue, use: issue)
            .get(.topics, use: topics)
            .get(.topic, use: topic)
    }

    @Sendable func gazette(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let here = try Self.here(context)
        context.claim.keep([.site(here.stored.id.value)])
        return site.show(GazettePage(here, issues: try await collections.shown(.gazette, on: here.stored.id)), request, context)
    }

    @Sendable func issue(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let here = try Self.here(context), parameters = context.parameters
        let code = "\(try parameters.require("year"))-\(try parameters.require("number"))"
        guard let found = try await collections.shown(.gazette, code, on: here.stored.id, at: site.now()) else {
            if let gone = try await collections.tombstone(.gazette, code, on: here.stored.id) {
                let page = TombstonePage(gone, in: [.home], place: "政府公报", at: Route.gazette.path())
                return site.show(page, request, context, status: .gone)
            }
            throw SiteError.notFound("没有这一期公报，或者它还没有出版。请从公报目录进入。")
        }
        context.claim.keep(Self.tags(here, found.sections))
        return site.show(GazetteIssuePage(here, found.collection, found.sections), request, context)
    }

    @Sendable func topics(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let here = try Self.here(context)
        context.claim.keep([.site(here.stored.id.value)])
        return site.show(TopicsPage(here, topics: try await collections.shown(.topic, on: here.stored.id)), request, context)
    }

    @Sendable func topic(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let here = try Self.here(context)
        let code = try context.parameters.require("topic")
        guard let found = try await collections.shown(.topic, code, on: here.stored.id, at: site.now()) else {
            if let gone = try await collections.tombstone(.topic, code, on: here.stored.id) {
                let page = TombstonePage(gone, in: [.home], place: "专题", at: Route.topics.path())
                return site.show(page, request, context, status: .gone)
            }
            throw SiteError.notFound("没有这个专题，或者它还没有开通。请从首页进入。")
        }
        context.claim.keep(Self.tags(here, found.sections))
        return site.show(TopicPage(here, found.collection, found.sections), request, context)
    }

    private static func tags(_ here: PublicSite, _ sections: [ShownSection]) -> [PageTag] {
        [.site(here.stored.id.value), .newest(here.stored.id.value)] + sections.compactMap(\.column).map { .column($0.value) }
            + sections.flatMap(\.entries).map { .article($0.line.article.value) }
    }

    private static func here(_ context: VisitorContext) throws -> PublicSite {
        guard let here = context.here else { throw SiteError.notFound("网站还没有开通。") }
        return here
    }
}
