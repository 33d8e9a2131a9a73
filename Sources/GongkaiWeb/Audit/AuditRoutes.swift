extension Route {
    static let audit = Route("/console/audit")
    static let auditVerification = Route("/console/audit/verification")
}
