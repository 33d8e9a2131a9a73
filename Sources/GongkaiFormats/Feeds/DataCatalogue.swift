package import GongkaiCore

/// The data a site offers to programs, as DCAT-AP describes it: registers, listings, the tables of annual reports.
package struct DataCatalogue: Sendable {
    /// A file, or an address that gives one.
    package struct Distribution: Sendable {
        package enum Format: String, Sendable {
            case csv = "CSV"
            case json = "JSON"
            case xlsx = "XLSX"

            package var mediaType: String {
                switch self {
                case .csv: "text/csv"
                case .json: "application/json"
                case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                }
            }
        }

        package var address: String
        package var format: Format
        package var byteSize: Int?

        package init(address: String, format: Format, byteSize: Int? = nil) {
            self.address = address
            self.format = format
            self.byteSize = byteSize
        }
    }

    /// How often a dataset changes, in the words of the EU's frequency list.
    package enum Frequency: String, Sendable {
        case annual = "ANNUAL"
        case daily = "DAILY"
        case continuous = "UPDATE_CONT"
        case irregular = "IRREG"
    }

    /// One register, listing or table.
    package struct Dataset: Sendable {
        /// The page a person reads; the dataset's identity is this address with `#dataset`.
        package var page: String
        package var title: String
        package var description: String
        package var publisher: String
        package var keywords: [String]
        package var issuedOn: Day?
        package var changedOn: Day?
        package var frequency: Frequency
        /// The years or days the data speak of.
        package var period: ClosedRange<Day>?
        package var distributions: [Distribution]

        package init(
            page: String, title: String, description: String, publisher: String, keywords: [String] = [],
            issuedOn: Day? = nil,
            changedOn: Day? = nil, frequency: Frequency = .continuous, period: ClosedRange<Day>? = nil,
            distributions: [Distribution]
        ) {
            self.page = page
            self.title = title
            self.description = description
            self.publisher = publisher
            self.keywords = keywords
            self.issuedOn = issuedOn
            self.changedOn = changedOn
            self.frequency = frequency
            self.period = period
            self.distributions = distributions
        }
    }

    /// The site's address, with a slash at its end.
    package var home: String
    package var title: String
    package var description: String
    package var publisher: String
    package var changedOn: Day
    /// The page with the terms of use; absent as long as none were decided.
    package var licence: String?
    package var datasets: [Dataset]

    package init(
        home: String, title: String, description: String, publisher: String, changedOn: Day,
        licence: String? = nil, datasets: [Dataset]
    ) {
        self.home = home
        self.title = title
        self.description = description
        self.publisher = publisher
        self.changedOn = changedOn
        self.licence = licence
        self.datasets = datasets
    }
}
