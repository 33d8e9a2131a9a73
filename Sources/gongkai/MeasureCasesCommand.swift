import ArgumentParser
import Foundation
import GongkaiCore
import GongkaiStore

/// For `make bench`: fills a demonstration with cases, and times what supervision makes of them and how fast they come in.
struct MeasureCasesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "measure-cases",
        abstract: "Time the supervision of any number of cases.",
        discussion: """
            The database must hold the demonstration. Cases are added until they have as many steps as asked for.

            Example: gongkai measure-cases --events 10000000 --database sqlite:data/bench/cases.db
            """,
        shouldDisplay: false
    )

    @Option(help: "How many steps the cases have at least.")
    var events = 10_000_000

    @Option(help: "How many cases with ten materials are filed.")
    var filed = 2_000

    @Option(help: "How many of them at the same time.")
    var together = 16

    @OptionGroup var database: DatabaseOptions
    @OptionGroup var key: KeyOptions

    func run() async throws {
        var results: [String: Double] = [:], digest = ""
        let folder = try database.folder
        try await database.open { database in
            let key = try await key.key(for: database, in: folder)
            try await DemonstrationStore(database: database).loadCases(key: key, at: .now)
            var scaled = ScaledCases()
            scaled.events = events
            let progress = ProgressLine("Writing steps")
            results["written"] = try await seconds {
                try await scaled.load(into: database, key: key) { progress.update($0, of: $1) }
            }
            progress.end()
            let cases = CaseStore(matters: MatterStore(database: database, key: key)), supervision = SupervisionStore(database: database)
            let today = Instant.now.day
            var digests: [SupervisionDigest] = []
            for run in ["rebuild", "rebuild again"] {
                results[run] = try await seconds { digests.append(try await supervision.rebuild(upTo: today, at: .now, isSilent: true)) }
            }
            results["identical"] = digests[0] == digests[1] ? 1 : 0
            digest = digests[0].hash
            results["cases"] = Double(digests[0].cases)
            results["cards found"] = Double(digests[0].warnings + digests[0].yellows + digests[0].reds)
            results["megabytes"] = Self.peak
            results["due found"] = Double(try await cases.waiting(on: today).count)
            results["sweep"] = try await slowest { _ = try await cases.waiting(on: today) }
            let terms = try CaseTerms(
                item: ScaledCases.filedItem, version: 1, name: "测量事项", statutory: TimeLimit(20, article: "第四十二条"), promisedDays: 10,
                steps: [.init("A", "审查", unit: try await unit(in: database), unitName: "区城管局", days: 5)],
                materials: (1...10).map { .init("M\($0)", "材料\($0)") })
            results["filed per second"] = Double(filed) / (try await seconds { try await file(terms, cases, unit(in: database)) })
            results["renewed"] = try await seconds { try await supervision.renew(at: .now) }
            results["nothing to renew"] = try await seconds { try await supervision.renew(at: .now) }
            results["board"] = try await slowest { _ = try await supervision.board(BoardFilter(), within: nil) }
            var red = BoardFilter()
            red.colour = "red"
            let ofRed = red
            results["list"] = try await slowest { _ = try await supervision.cases(ofRed, within: nil, after: nil) }
            results["cards"] = try await slowest { _ = try await supervision.cards(CardFilter(), within: nil, after: nil) }
            let units = try await AccountStore(database: database).agencies().prefix(25).map { ScoreSubject.unit($0.id) }
            results["scorecard"] = try await slowest { _ = try await supervision.months(units, of: today.year) }
        }
        try Output.json(Findings(digest: digest, figures: results))
    }

    private struct Findings: Encodable {
        /// SHA-256 of all that was derived: the same on both engines, of the same steps on the same day.
        let digest: String
        /// Seconds of what is done once, milliseconds of what is read, numbers.
        let figures: [String: Double]
    }

    private func unit(in database: any Database) async throws -> AgencyID {
        try await AccountStore(database: database).agency(code: "ZX12").id
    }

    private func file(_ terms: CaseTerms, _ cases: CaseStore, _ unit: AgencyID) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for worker in 0..<together {
                group.addTask {
                    for number in stride(from: worker, to: filed, by: together) {
                        let intake = CaseIntake(
                            applicant: .person(PersonIdentity(name: "量某某", document: .passport, documentNumber: "G\(10_000_000 + number)")),
                            contact: RequestIntake.Contact(address: "蒸湘区测量路\(number)号", telephone: "13907340001"),
                            handedIn: terms.materials.map(\.code))
                        let files = terms.materials.map { material in
                            NewFile(
                                name: "\(material.name).pdf", mediaType: "application/pdf", bytes: Array(repeating: 0x20, count: 20_000))
                        }
                        _ = try await cases.file(intake, under: terms, to: unit, files: files, from: "127.0.0.1", at: .now)
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    private func seconds(_ work: () async throws -> Void) async throws -> Double { try await ContinuousClock().measure(work).seconds }

    /// Of twenty times the slowest but one, in milliseconds.
    private func slowest(_ work: () async throws -> Void) async throws -> Double {
        var times: [Double] = []
        for _ in 0..<20 { times.append(try await seconds(work) * 1_000) }
        return times.sorted()[18]
    }

    /// The most memory this process held so far.
    private static var peak: Double {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
        return (Double(line.filter(\.isNumber)) ?? 0) / 1024
    }
}
