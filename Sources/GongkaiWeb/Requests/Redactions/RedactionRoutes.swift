extension Route {
    static let redactions = Route("/console/requests/{request}/redactions")
    static let redactionPick = Route("/console/requests/{request}/redactions/pick")
    static let redaction = Route("/console/requests/{request}/redactions/{redaction}")
    static let redactionPicture = Route("/console/requests/{request}/redactions/{redaction}/pages/{page}")
    static let redactionPreview = Route("/console/requests/{request}/redactions/{redaction}/preview")
    static let redactionResults = Route("/console/requests/{request}/redactions/{redaction}/results")
    static let redactionResult = Route("/console/requests/{request}/redactions/{redaction}/results/{run}")
    static let redactionGiving = Route("/console/requests/{request}/redactions/{redaction}/results/{run}/giving")
}
