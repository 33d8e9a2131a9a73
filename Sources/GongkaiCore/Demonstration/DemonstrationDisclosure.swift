/// Writes disclosed items and their publications.
///
/// An item is first published on a working day of the year, made some working days before (a few too late: more than twenty), and carried
/// by one channel or several.
struct DemonstrationDisclosure {
    var items = DemonstrationTable(
        "disclosed_item",
        ["index_number", "title", "document_number", "created_on", "subject_category", "abstract", "normative_document_id"])
    var publications = DemonstrationTable("channel_publication", ["item_id", "channel", "published_on", "place"])

    private let year: Int
    private let calendar = WorkingCalendar.published
    private var titles: DemonstrationTitles
    private var serials: [String: Int] = [:]
    private var notices: [String: Int] = [:]

    init(year: Int) {
        self.year = year
        titles = DemonstrationTitles(year: year)
    }

    /// How many items which channels carried.
    typealias Plan = [(channels: [String], count: Int)]

    /// Writes all items of a plan, in the order of their publication.
    mutating func write(_ plan: Plan, documents: [DemonstrationDocument], _ draw: inout SeededDraw) {
        var drafts: [(day: Day, channels: [String], document: DemonstrationDocument?)] = []
        for (channels, count) in plan {
            for _ in 0..<count {
                let day = draw.workingDay(from: Day.firstDay(of: year), through: Day.lastDay(of: year), in: calendar)
                drafts.append((day, channels, nil))
            }
        }
        drafts += documents.map { ($0.openedOn, ["website", "gazette"], $0) }
        let ordered = drafts.enumerated().sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }.map(\.element)
        for draft in ordered {
            if let document = draft.document {
                write(document: document, on: draft.day)
            } else {
                write(on: draft.day, channels: draft.channels, &draw)
            }
        }
    }

    private mutating func write(document: DemonstrationDocument, on day: Day) {
        let index = indexNumber(document.agency)
        items.add(
            document.agency, index, document.title, document.number, document.issuedOn.text, "综合政务",
            "\(document.agency.name)制发的规范性文件，自发布之日起施行。", document.number)
        publications.add(document.agency, index, "website", day.text, "www.zhengxiang.gov.cn")
        let gazette = min(day.adding(days: 20), Day.lastDay(of: year))
        publications.add(document.agency, index, "gazette", gazette.text, "《蒸湘区人民政府公报》\(year)年第\((day.month + 2) / 3)期")
    }

    private mutating func write(on day: Day, channels: [String], _ draw: inout SeededDraw) {
        let agency = draw.one(weighted: DemonstrationAgency.weighted)
        let index = indexNumber(agency)
        let title = titles.title(agency, on: day, &draw)
        let number = title.hasSuffix("通知") ? documentNumber(agency) : ""
        let lag = draw.chance(4) ? draw.number(21...34) : draw.number(0...14)
        items.add(
            agency, index, title, number, day.earlier(by: lag, workingDaysIn: calendar).text, agency.subject,
            DemonstrationTitles.abstract(title, agency, on: day, &draw), "")
        for (position, channel) in channels.enumerated() {
            let later = position == 0 ? day : min(day.adding(days: draw.number(0...2)), Day.lastDay(of: year))
            publications.add(agency, index, channel, later.text, place(channel, agency, later))
        }
    }

    private func place(_ channel: String, _ agency: DemonstrationAgency, _ day: Day) -> String {
        switch channel {
        case "gazette": "《蒸湘区人民政府公报》\(year)年第\((day.month + 2) / 3)期"
        case "weibo": "@蒸湘发布"
        case "wechat": "微信公众号“蒸湘发布”"
        case "other": agency.kind == "department" ? "政务服务中心公示栏" : "\(agency.shortName)公开栏"
        default: "www.zhengxiang.gov.cn"
        }
    }

    private mutating func documentNumber(_ agency: DemonstrationAgency) -> String {
        notices[agency.code, default: 0] += 1
        return "\(agency.work.mark)〔\(year)〕\(notices[agency.code, default: 1] + 20)号"
    }

    private mutating func indexNumber(_ agency: DemonstrationAgency) -> String {
        serials[agency.code, default: 0] += 1
        let serial = String(serials[agency.code, default: 1])
        return "\(agency.organisationCode)/\(year)-" + String(repeating: "0", count: 5 - serial.count) + serial
    }
}

/// A normative document of the demonstration.
struct DemonstrationDocument {
    let agency: DemonstrationAgency
    let number: String
    let title: String
    let issuedOn: Day
    let openedOn: Day
    var repealedOn: Day?
}

extension Day {
    /// The day from which it takes `count` working days to reach this one.
    fileprivate func earlier(by count: Int, workingDaysIn calendar: WorkingCalendar) -> Day {
        var day = self
        var left = count
        while left > 0 {
            day = day.adding(days: -1)
            if calendar.isWorkingDay(day) { left -= 1 }
        }
        return day
    }
}
