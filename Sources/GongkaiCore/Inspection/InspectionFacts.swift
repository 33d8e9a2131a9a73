/// What was seen of a site: plain values, gathered by the nightly job. Nil means it was not looked at, which is another thing than none.
package struct InspectionFacts: Sendable {
    package struct Column: Sendable {
        package let column: SiteColumn
        /// The day of its newest item; nil for an empty column.
        package let lastItemOn: Day?
        package let subject: InspectionSubject?

        package init(_ column: SiteColumn, lastItemOn: Day?, subject: InspectionSubject? = nil) {
            self.column = column
            self.lastItemOn = lastItemOn
            self.subject = subject
        }
    }

    package struct Link: Sendable {
        /// The page that holds it.
        package let page: String
        package let target: String
        /// Nil when nobody answered.
        package let status: Int?
        package let isOnHomePage: Bool
        package let owner: AgencyID
        package let subject: InspectionSubject?

        package init(
            page: String, target: String, status: Int?, isOnHomePage: Bool = false, owner: AgencyID, subject: InspectionSubject? = nil
        ) {
            self.page = page
            self.target = target
            self.status = status
            self.isOnHomePage = isOnHomePage
            self.owner = owner
            self.subject = subject
        }

        /// A page that wants a login or a slower pace is no dead link.
        package var isDead: Bool { status.map { $0 >= 400 && ![401, 403, 429].contains($0) } ?? true }
    }

    package struct Page: Sendable {
        package let address: String
        package let milliseconds: Int
        package let labelFaults: [LabelFault]
        /// What its `<title>` says, where that is not what it should say.
        package let wrongTitle: WrongTitle?
        package let owner: AgencyID
        package let subject: InspectionSubject?

        package init(
            address: String, milliseconds: Int, labelFaults: [LabelFault] = [], wrongTitle: WrongTitle? = nil, owner: AgencyID,
            subject: InspectionSubject? = nil
        ) {
            self.address = address
            self.milliseconds = milliseconds
            self.labelFaults = labelFaults
            self.wrongTitle = wrongTitle
            self.owner = owner
            self.subject = subject
        }
    }

    package struct WrongTitle: Sendable, Equatable {
        package let found: String
        package let expected: String

        package init(found: String, expected: String) {
            self.found = found
            self.expected = expected
        }
    }

    /// Something named that belongs to a unit: an incident, a document without its interpretation.
    package struct Named: Sendable {
        package let name: String
        package let place: String
        package let owner: AgencyID
        package let subject: InspectionSubject?

        package init(_ name: String, place: String, owner: AgencyID, subject: InspectionSubject? = nil) {
            self.name = name
            self.place = place
            self.owner = owner
            self.subject = subject
        }
    }

    package struct Service: Sendable {
        package let name: String
        package let owner: AgencyID
        /// Of the main elements (事项名称, 设定依据, …), those its guide lacks.
        package let missingElements: [String]
        /// Wording such as 其他材料, 有关部门.
        package let vagueWords: [String]
        package let lacksForms: Bool

        package init(name: String, owner: AgencyID, missingElements: [String] = [], vagueWords: [String] = [], lacksForms: Bool = false) {
            self.name = name
            self.owner = owner
            self.missingElements = missingElements
            self.vagueWords = vagueWords
            self.lacksForms = lacksForms
        }
    }

    package struct Message: Sendable {
        /// Number, never the text.
        package let number: String
        package let receivedOn: Day
        package let answeredOn: Day?
        package let owner: AgencyID

        package init(number: String, receivedOn: Day, answeredOn: Day?, owner: AgencyID) {
            self.number = number
            self.receivedOn = receivedOn
            self.answeredOn = answeredOn
            self.owner = owner
        }
    }

    package struct Interaction: Sendable {
        package let hasWorkingChannel: Bool
        package let messages: [Message]

        package init(hasWorkingChannel: Bool, messages: [Message]) {
            self.hasWorkingChannel = hasWorkingChannel
            self.messages = messages
        }
    }

    package struct Survey: Sendable {
        package let name: String
        package let endedOn: Day
        package let outcomeOn: Day?
        package let owner: AgencyID
        package let subject: InspectionSubject?

        package init(name: String, endedOn: Day, outcomeOn: Day?, owner: AgencyID, subject: InspectionSubject? = nil) {
            self.subject = subject
            self.name = name
            self.endedOn = endedOn
            self.outcomeOn = outcomeOn
            self.owner = owner
        }
    }

    package struct Probes: Sendable {
        package let count: Int
        package let failed: Int

        package init(count: Int, failed: Int) {
            self.count = count
            self.failed = failed
        }
    }

    package var site: SiteFacts
    /// Its key, for what is mended in the settings of the site.
    package var subject: InspectionSubject?
    package var columns: [Column]
    /// The day of the newest item on the home page.
    package var homeLastItemOn: Day?
    package var links: [Link]
    package var pages: [Page]
    /// Confirmed incidents of the kinds that fail a site at once; nil where nobody has looked: no program sees a leak or a falsified date.
    package var incidents: [Named]?
    /// Policy documents without their interpretation, or interpretations without their document.
    package var unlinkedPolicies: [Named]
    package var guideFaults: [AgencyID: [DisclosureGuide.Fault]]?
    /// Entries of the catalogue and what is wrong with each.
    package var catalogueFaults: [Named]
    /// How many more each unit has.
    package var moreCatalogueFaults: [AgencyID: Int] = [:]
    /// Elements the footer lacks.
    package var footerMissing: [String]?
    package var probes: Probes?
    package var services: [Service]?
    package var interaction: Interaction?
    package var surveys: [Survey]?
    /// The days of the interviews.
    package var interviews: [Day]?

    package init(
        site: SiteFacts, columns: [Column], homeLastItemOn: Day?, links: [Link] = [], pages: [Page] = [], incidents: [Named]? = nil,
        unlinkedPolicies: [Named] = [], guideFaults: [AgencyID: [DisclosureGuide.Fault]]? = [:], catalogueFaults: [Named] = [],
        footerMissing: [String]? = nil, probes: Probes? = nil, services: [Service]? = nil, interaction: Interaction? = nil,
        surveys: [Survey]? = nil,
        interviews: [Day]? = nil, subject: InspectionSubject? = nil
    ) {
        self.site = site
        self.subject = subject
        self.columns = columns
        self.homeLastItemOn = homeLastItemOn
        self.links = links
        self.pages = pages
        self.incidents = incidents
        self.unlinkedPolicies = unlinkedPolicies
        self.guideFaults = guideFaults
        self.catalogueFaults = catalogueFaults
        self.footerMissing = footerMissing
        self.probes = probes
        self.services = services
        self.interaction = interaction
        self.surveys = surveys
        self.interviews = interviews
    }
}
