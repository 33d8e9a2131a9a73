/// The addresses of the service hall.
extension Route {
    static let services = Route("/services")
    static let servicesJSON = Route("/services.json")
    static let servicesCSV = Route("/services.csv")
    /// The guide of an item, by its implementation code.
    static let service = Route("/services/{task}")
    static let serviceJSON = Route("/services/{task}.json")

    static let serviceConsole = Route("/console/services")
    static let serviceImport = Route("/console/services/import")
    static let serviceImportConfirmation = Route("/console/services/import/confirmation")
    static let serviceExport = Route("/console/services/export")
    static let maintainedService = Route("/console/services/{item}")
    static let serviceEdit = Route("/console/services/{item}/edit")
    /// The form by which the item is applied for: seen, tried, taken home and brought back changed.
    static let itemForm = Route("/console/services/{item}/form")
    static let itemFormTrial = Route("/console/services/{item}/form/trial")
    static let itemFormFile = Route("/console/services/{item}/form/definition.csv")
    static let servicePublication = Route("/console/services/{item}/publication")
    static let serviceWithdrawal = Route("/console/services/{item}/withdrawal")
    static let serviceReinstatement = Route("/console/services/{item}/reinstatement")
}

extension Crumb {
    static let services = Crumb("办事大厅", Route.services.path())
    static let serviceConsole = Crumb("政务服务事项", Route.serviceConsole.path())
}
