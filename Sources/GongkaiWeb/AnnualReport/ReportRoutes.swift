/// The addresses of reports. A last segment may carry an ending (`2014.csv`), see ``ReportExit``.
extension Route {
    static let reports = Route("/reports")
    static let districtReport = Route("/reports/{year}")
    static let districtFigures = Route("/reports/{year}/figures")
    static let districtFigure = Route("/reports/{year}/figures/{figure}")
    static let report = Route("/reports/{year}/{agency}")
    static let figure = Route("/reports/{year}/{agency}/figures/{figure}")

    static let reportOverview = Route("/console/reports")
    static let reportDraft = Route("/console/reports/{year}/{agency}")
    static let reportWords = Route("/console/reports/{year}/{agency}/words")
    static let reportPart = Route("/console/reports/{year}/{agency}/words/{part}")
    static let reportFigure = Route("/console/reports/{year}/{agency}/figures/{figure}")
    static let reportPublication = Route("/console/reports/{year}/{agency}/publication")
    static let reportVersions = Route("/console/reports/{year}/{agency}/versions")
    static let reportDraftCheck = Route("/console/reports/{year}/{agency}/check")
}

extension Path {
    /// The same address for a file.
    func file(_ exit: ReportExit) -> Path { Path(text: "\(text).\(exit.rawValue)") }

    /// The same page, at a place on it.
    func at(_ id: String) -> Path { Path(text: "\(text)#\(Path.encoded(id))") }
}

extension Crumb {
    static let home = Crumb("首页", Route.home.path())
    static let reports = Crumb("年度报告", Route.reports.path())
    static let reportOverview = Crumb("年度报告", Route.reportOverview.path())
}
