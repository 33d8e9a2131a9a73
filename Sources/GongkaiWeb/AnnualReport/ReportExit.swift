/// The files that a report, or the list behind a figure, can be taken away as.
enum ReportExit: String, Sendable, CaseIterable {
    case pdf, xlsx, csv, json, txt

    /// `2014.csv` is 2014 as CSV; a figure's code has dots of its own (`R3.1.NP`), so only endings of ours are cut off.
    static func split(_ segment: String) -> (name: String, exit: ReportExit?) {
        guard let dot = segment.lastIndex(of: "."), let exit = ReportExit(rawValue: String(segment[segment.index(after: dot)...])) else {
            return (segment, nil)
        }
        return (String(segment[..<dot]), exit)
    }

    var label: String {
        switch self {
        case .pdf: "PDF"
        case .xlsx: "Excel"
        case .csv: "CSV"
        case .json: "JSON"
        case .txt: "文本"
        }
    }

    var type: String {
        switch self {
        case .pdf: "application/pdf"
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case .csv: "text/csv; charset=utf-8"
        case .json: "application/json; charset=utf-8"
        case .txt: "text/plain; charset=utf-8"
        }
    }
}

/// A file offered for download.
struct FileLink: Sendable {
    let label: String
    let href: String

    static func all(of path: Path, _ exits: [ReportExit] = ReportExit.allCases, query: [(String, String)] = []) -> [FileLink] {
        exits.map { FileLink(label: $0.label, href: path.file($0).query(query).text) }
    }
}
