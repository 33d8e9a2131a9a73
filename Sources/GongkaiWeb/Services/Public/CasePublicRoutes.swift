/// The addresses of whoever applies for an item.
extension Route {
    static let caseApply = Route("/services/{task}/apply")
    /// A page between the form and the receipt, for the browser that typed it.
    static let caseFormPage = Route("/services/{task}/apply/{page}")
    /// An application that was begun, by its code.
    static let caseDraft = Route("/services/draft")
    static let caseReceipt = Route("/services/receipt")
    static let caseReceiptPDF = Route("/services/receipt.pdf")
    static let caseProgress = Route("/services/progress")
    /// A paper that was issued, by the step that let it go out.
    static let caseProgressPaper = Route("/services/progress/papers/{step}/{paper}")
    static let caseProgressStep = Route("/services/progress/step")
    static let caseProgressEnd = Route("/services/progress/end")
}

/// Appointments at a window.
extension Route {
    static let appointment = Route("/services/{task}/appointment")
    static let appointments = Route("/services/appointment")
    static let appointmentCancellation = Route("/services/appointment/cancellation")
    static let appointmentConsole = Route("/console/appointments")
    static let appointmentPlaces = Route("/console/appointments/places")
    /// What the window does with one.
    static let appointmentHandling = Route("/console/appointments/{appointment}")
    static let appointmentPerson = Route("/console/appointments/{appointment}/person")
}
