extension Route {
    static let notices = Route("/console/notices")
    static let noticeReading = Route("/console/notices/reading")
    static let noticeReadingAll = Route("/console/notices/reading/all")
    static let noticeChoice = Route("/console/notices/settings")
    static let mail = Route("/console/mail")
    static let mailTrial = Route("/console/mail/trial")
}
