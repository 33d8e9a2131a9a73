import ArgumentParser
import Foundation
import GongkaiCore
import GongkaiStore
import Synchronization

/// Articles from an earlier site.
struct ArticlesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "articles", abstract: "Take in articles from an earlier site.",
        discussion: "Example: gongkai articles load old-site.jsonl --by zhao.min --basis \"2024年迁移前逐条复核\"",
        subcommands: [ArticlesLoadCommand.self])
}

/// Takes articles that were public before, with their index numbers, from a file of JSON Lines.
struct ArticlesLoadCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "load",
        abstract: "Take in articles that were public before, with their index numbers.",
        discussion: """
            The file has one JSON object a line: title, text (paragraphs apart by line ends) or html, agency (code of the unit), column (code), \
            kind, published (yyyy-MM-dd or yyyy-MM-dd HH:mm), and as far as known index_number, document_number, created_on, effective_on, \
            expires_on, repealed_on, subject, genre, abstract, source, author. All values are texts.

            Everything that is wrong is listed with its line before anything is written. An index number that is in use is refused. Articles \
            are public at once: the officer named with --by answers for their secrecy review. Import the register of disclosed items too, so \
            that the annual report counts them. Some ten thousand lines are written at a time; when the load is broken off, the last line that \
            says "lines … are in" tells how far it came. Load the same file again with --from-line and the next line.

            Exit codes: 0 loaded, 1 refused, 2 a file that cannot be read or holds no articles.

            Example: gongkai articles load old-site.jsonl --by zhao.min --basis "2024年迁移前逐条复核" --dry-run
            """
    )

    @Argument(help: "A file of JSON Lines in UTF-8.")
    var file: String

    @Option(name: .customLong("by"), help: "The login of the officer who answers for the review.")
    var login: String

    @Option(help: "On what the secrecy review of these articles rests.")
    var basis: String

    @Option(help: "The code of the site. (default: the portal)")
    var site: String?

    @Option(help: "Begin with this line of the file, where an earlier load was broken off. (default: 1)")
    var fromLine: Int?

    @Flag(help: "Look for faults and change nothing.")
    var dryRun = false

    @OptionGroup var database: DatabaseOptions

    private static let mostFaults = 100

    func run() async throws {
        let lines = try ArticleLines(file)
        if lines.count == 0 { throw Complaint("\(file) holds no articles.", code: 2) }
        let first = try start(in: lines), count = lines.count - first
        try await database.open { database in
            let names = try await ArticleLineReader(database, site: site)
            let store = ArticleStore(database: database)
            let checked = try await check(lines, from: first, names, store)
            if dryRun {
                Output.print("\(count) articles can be loaded.")
                return
            }
            guard let officer = try await AccountStore(database: database).officer(login: login) else {
                throw Complaint("There is no officer \(login). Name one with --by; \"gongkai officer create\" makes one.")
            }
            let progress = ProgressLine("Loading articles")
            defer { progress.end() }
            let place = Mutex(first)
            let imported: ArticleStore.Imported
            // What is in is said at once: whoever reads it knows where to go on after a power cut.
            let told = Mutex(0)
            do {
                imported = try await store.load(
                    count: count, review: ArticleImportReview(by: officer, basis: basis), from: "localhost", at: .now,
                    next: {
                        let start = place.withLock { place in
                            defer { place += ArticleStore.importChunk }
                            return place
                        }
                        return start < lines.count
                            ? try await names.articles(
                                lines, start..<min(start + ArticleStore.importChunk, lines.count), checked: checked) : nil
                    }, progress: { progress.update($0, of: count) },
                    written: { done in
                        told.withLock { $0 = done }
                        if done < count { Output.print("Lines \(lines.number(first)) to \(lines.number(first + done - 1)) are in.") }
                    })
            } catch {
                progress.end()
                let why = (error as? ArticleRefusal)?.importEnglish ?? Complaint(error)?.sentence ?? "\(error)"
                throw Complaint(why + Self.remainder(of: lines, from: first, loaded: told.withLock { $0 }))
            }
            progress.end()
            Output.print("Loaded \(imported.articles) articles.")
            if imported.unregistered > 0 {
                Output.print(
                    """
                    \(imported.unregistered) of them are not in the register of disclosed items, so the annual report does not count them: \
                    import it with "gongkai import disclosed_item".
                    """)
            }
        }
    }

    /// The place among the lines where the load begins.
    private func start(in lines: ArticleLines) throws -> Int {
        guard let fromLine else { return 0 }
        guard fromLine > 0 else { throw Complaint("--from-line \(fromLine) is no line: the first is 1.", code: 2) }
        guard let index = lines.index(fromLine: fromLine) else {
            throw Complaint(
                "--from-line \(fromLine) is beyond the last article of \(file), which stands in line \(lines.number(lines.count - 1)). "
                    + "If that line is in, all of the file is.", code: 2)
        }
        return index
    }

    /// How to go on after some lines are in.
    private static func remainder(of lines: ArticleLines, from first: Int, loaded: Int) -> String {
        guard loaded > 0, first + loaded < lines.count else { return "" }
        let next = lines.number(first + loaded)
        return " Lines \(lines.number(first)) to \(lines.number(first + loaded - 1)) are in. Go on with --from-line \(next)."
    }

    /// Every line is read once before anything is written.
    private func check(
        _ lines: ArticleLines, from first: Int, _ names: ArticleLineReader, _ store: ArticleStore
    ) async throws -> CheckedLines {
        let progress = ProgressLine("Checking lines")
        var checked = CheckedLines(from: first)
        defer { progress.end() }
        var faults: [ArticleImportFault] = []
        var numbers: [(number: String, line: Int, agency: AgencyID)] = []
        var seen: [String: Int] = [:]
        for start in stride(from: first, to: lines.count, by: ArticleStore.importChunk) {
            let end = min(start + ArticleStore.importChunk, lines.count)
            for (mark, claim) in await names.claims(lines, start..<end) {
                checked.add(mark)
                switch claim {
                case .failure(let fault): faults.append(fault)
                case .success(let claim):
                    guard let number = claim.indexNumber else { continue }
                    if let before = seen.updateValue(claim.line, forKey: number) {
                        faults.append(ArticleImportFault(line: claim.line, "the index number \(number) stands in line \(before) already"))
                    }
                    numbers.append((number, claim.line, claim.agency))
                }
            }
            progress.update(end - first, of: lines.count - first)
        }
        faults += try await store.importFaults(numbers)
        progress.end()
        if faults.isEmpty { return checked }
        faults.sort { $0.line < $1.line }
        for fault in faults.prefix(Self.mostFaults) { Output.print("line \(fault.line): \(fault.english)") }
        let more = faults.count > Self.mostFaults ? " The first \(Self.mostFaults) are listed." : ""
        throw Complaint("\(file): \(faults.count) lines cannot be loaded; nothing was changed.\(more) Mend them and load the file again.")
    }
}

extension ArticleRefusal {
    fileprivate var importEnglish: String {
        switch self {
        case .permissionMissing(let permission): "The officer lacks the permission \(permission.rawValue). Name another one with --by."
        case .notForThisUnit: "The officer does not act for all units of the file. Name another one with --by."
        case .reasonMissing: "--basis is empty. Say on what the secrecy review of these articles rests."
        default: "\(self)"
        }
    }
}
