/// The addresses of what units must publish, and how they do.
extension Route {
    static let duties = Route("/console/duties")
    static let unitDuties = Route("/console/duties/{agency}")
    static let duty = Route("/console/duties/{agency}/{duty}")
    static let publishing = Route("/console/publishing")
    static let publishingFile = Route("/console/publishing/table")
}

extension Crumb {
    static let duties = Crumb("公开任务", Route.duties.path())
    static let publishing = Crumb("公开工作总览", Route.publishing.path())
}
