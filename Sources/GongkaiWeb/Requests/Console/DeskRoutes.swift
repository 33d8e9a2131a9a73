/// The addresses of the officers' side of requests for disclosure.
extension Route {
    static let desk = Route("/console/requests")
    static let deskEntry = Route("/console/requests/new")
    static let deskFilters = Route("/console/requests/filters")
    static let deskFilterRemoval = Route("/console/requests/filters/removal")
    static let deskAssignment = Route("/console/requests/assignment")
    static let delegation = Route("/console/requests/delegation")
    static let delegationEnd = Route("/console/requests/delegation/end")
    static let deadlines = Route("/console/requests/deadlines")
    static let deadlinesEnd = Route("/console/requests/deadlines/end")
    /// Read by programs, which cannot sign in; the secret opens it.
    static let deadlineFeed = Route("/deadlines/{secret}.ics")
    /// Files that come ahead of the form of a step, in pieces.
    static let officerUploads = Route("/console/uploads")
    static let officerUpload = Route("/console/uploads/{upload}")
    static let requestCase = Route("/console/requests/{request}")
    static let requestIdentity = Route("/console/requests/{request}/identity")
    static let requestFile = Route("/console/requests/{request}/files/{position}")
    static let requestNotes = Route("/console/requests/{request}/notes")
    static let caseStep = Route("/console/requests/{request}/{action}")
    static let remedies = Route("/console/requests/remedies")
    static let remediesFile = Route("/console/requests/remedies.csv")
    static let repeated = Route("/console/requests/repeated")
    static let proposals = Route("/console/requests/proposals")
    static let newProposal = Route("/console/requests/proposals/new")
    static let proposal = Route("/console/requests/proposals/{proposal}")
    static let proposalRefusal = Route("/console/requests/proposals/{proposal}/refusal")
    static let replyDelays = Route("/console/requests/reply-delays")
    static let replyDelay = Route("/console/requests/reply-delays/{unit}")
    static let replyPublication = Route("/console/requests/{request}/publication")
    static let workingCalendar = Route("/console/calendar")
    static let calendarChange = Route("/console/calendar/{change}")
    static let calendarRejection = Route("/console/calendar/{change}/rejection")
}

extension Crumb {
    static let desk = Crumb("依申请公开", Route.desk.path())
    static let remedies = Crumb("救济", Route.remedies.path())
    static let proposals = Crumb("建议主动公开", Route.proposals.path())
    static let workingCalendar = Crumb("工作日历", Route.workingCalendar.path())
}
