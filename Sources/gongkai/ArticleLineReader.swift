import GongkaiCore
import GongkaiFormats
import GongkaiStore

/// Makes articles of lines: looks up units and columns, and says in words what does not fit.
struct ArticleLineReader: Sendable {
    typealias Outcome = Result<ImportedArticle, ArticleImportFault>

    private let agencies: [String: AgencyID]
    private let columns: [String: StoredColumn]

    /// Columns of the site with a code, or of the portal.
    init(_ database: any Database, site code: String?) async throws {
        let sites = SiteStore(database: database), all = try await sites.sites()
        guard let site = all.first(where: { code == nil ? $0.settings.facts.isPortal : $0.settings.code == code }) else {
            let known = all.map(\.settings.code).joined(separator: ", ")
            throw Complaint(
                "There is no site \(code ?? "that is the portal"). \(known.isEmpty ? "Open one in the console" : "Use one of: \(known)").")
        }
        columns = Dictionary(uniqueKeysWithValues: try await sites.columns(of: site.id).map { ($0.code, $0) })
        agencies = Dictionary(uniqueKeysWithValues: try await AccountStore(database: database).agencies().map { ($0.code, $0.id) })
    }

    /// Checked lines as articles; a line that is another one than was checked stops the load.
    func articles(_ lines: ArticleLines, _ range: Range<Int>, checked: CheckedLines) async throws -> [ImportedArticle] {
        for place in range where !lines.withLine(place, { bytes, _ in checked.holds(bytes, at: place) }) {
            throw Complaint("line \(lines.number(place)): the file changed while it was read. Load it again when nobody writes to it.")
        }
        return try await outcomes(lines, range).map { outcome in
            switch outcome {
            case .success(let article): return article
            case .failure(let fault): throw Complaint("line \(fault.line): \(fault.english). The file changed while it was read.")
            }
        }
    }

    /// What a line brings that other lines and the database must allow.
    struct Claim: Sendable {
        let line: Int
        let agency: AgencyID
        let indexNumber: String?
    }

    /// Looks through lines, in their order. Nothing is kept of an article but what it claims.
    func claims(_ lines: ArticleLines, _ range: Range<Int>) async -> [(mark: CheckedLines.Mark, claim: Result<Claim, ArticleImportFault>)] {
        await Self.each(range) { place in
            lines.withLine(place) { bytes, number in
                let claim = read(bytes, number, isChecked: false).map {
                    Claim(line: $0.line, agency: $0.place.agency, indexNumber: $0.place.indexNumber)
                }
                return (CheckedLines.Mark(bytes), claim)
            }
        }
    }

    /// Of lines that were checked before, the texts are not looked through again.
    private func outcomes(_ lines: ArticleLines, _ range: Range<Int>) async -> [Outcome] {
        await Self.each(range) { place in lines.withLine(place) { bytes, number in read(bytes, number, isChecked: true) } }
    }

    /// Work on all processors, its results in the order of the lines.
    private static func each<Value: Sendable>(_ range: Range<Int>, _ work: @escaping @Sendable (Int) -> Value) async -> [Value] {
        let size = max(500, (range.count + 3) / 4)
        return await withTaskGroup(of: (Int, [Value]).self) { group in
            for start in stride(from: range.lowerBound, to: range.upperBound, by: size) {
                group.addTask { (start, (start..<min(start + size, range.upperBound)).map(work)) }
            }
            var parts: [(Int, [Value])] = []
            for await part in group { parts.append(part) }
            return parts.sorted { $0.0 < $1.0 }.flatMap(\.1)
        }
    }

    private static let names: Set<String> = [
        "title", "text", "html", "agency", "column", "kind", "published", "index_number", "document_number", "created_on", "effective_on",
        "expires_on", "repealed_on", "subject", "genre", "abstract", "source", "author",
    ]

    private func read(_ bytes: UnsafeBufferPointer<UInt8>, _ number: Int, isChecked: Bool) -> Outcome {
        do {
            return .success(try article(try JSONLine.fields(bytes), number, isChecked: isChecked))
        } catch let fault as JSONLine.Fault {
            return .failure(ArticleImportFault(line: number, fault.english))
        } catch let words as Words {
            return .failure(ArticleImportFault(line: number, words.english))
        } catch {
            return .failure(ArticleImportFault(line: number, "\(error)"))
        }
    }

    private struct Words: Error {
        let english: String
        init(_ english: String) { self.english = english }
    }

