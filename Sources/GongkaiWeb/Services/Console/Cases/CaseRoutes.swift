/// The addresses of the officers' side of approval cases.
extension Route {
    static let cases = Route("/console/cases")
    static let casesFile = Route("/console/cases/list.csv")
    static let caseFilters = Route("/console/cases/filters")
    static let caseFilterRemoval = Route("/console/cases/filters/removal")
    /// Who was not content, and must be called.
    static let poorRatings = Route("/console/cases/ratings")
    static let serviceCase = Route("/console/cases/{case}")
    static let serviceCaseIdentity = Route("/console/cases/{case}/identity")
    static let serviceCaseFile = Route("/console/cases/{case}/files/{position}")
    /// What the applicant filled in, for printing.
    static let caseApplicationPDF = Route("/console/cases/{case}/application.pdf")
    /// Answers of the form, to be mended.
    static let caseAnswers = Route("/console/cases/{case}/answers")
    /// The step of that name, which is taken on the page of the answers.
    static let caseAnswerStep = Route("/console/cases/{case}/correctAnswer")
    static let serviceCaseNotes = Route("/console/cases/{case}/notes")
    static let casePaper = Route("/console/cases/{case}/papers/{step}/{paper}")
    static let casePaperPDF = Route("/console/cases/{case}/papers/{step}/{paper}/paper.pdf")
    static let serviceCaseStep = Route("/console/cases/{case}/{action}")

    /// 一窗式受理: one window for the items of all units.
    static let window = Route("/console/window")
    static let windowIntake = Route("/console/window/{task}")
    /// What was just taken in.
    static let windowTaken = Route("/console/window/{task}/taken")
    /// The receipt with the code on it, while it is known.
    static let windowReceipt = Route("/console/window/{task}/receipt")
}

extension Crumb {
    static let cases = Crumb("审批办件", Route.cases.path())
    static let window = Crumb("一窗受理", Route.window.path())
}
