/// The addresses of the frame itself. Each feature adds its own beside its pages.
extension Route {
    static let home = Route("/")
    static let health = Route("/healthz")
    static let asset = Route("/assets/{file}")
    static let view = Route("/view")
}
