/// The addresses of whoever asks for disclosure.
extension Route {
    static let requests = Route("/request")
    static let requestNew = Route("/request/new")
    /// A page between the form and the receipt, for the browser that typed it.
    static let requestPage = Route("/request/new/{page}")
    static let requestDraft = Route("/request/draft")
    static let requestReceipt = Route("/request/receipt")
    static let requestReceiptPDF = Route("/request/receipt.pdf")
    static let requestProgress = Route("/request/progress")
    static let requestLetter = Route("/request/progress/letters/{event}/letter.pdf")
    static let requestGiven = Route("/request/progress/files/{number}")
    static let requestStep = Route("/request/progress/step")
    static let requestMail = Route("/request/progress/mail")
    static let requestEnd = Route("/request/progress/end")
    static let requestUploads = Route("/request/uploads")
    static let requestUpload = Route("/request/uploads/{upload}")
    static let requestRegister = Route("/request/register")
    static let requestRegisterCSV = Route("/request/register.csv")
    static let requestRegisterJSON = Route("/request/register.json")
}

/// What comes of requests for everybody.
extension Route {
    static let requestReplies = Route("/request/replies")
    static let requestRepliesCSV = Route("/request/replies.csv")
    static let requestRepliesJSON = Route("/request/replies.json")
    static let requestRepliesAtom = Route("/request/replies.atom")
    static let requestRepliesRSS = Route("/request/replies.rss")
    static let requestStatistics = Route("/request/statistics")
    static let requestStatisticsCSV = Route("/request/statistics.csv")
    static let requestStatisticsJSON = Route("/request/statistics.json")
}
