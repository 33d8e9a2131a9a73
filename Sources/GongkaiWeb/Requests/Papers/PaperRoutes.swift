extension Route {
    static let papers = Route("/console/requests/{matter}/papers")
    static let paper = Route("/console/requests/{matter}/papers/{place}")
    static let paperIssue = Route("/console/requests/{matter}/papers/{place}/issue")
    static let paperPDF = Route("/console/requests/{matter}/papers/{place}/paper.pdf")
    static let paperDOCX = Route("/console/requests/{matter}/papers/{place}/paper.docx")
    static let paperSettings = Route("/console/paper-settings")
    static let paperSetting = Route("/console/paper-settings/{unit}")
}
