import GongkaiCore
import GongkaiFormats
import GongkaiStore
import Hummingbird

/// A public listing as CSV and JSON: the same rows as the page, all of them, read piece by piece.
struct ListFile: Sendable {
    enum Form: Sendable {
        case csv, json
    }

    struct Field: Sendable {
        /// Name of the member in JSON.
        let key: String
        /// Head of the column in CSV.
        let label: String
    }

    typealias Piece = (rows: [[SheetCell]], next: ListCursor?)

    let title: String
    /// The page with the same listing.
    let page: String
    let fields: [Field]
    /// The rows behind a place in the list, and where the next begin.
    let piece: @Sendable (ListCursor?) async throws -> Piece

    /// Rows read at once.
    static let pieceSize = 1_000

    /// A short listing comes whole, with a tag; a long one as it is read, so that a million rows need no memory. Says whether it came whole.
    ///
    /// So many pieces are read at once. Who finds no place for the first is asked to come again; a download that was begun goes on.
    func answer(
        _ form: Form, _ request: Request, _ context: VisitorContext, from site: Site
    ) async throws -> (response: Response, isWhole: Bool) {
        // The program itself, when it writes the site down, has time.
        let first =
            context.isFresh ? try await site.listings.goOn { try await piece(nil) } : try await site.listings.run { try await piece(nil) }
        var writer = ListWriter(self, form)
        let head = try writer.head() + (try writer.rows(first.rows))
        guard let next = first.next else {
            let bytes = head + (try writer.foot())
            return (site.document(bytes, type: type(form), request, name: form == .csv ? "\(title).csv" : nil), true)
        }
        var headers: HTTPFields = [.contentType: type(form), .cacheControl: "no-cache"]
        if form == .csv { headers[.contentDisposition] = Site.attachment("\(title).csv") }
        let started = writer, work = site.listings
        let body = ResponseBody { out in
            var writer = started, cursor: ListCursor? = next
            try await out.write(ByteBuffer(bytes: head))
            while let place = cursor {
                let read = writer
                // Written to the reader, who may be slow, when the place is free again.
                let (bytes, following, next) = try await work.goOn {
                    var writer = read
                    let piece = try await self.piece(place)
                    return (try writer.rows(piece.rows), writer, piece.next)
                }
                try await out.write(ByteBuffer(bytes: bytes))
                (writer, cursor) = (following, next)
            }
            try await out.write(ByteBuffer(bytes: try writer.foot()))
            try await out.finish(nil)
        }
        return (Response(status: .ok, headers: headers, body: body), false)
    }

    private func type(_ form: Form) -> String {
        switch form {
        case .csv: "text/csv; charset=utf-8"
        case .json: "application/json; charset=utf-8"
        }
    }
}

/// Writes a listing in one of its forms.
private struct ListWriter: Sendable {
    let list: ListFile
    let form: ListFile.Form
    private var sheet = CSVWriter()
    private var isEmpty = true

    init(_ list: ListFile, _ form: ListFile.Form) {
        self.list = list
        self.form = form
    }

    mutating func head() throws -> [UInt8] {
        switch form {
        case .csv:
            sheet.write(list.fields.map(\.label))
            return sheet.take()
        case .json:
            let title = JSONValue.text(list.title).line(), page = JSONValue.text(list.page).line()
            return Array("{\"title\": ".utf8) + title + Array(", \"page\": ".utf8) + page + Array(", \"entries\": [".utf8)
        }
    }

    mutating func rows(_ rows: [[SheetCell]]) throws -> [UInt8] {
        switch form {
        case .csv:
            for row in rows { sheet.write(row) }
            return sheet.take()
        case .json:
            var bytes: [UInt8] = []
            for row in rows {
                bytes += Array((isEmpty ? "\n" : ",\n").utf8)
                isEmpty = false
                var members: [String: JSONValue] = [:]
                for (field, cell) in zip(list.fields, row) { members[field.key] = cell.json }
                bytes += JSONValue.object(members).line()
            }
            return bytes
        }
    }

    mutating func foot() throws -> [UInt8] { form == .json ? Array("\n]}\n".utf8) : [] }
}

extension SheetCell {
    /// Nil for a blank: the member is left out.
    fileprivate var json: JSONValue? {
        switch self {
        case .blank: nil
        case .text(let text): .text(text)
        case .whole(let number): .number(number)
        case .number(let number): .text("\(number)")
        case .day(let day): .text(day.text)
        }
    }

    init(text: String?) { self = text.map { .text($0) } ?? .blank }
    init(day: Day?) { self = day.map { .day($0) } ?? .blank }
}
