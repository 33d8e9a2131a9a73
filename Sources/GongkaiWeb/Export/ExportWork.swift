import Foundation
import GongkaiCore
import GongkaiStore
import Synchronization

/// The addresses of one export: which are to be written, which are done, and what each is. Several tasks share it; a mutex guards the list.
final class ExportWork: Sendable {
    /// What an address is to an export.
    enum Kind: Sendable, Equatable {
        /// The same for all readers.
        case page
        case file
        /// Leads on to another.
        case redirect(String)
        /// Only a program can answer it.
        case live
    }

    private struct State {
        var kinds: [ExportTarget: Kind] = [:]
        var queue: [ExportTarget] = []
        var known: Set<ExportTarget> = []
        var busy = 0
        var done = 0
        var outcome = SiteExport.Outcome()
        /// Addresses every export begins with: pages need not say that they lead there.
        var expected: Set<ExportTarget> = []
    }

    let pages: OwnPages
    let folder: ExportFolder
    let links: ExportLinks
    let unchanged: (@Sendable (Set<PageTag>) -> Bool)?
    let progress: @Sendable (Int, Int) -> Void
    private let domain: String
    private let hosts: Set<[UInt8]>
    private let before: [String: (file: String, entry: ExportManifest.Entry)]
    private let state = Mutex(State())

    init(
        site: StoredSite, pages: OwnPages, folder: ExportFolder, links: ExportLinks, unchanged: (@Sendable (Set<PageTag>) -> Bool)?,
        progress: @escaping @Sendable (Int, Int) -> Void
    ) {
        self.pages = pages
        self.folder = folder
        self.links = links
        self.unchanged = unchanged
        self.progress = progress
        domain = site.settings.facts.domain
        hosts = [SiteHosts.name(domain)]
        before =
            unchanged == nil
            ? [:] : Dictionary(folder.before.entries.map { ($0.value.target, ($0.key, $0.value)) }) { first, _ in first }
    }

    var outcome: SiteExport.Outcome { state.withLock { $0.outcome } }

    /// Addresses that are known to be of a kind, and are to be written.
    func expect(_ addresses: [String], as kind: Kind) {
        state.withLock { state in
            for target in addresses.map(ExportTarget.init) {
                state.kinds[target] = kind
                state.expected.insert(target)
                if state.known.insert(target).inserted { state.queue.append(target) }
            }
        }
    }

    /// Addresses to be tried.
    func add(_ addresses: [String]) {
        state.withLock { state in
            for target in addresses.map(ExportTarget.init) where state.known.insert(target).inserted {
                state.expected.insert(target)
                state.queue.append(target)
            }
        }
    }

    private func enqueue(_ target: ExportTarget) {
        state.withLock { state in if state.known.insert(target).inserted { state.queue.append(target) } }
    }

    /// Takes addresses until none is left and nobody can find a new one.
    func run() async throws {
        var memo = ExportLinkMemo()
        while true {
            let (target, isOver) = state.withLock { state -> (ExportTarget?, Bool) in
                if let target = state.queue.popLast() {
                    state.busy += 1
                    return (target, false)
                }
                return (nil, state.busy == 0)
            }
            if isOver { return }
            guard let target else {
                try await Task.sleep(for: .milliseconds(2))
                continue
            }
            do {
                try await write(target, &memo)
            } catch {
                state.withLock { $0.busy -= 1 }
                throw error
            }
            let (done, known) = state.withLock { state in
                state.busy -= 1
                state.done += 1
                return (state.done, state.known.count)
            }
            progress(done, known)
        }
    }

    private func write(_ target: ExportTarget, _ memo: inout ExportLinkMemo) async throws {
        if let (file, entry) = before[target.text], let tags = entry.tags, unchanged?(tags) == true, folder.has(file) {
            folder.keep(file, entry)
            state.withLock { state in
                state.outcome.kept += 1
                if state.kinds[target] == nil { state.kinds[target] = file.hasSuffix("index.html") ? .page : .file }
            }
            for further in entry.leadsTo { enqueue(ExportTarget(further)) }
            return
        }
        let answer = try await pages.get(target.text)
        if answer.status >= 500 {
            state.withLock { $0.outcome.faults.append("\(target.text) could not be rendered (status \(answer.status)).") }
            return
        }
        let kind = kind(of: target, answer)
        state.withLock { $0.kinds[target] = kind }
        switch kind {
        case .live: return
        case .file:
            let parts = target.text == "/sitemap.xml" ? partsOfSitemap(answer) : []
            for part in parts { enqueue(part) }
            try put(adapted(answer), target, isPage: false, answer.tags, leadsTo: parts.map(\.text))
        case .redirect(let location):
            guard let page = target.file(isPage: true), let onward = ExportTarget(link: location, hosts: hosts) else { return }
            let link = try await link(to: onward, from: page) ?? links.live(onward.text)
            try put(ExportLinks.redirect(to: link), target, isPage: true, nil, leadsTo: [])
        case .page:
            guard let page = target.file(isPage: true) else { return }
            let (bytes, further) = try await rewritten(answer.body, of: page, &memo)
            try put(bytes, target, isPage: true, answer.tags, leadsTo: further)
        }
    }

