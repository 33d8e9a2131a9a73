import Hummingbird

/// What every handler knows about its request: visitors' and officers' contexts alike.
protocol SiteContext: RequestContext {
    /// Who is signed in, where the console has checked it.
    var signedIn: SignedIn? { get }
    /// The site of the group that the request is for.
    var here: PublicSite? { get }
}

extension SiteContext {
    var here: PublicSite? { nil }
}

extension VisitorContext: SiteContext {
    var signedIn: SignedIn? { visitor }
}
