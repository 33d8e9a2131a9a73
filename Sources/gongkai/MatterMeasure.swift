import GongkaiCore
import GongkaiStore

/// What `measure-matters` times.
struct MatterMeasure: Sendable {
    let database: any Database
    let requests: RequestStore
    let office: Officer
    let leader: Officer
    let handler: Officer
    let reviewer: Officer
    let director: Officer

    private static let address = "127.0.0.1"
    private var matters: MatterStore { requests.matters }

    init(_ database: any Database, _ key: SealingKey) async throws {
        self.database = database
        requests = RequestStore(matters: MatterStore(database: database, key: key))
        let accounts = AccountStore(database: database)
        func officer(_ login: String) async throws -> Officer {
            guard let officer = try await accounts.officer(login: login) else { throw Complaint("The database holds no demonstration.") }
            return officer
        }
        office = try await officer("office")
        leader = try await officer("leader")
        handler = try await officer("officer")
        reviewer = try await officer("reviewer")
        director = try await officer("director")
    }

    func count() async throws -> Int {
        try await database.read { tx in try tx.value("SELECT COUNT(*) FROM matter WHERE is_open = 1") }
    }

    /// A request given from hand to hand; returns its key.
    func longCase(steps: Int) async throws -> Int64 {
        let id = try await filed(number: Int(Instant.now.milliseconds))
        try await act(.confirm, id, 1, office, ["evidence": .text("电话确认")])
        try await act(.register, id, 2, office, ["unit": .agency(handler.agency)])
        for version in 3..<max(3, steps) {
            try await act(.assign, id, version, office, ["unit": .agency(handler.agency), "reason": .text("第\(version)次改派，工作调整")])
        }
        return id.value
    }

    /// Milliseconds of the lists and counts of a desk that answers for all.
    func lists(_ results: inout [String: Double]) async throws {
        let today = Instant.now.day, soon = today.adding(days: 5)
        var overdue = MatterQuery(DisclosureRequest.kind.code)
        overdue.order = .due
        overdue.dueThrough = soon
        let query = overdue
        results["due list"] = try await median { _ = try await matters.list(query, for: office) }
        results["desk counts"] = try await median {
            _ = try await matters.counts(DisclosureRequest.kind.code, for: office, on: today, soon: soon)
        }
    }

    /// Requests that go the whole way: how many a second, and the 95th percentile of each call in milliseconds.
    func cycles(_ count: Int, together: Int, _ results: inout [String: Double]) async throws {
        let start = ContinuousClock.now
        let times = try await withThrowingTaskGroup(of: [(String, Double)].self) { group in
            for worker in 0..<together {
                group.addTask {
                    var times: [(String, Double)] = []
                    for number in stride(from: worker, to: count, by: together) { times += try await cycle(number) }
                    return times
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        results["cycles per second"] = Double(count) / (ContinuousClock.now - start).seconds
        for (call, some) in Dictionary(grouping: times, by: \.0) {
            let sorted = some.map(\.1).sorted()
            results["p95 \(call)"] = sorted[min(sorted.count - 1, sorted.count * 95 / 100)]
        }
    }

    private func cycle(_ number: Int) async throws -> [(String, Double)] {
        var times: [(String, Double)] = []
        func timed<Value>(_ call: String, _ work: () async throws -> Value) async throws -> Value {
            let start = ContinuousClock.now
            let value = try await work()
            times.append((call, (ContinuousClock.now - start).seconds * 1000))
            return value
        }
        let id = try await timed("file") { try await filed(number: 100_000_000 + number) }
        let steps: [(RequestAction, Officer, [String: FieldValue])] = [
            (.confirm, office, ["evidence": .text("电话确认")]),
            (.register, office, ["unit": .agency(handler.agency), "handler": .officer(handler.id)]),
            (.extend, director, ["extensionDays": .number(20), "reason": .text("需要征求意见")]),
            (.draft, handler, ["outcome": .text("granted")]), (.review, reviewer, [:]), (.sign, director, [:]),
            (.serve, handler, ["serviceWay": .text("post"), "serviceEvidence": .text("EMS 1234567890123")]), (.close, handler, [:]),
        ]
        for (index, step) in steps.enumerated() {
            try await timed(step.0.rawValue) { try await act(step.0, id, index + 1, step.1, step.2) }
        }
        return times
    }

    /// Seconds until a holiday that was announced late, and its taking back, have reached every open matter.
    func calendar(_ results: inout [String: Double]) async throws {
        let calendars = CalendarStore(matters: matters)
        var day = Instant.now.day.adding(days: 14)
        while try await !calendars.calendar().isWorkingDay(day) { day = day.adding(days: 1) }
        for kind in ["off", "work"] {
            let change = try await calendars.propose(
                "\(day.text),\(kind),临时放假,测量\n", reason: "测量", by: office, from: Self.address, at: .now)
            let start = ContinuousClock.now
            let moved = try await calendars.confirm(change, by: leader, from: Self.address, at: .now)
            results["calendar \(kind)"] = (ContinuousClock.now - start).seconds
            results["calendar \(kind) moved"] = Double(moved)
        }
    }

    private func filed(number: Int) async throws -> MatterID {
        let intake = RequestIntake(
            applicant: .person(PersonIdentity(name: "量某某", document: .passport, documentNumber: "G\(number)")),
            contact: RequestIntake.Contact(address: "蒸湘区测量路\(number)号", telephone: "13907340001"),
            items: [RequestIntake.Item("第\(number)号地块的征收补偿安置方案")], forms: [.paper], ways: [.post], channel: .online)
        return try await requests.file(intake, to: handler.agency, from: Self.address, at: .now).id
    }

    private func act(
        _ action: RequestAction, _ id: MatterID, _ version: Int, _ officer: Officer, _ values: [String: FieldValue]
    ) async throws {
        try await matters.act(
            MatterRequest(action.action, seen: version, values: values), on: id, by: .officer(officer), from: Self.address, at: .now)
    }

    private func median(_ work: () async throws -> Void) async throws -> Double {
        var times: [Double] = []
        for _ in 0..<9 { times.append(try await ContinuousClock().measure(work).seconds * 1000) }
        return times.sorted()[4]
    }
}