    /// The page for addresses that are not there, as web servers know it. It may be shown at any depth, so its links begin at the root.
    func writeNotFound() async throws {
        let answer = try await pages.get("/404")
        guard answer.status == 404, answer.isHTML else { return }
        let atRoot = ExportLinks(base: links.base ?? "", live: links.live)
        var memo = ExportLinkMemo()
        let (bytes, _) = try await rewritten(answer.body, of: "404.html", &memo, atRoot)
        try put(bytes, ExportTarget("/404.html"), isPage: false, nil, leadsTo: [])
    }

    private func put(_ bytes: [UInt8], _ target: ExportTarget, isPage: Bool, _ tags: Set<PageTag>?, leadsTo: [String]) throws {
        guard let file = target.file(isPage: isPage) else { return }
        let written = try folder.write(bytes, to: file, target: target.text, tags: tags, leadsTo: leadsTo)
        state.withLock { state in
            switch written {
            case .new: state.outcome.written += 1
            case .same: state.outcome.same += 1
            case .foreign:
                state.outcome.faults.append("\(file) was put there by somebody else. It was left; move it away and export again.")
            }
        }
    }

    private func kind(of target: ExportTarget, _ answer: OwnPages.Answer) -> Kind {
        switch answer.status {
        case 200 where answer.isHTML: answer.tags != nil && (target.isPlain || target.isPaging) ? .page : .live
        case 200: target.isPlain || target.isAsset ? .file : .live
        // What says why something is gone is a page like others.
        case 410 where answer.isHTML: .page
        case 300..<400: answer.location.map { .redirect($0) } ?? .live
        default: .live
        }
    }

    /// A large site's map only names its parts, to which no page leads.
    private func partsOfSitemap(_ answer: OwnPages.Answer) -> [ExportTarget] {
        guard answer.text.contains("<sitemapindex") else { return [] }
        return answer.text.matches(of: /<loc>([^<]*)<\/loc>/).compactMap {
            ExportTarget(link: LinkedAddresses.decoded(Array($0.1.utf8)), hosts: hosts)
        }
    }

    /// Feeds and lists for programs name our pages in full.
    private func adapted(_ answer: OwnPages.Answer) -> [UInt8] {
        guard let base = links.base, ["xml", "json", "turtle", "text/plain"].contains(where: { answer.type.contains($0) }) else {
            return answer.body
        }
        return Array(answer.text.replacing("http://\(domain)", with: base).replacing("https://\(domain)", with: base).utf8)
    }

    /// A page with its links as the export writes them, and where it leads that is not known otherwise.
    private func rewritten(
        _ body: [UInt8], of page: String, _ memo: inout ExportLinkMemo, _ links: ExportLinks? = nil
    ) async throws -> ([UInt8], [String]) {
        let links = links ?? self.links
        let depth = page.utf8.count { $0 == UInt8(ascii: "/") }
        var result: [UInt8] = []
        result.reserveCapacity(body.count + 512)
        var further: Set<String> = []
        var from = 0
        for range in LinkedAddresses.ranges(in: body, of: LinkedAddresses.links + ["action"]) {
            let text = String(decoding: body[range], as: UTF8.self)
            let written: ExportLinkMemo.Written?
            if let known = memo.written(text, depth: depth) {
                written = known
            } else {
                written = try await self.written(LinkedAddresses.decoded(body[range]), on: page, links)
                memo.keep(written, for: text, depth: depth)
            }
            guard let written else { continue }
            if let target = written.further { further.insert(target) }
            result += body[from..<range.lowerBound]
            result += written.bytes
            from = range.upperBound
        }
        result += body[from...]
        return (result, further.sorted())
    }

    /// What a link becomes on a page; nil for one that stays as it is.
    private func written(_ link: String, on page: String, _ links: ExportLinks) async throws -> ExportLinkMemo.Written? {
        guard let target = ExportTarget(link: link, hosts: hosts) else { return nil }
        let written = try await self.link(to: target, from: page, links)
        let isFurther = written != nil && state.withLock { !$0.expected.contains(target) }
        let fragment = link.firstIndex(of: "#").map { String(link[$0...]) } ?? ""
        return ExportLinkMemo.Written(
            bytes: Array(SafeHTML.escaped((written ?? links.live(target.text)) + fragment).utf8), further: isFurther ? target.text : nil)
    }

    /// Nil where only the running site can answer.
    private func link(to target: ExportTarget, from page: String, _ links: ExportLinks? = nil) async throws -> String? {
        let links = links ?? self.links
        switch try await kind(of: target) {
        case .live: return nil
        case .page, .redirect:
            enqueue(target)
            return target.file(isPage: true).map { links.link(to: $0, from: page) }
        case .file:
            let plain = target.isAsset ? target.bare : target
            enqueue(plain)
            let edition = target.isAsset && !target.isPlain ? String(target.text.drop { $0 != "?" }) : ""
            return plain.file(isPage: false).map { links.link(to: $0, from: page, query: edition) }
        }
    }

    private func kind(of target: ExportTarget) async throws -> Kind {
        if let known = state.withLock({ $0.kinds[target] }) { return known }
        if target.isAsset { return .file }
        if target.isPaging, try await kind(of: target.bare) == .page { return .page }
        if !target.isPlain { return .live }
        let kind = kind(of: target, try await pages.get(target.text))
        state.withLock { $0.kinds[target] = kind }
        return kind
    }
}
