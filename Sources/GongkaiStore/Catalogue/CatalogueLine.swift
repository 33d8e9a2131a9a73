package import GongkaiCore

/// A line of the catalogue.
package struct CatalogueLine: Sendable, Equatable {
    package let line: ShownLine
    package let subject: String?
    package let genre: String?
    package let audiences: [String]
    package let term: ValidityTerm

    init(_ row: Row) throws {
        line = try ShownLine(row)
        subject = try row.get("subject")
        genre = try row.get("genre")
        audiences = try row.get("audiences", as: String.self).split(separator: ",").map(String.init)
        term = ValidityTerm(
            effectiveOn: try row.get("effective_on"), expiresOn: try row.get("expires_on"), repealedOn: try row.get("repealed_on"))
    }
}

/// How many entries a part of the catalogue has, and how they fall to the units, subjects and so on.
package struct CatalogueCounts: Sendable, Equatable {
    /// So many are counted, and no more: beyond it a reader wants a filter and not a number.
    package static let most = 20_000

    package var total = 0
    /// There are more than ``most``; the others are not counted.
    package var isCut: Bool { total > Self.most }
    package var byAgency: [AgencyID: Int] = [:]
    /// By the code as it is filed.
    package var bySubject: [String: Int] = [:]
    package var byGenre: [String: Int] = [:]
    package var byAudience: [String: Int] = [:]
    package var byYear: [Int: Int] = [:]
    package var byForce: [CatalogueFilter.Force: Int] = [:]

    package init() {}

    mutating func take(_ row: Row, on day: Day) throws {
        byAgency[try row.get("agency_id"), default: 0] += 1
        if let subject: String = try row.get("subject") { bySubject[subject, default: 0] += 1 }
        if let genre: String = try row.get("genre") { byGenre[genre, default: 0] += 1 }
        for audience in try row.get("audiences", as: String.self).split(separator: ",") { byAudience[String(audience), default: 0] += 1 }
        if let made: Day = try row.get("created_on") { byYear[made.year, default: 0] += 1 }
        let term = ValidityTerm(
            effectiveOn: try row.get("effective_on"), expiresOn: try row.get("expires_on"), repealedOn: try row.get("repealed_on"))
        switch term.validity(on: day) {
        case nil: break
        case .notYetInForce: byForce[.notYet, default: 0] += 1
        case .inForce: byForce[.inForce, default: 0] += 1
        case .expired: byForce[.expired, default: 0] += 1
        case .repealed, .replaced: byForce[.repealed, default: 0] += 1
        }
    }
}
