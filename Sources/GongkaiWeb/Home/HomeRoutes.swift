extension Route {
    static let console = Route("/console")
}
