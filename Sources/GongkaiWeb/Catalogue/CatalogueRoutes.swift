/// The addresses of the catalogue and of the guides.
extension Route {
    static let catalogue = Route("/catalogue")
    /// By index number, for ever: the code of the unit, the year and the serial.
    static let catalogueEntry = Route("/catalogue/{code}/{serial}")
    /// The same with its slash encoded: leads to the other.
    static let catalogueNumber = Route("/catalogue/{code}")
    static let guides = Route("/guide")
    static let guide = Route("/guide/{unit}")

    static let guideConsole = Route("/console/guide")
    static let guideEditor = Route("/console/guide/{unit}")
    static let guidePublication = Route("/console/guide/{unit}/publication")
    static let guideWithdrawal = Route("/console/guide/{unit}/withdrawal")
}

extension Crumb {
    static let catalogue = Crumb("信息公开目录", Route.catalogue.path())
    static let guides = Crumb("信息公开指南", Route.guides.path())
    static let guideConsole = Crumb("公开指南", Route.guideConsole.path())
}
