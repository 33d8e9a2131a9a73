extension Route {
    static let registers = Route("/console/registers")
    static let register = Route("/console/registers/{register}")
    static let registerEntry = Route("/console/registers/{register}/new")
    static let registerExport = Route("/console/registers/{register}/export")
    static let registerImport = Route("/console/registers/{register}/import")
    static let registerImportSample = Route("/console/registers/{register}/import/sample")
    static let registerImportConfirmation = Route("/console/registers/{register}/import/confirmation")
    static let record = Route("/console/registers/{register}/{record}")
    static let recordCorrection = Route("/console/registers/{register}/{record}/correction")
    static let recordVoid = Route("/console/registers/{register}/{record}/void")
}
