import GongkaiCore
import Hummingbird

/// What is known about any request.
struct VisitorContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// The other end of the connection; behind a proxy, the proxy.
    let peer: String
    /// The submitted form of a POST whose token was right.
    var form = SubmittedForm()
    /// Set by the login check for the console; see ``StaffContext``.
    var visitor: SignedIn?
    /// Set where the page may be kept for the next readers.
    let claim = PageClaim()
    /// Set by ``SiteOfRequest``; nil while there is no site.
    var here: PublicSite?
    /// Asked by the program itself, which wants to see the page as it is rendered, not as it was kept.
    let isFresh: Bool

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        peer = source.channel.remoteAddress?.ipAddress ?? "unknown"
        isFresh = false
    }

    /// Of a request that came over no connection.
    init(ownPages source: OwnPages.Source) {
        coreContext = .init(source: source)
        peer = "localhost"
        isFresh = true
    }
}
