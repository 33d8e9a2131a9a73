import Hummingbird

/// What every handler knows about its request: visitors' and officers' contexts alike.
protocol SiteContext: RequestContext {
    /// Who is signed in, where the console has checked it.
    var signedIn: SignedIn? { get }
}

extension VisitorContext: SiteContext {
    var signedIn: SignedIn? { visitor }
}