    private func article(_ fields: [String: String], _ number: Int, isChecked: Bool) throws -> ImportedArticle {
        if let unknown = fields.keys.sorted().first(where: { !Self.names.contains($0) }) { throw Words("there is no field \(unknown)") }
        func text(_ name: String) -> String? { fields[name].flatMap { $0.isEmpty ? nil : $0 } }
        func required(_ name: String) throws -> String {
            guard let value = text(name) else { throw Words("\(name) is missing") }
            return value
        }
        func day(_ name: String) throws -> Day? {
            guard let value = text(name) else { return nil }
            guard let day = Day(value) else { throw Words("\(name) \"\(value)\" is no day: write it yyyy-MM-dd") }
            return day
        }
        let title = try required("title"), code = try required("kind"), unit = try required("agency"), place = try required("column")
        guard title.unicodeScalars.count <= 200 else { throw Words("title has more than 200 characters") }
        guard let kind = ArticleKind.code(code) else { throw Words("there is no kind \(code)") }
        guard let agency = agencies[unit] else { throw Words("there is no unit \(unit)") }
        guard let column = columns[place] else { throw Words("the site has no column \(place)") }
        if let kinds = column.settings.acceptedKinds, !kinds.contains(kind.code) { throw Words("the column \(place) takes no \(code)") }
        if kind.isPersonalList { throw Words("lists of persons are not loaded: their notice periods are over, or they are published anew") }
        if let index = text("index_number") {
            guard IndexNumber.isWellFormed(index) else {
                throw Words("the index number \(index) is malformed: it must be like 006230101/2014-00001")
            }
        } else if kind.isCatalogued {
            throw Words("index_number is missing: \(code) stands in the catalogue")
        }
        var content = ArticleContent(title: title)
        if let html = text("html") {
            if fields["text"] != nil { throw Words("text and html are given: leave one out") }
            let document: CleanedDocument
            do { document = try CleanHTML.clean(html) } catch { throw Words("html cannot be read: \(error)") }
            (content.body, content.plainText) = (document.html, document.text)
        } else {
            (content.body, content.plainText) = Self.paragraphs(try required("text"))
        }
        content.abstract = text("abstract")
        content.source = text("source")
        content.author = text("author")
        content.subject = text("subject")
        content.genre = text("genre")
        content.documentNumber = text("document_number")
        content.createdOn = try day("created_on")
        if let made = content.createdOn, made < ItemMetadata.earliestCreation {
            throw Words("created_on \(made.text) is before \(ItemMetadata.earliestCreation.text): is the year right?")
        }
        content.term = ValidityTerm(
            effectiveOn: try day("effective_on"), expiresOn: try day("expires_on"), repealedOn: try day("repealed_on"))
        if let subject = content.subject, CodeList.subjects.entry(subject) == nil { throw Words("there is no subject \(subject)") }
        if let genre = content.genre, CodeList.genres.entry(genre) == nil { throw Words("there is no genre \(genre)") }
        for text in isChecked ? [] : [content.title, content.abstract ?? "", content.plainText] {
            if let hit = GateScan.firstThatMustGo(in: text) {
                throw Words("it holds what must not be public (\(hit.excerpt)): mend the line, or write the article in the console")
            }
        }
        return ImportedArticle(
            line: number, content: content,
            place: ArticleStore.Place(column: column.id, agency: agency, kind: kind.code, indexNumber: text("index_number")),
            publishedAt: try moment(try required("published")))
    }

    private func moment(_ text: String) throws -> Instant {
        let words = Words("published \"\(text)\" is no moment: write it yyyy-MM-dd or yyyy-MM-dd HH:mm")
        let parts = text.split(separator: " ")
        guard let day = parts.first.flatMap({ Day($0) }), parts.count <= 2 else { throw words }
        var moment = Instant(day)
        if parts.count == 2 {
            let clock = parts[1].split(separator: ":").map { Int($0) }
            guard clock.count == 2, let hour = clock[0], let minute = clock[1], (0..<24).contains(hour), (0..<60).contains(minute) else {
                throw words
            }
            moment = Instant(day, hour: hour, minute: minute)
        }
        guard moment <= .now else { throw Words("published \(text) lies in the future: only what was public before is loaded") }
        return moment
    }

    /// Plain text as HTML, and as the words of it.
    private static func paragraphs(_ text: String) -> (html: String, words: String) {
        var text = text
        return text.withUTF8 { bytes in
            var html: [UInt8] = [], words: [UInt8] = []
            html.reserveCapacity(bytes.count + 64)
            words.reserveCapacity(bytes.count)
            var isOpen = false, place = 0
            while place < bytes.count {
                let start = place
                // All that is Chinese lies beyond the signs that mean something.
                while place < bytes.count, bytes[place] > 0x3E || !isSpecial(bytes[place]) { place += 1 }
                let sign = place < bytes.count ? bytes[place] : 0
                let isLineEnd = sign == 0x0A || sign == 0x0D
                if !isOpen, place > start || (sign != 0 && !isLineEnd) {
                    if !words.isEmpty { words.append(0x0A) }
                    html.append(contentsOf: "<p>".utf8)
                    isOpen = true
                }
                let run = UnsafeBufferPointer(rebasing: bytes[start..<place])
                html.append(contentsOf: run)
                words.append(contentsOf: run)
                place += 1
                switch sign {
                case 0: break
                case 0x0A, 0x0D:
                    if isOpen { html.append(contentsOf: "</p>\n".utf8) }
                    isOpen = false
                default:
                    words.append(sign)
                    html.append(
                        contentsOf: (sign == UInt8(ascii: "<") ? "&lt;" : sign == UInt8(ascii: ">") ? "&gt;" : "&amp;").utf8)
                }
            }
            if isOpen { html.append(contentsOf: "</p>".utf8) }
            return (String(decoding: html, as: UTF8.self), String(decoding: words, as: UTF8.self))
        }
    }

    private static func isSpecial(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "&") || byte == 0x0A || byte == 0x0D || byte == 0
    }
}
