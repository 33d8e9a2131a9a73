/// All that decides about one version: read from the store in the transaction that acts, and shown to whoever asks why not.
package struct VersionFacts: Sendable {
    package var state: VersionState
    /// Of title, body, metadata and attachments together.
    package var contentHash: String
    package var title: String
    /// Neither words nor a picture nor a file is in it.
    package var isBlank: Bool
    /// It publishes a reply that gives something, which is neither in its files nor named by an address.
    package var lacksAnswer: Bool
    package var kind: ArticleKind
    package var metadata: ItemMetadata
    package var column: ColumnFacts
    /// The unit the article belongs to.
    package var agency: AgencyID
    /// The unit whose disclosure office has the last word: the owner of the site.
    package var office: AgencyID
    package var scheme: ReviewScheme
    package var reviews: [ReviewRecord]
    /// Everyone who ever saved this version.
    package var editors: Set<OfficerID>
    package var submitter: OfficerID?
    package var submittedAt: Instant?
    /// Who made it live.
    package var publisher: OfficerID?
    package var publishAt: Instant?
    package var expireAt: Instant?
    /// After an emergency: until when approval is due; nil when none is.
    package var approvalDue: Instant?
    package var openHits: [OpenGateHit]
    /// The last day of a consultation.
    package var closesOn: Day?
    /// Some version of the article was public once.
    package var wasPublic: Bool

    package init(
        state: VersionState, contentHash: String, title: String, isBlank: Bool = false, lacksAnswer: Bool = false, kind: ArticleKind,
        metadata: ItemMetadata, column: ColumnFacts,
        agency: AgencyID, office: AgencyID, scheme: ReviewScheme, reviews: [ReviewRecord] = [], editors: Set<OfficerID> = [],
        submitter: OfficerID? = nil, submittedAt: Instant? = nil, publisher: OfficerID? = nil, publishAt: Instant? = nil,
        expireAt: Instant? = nil, approvalDue: Instant? = nil, openHits: [OpenGateHit] = [],
        closesOn: Day? = nil, wasPublic: Bool = false
    ) {
        self.state = state
        self.contentHash = contentHash
        self.title = title
        self.isBlank = isBlank
        self.lacksAnswer = lacksAnswer
        self.kind = kind
        self.metadata = metadata
        self.column = column
        self.agency = agency
        self.office = office
        self.scheme = scheme
        self.reviews = reviews
        self.editors = editors
        self.submitter = submitter
        self.submittedAt = submittedAt
        self.publisher = publisher
        self.publishAt = publishAt
        self.expireAt = expireAt
        self.approvalDue = approvalDue
        self.openHits = openHits
        self.closesOn = closesOn
        self.wasPublic = wasPublic
    }

    package var progress: ReviewProgress {
        ReviewProgress(scheme: scheme, reviews: reviews, contentHash: contentHash, submittedAt: submittedAt)
    }

    /// Whether this person wrote, submitted or published it.
    package func hadHand(_ officer: OfficerID) -> Bool { editors.contains(officer) || submitter == officer || publisher == officer }
}
