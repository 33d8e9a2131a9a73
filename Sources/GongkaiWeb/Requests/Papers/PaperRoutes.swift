extension Route {
    static let papers = Route("/console/requests/{request}/papers")
    static let paper = Route("/console/requests/{request}/papers/{place}")
    static let paperIssue = Route("/console/requests/{request}/papers/{place}/issue")
    static let paperPDF = Route("/console/requests/{request}/papers/{place}/paper.pdf")
    static let paperDOCX = Route("/console/requests/{request}/papers/{place}/paper.docx")
    static let paperSettings = Route("/console/paper-settings")
    static let paperSetting = Route("/console/paper-settings/{unit}")
}
