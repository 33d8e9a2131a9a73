/// The addresses of what every site has.
extension Route {
    static let siteMap = Route("/sitemap")
    static let accessibility = Route("/accessibility")
    static let leave = Route("/leave")
    static let documents = Route("/documents")
    static let budgets = Route("/budgets")
    static let interviews = Route("/interviews")
    static let units = Route("/units")
    static let unit = Route("/units/{agency}")
    static let leaders = Route("/leaders")
    static let projects = Route("/projects")
    static let readingPoints = Route("/reading-points")
    static let gazette = Route("/gazette")
    static let gazetteIssue = Route("/gazette/{year}/{number}")
    static let topics = Route("/topics")
    static let topic = Route("/topics/{topic}")
}
