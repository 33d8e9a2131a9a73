extension Route {
    static let login = Route("/login")
    static let logout = Route("/console/logout")
    static let password = Route("/console/password")
    static let agencies = Route("/console/agencies")
    static let officers = Route("/console/officers")
    static let newOfficer = Route("/console/officers/new")
    static let officer = Route("/console/officers/{officer}")
    static let officerRoles = Route("/console/officers/{officer}/roles")
    static let officerState = Route("/console/officers/{officer}/state")
    static let officerPassword = Route("/console/officers/{officer}/password")
}
