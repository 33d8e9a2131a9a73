import GongkaiCore
import GongkaiTestSupport
import Synchronization
import Testing

@testable import GongkaiStore

@Suite("Importing and exporting registers")
struct RegisterImportTests {
    private let items = RegisterDefinition.all.first { $0.name == "disclosed_item" }
    private let header = ["公开主体", "索引号", "名称", "生成日期"]

    private func file(_ rows: [[String]], sha256: String? = String(repeating: "a", count: 64)) -> ImportFile {
        ImportFile(name: "信息.csv", sha256: sha256, header: header, rows: rows)
    }

    @Test("A dry run names row, column and reason of every fault and changes nothing", arguments: TestEngine.all)
    func dryRun(on engine: TestEngine) async throws {
        try await World.open(on: engine) { world in
            let items = try #require(items)
            let registers = RegisterStore(database: world.database)
            try await world.enterItem("000000001/2014-00001")
            let bad = file([
                ["SF01", "000000001/2014-00002", "甲", "2014-03-01"],
                ["SF09", "000000001/2014-00003", "乙", "2014-03-01"],
                ["示范区教育局", "000000001/2014-00002", "丙", "2014-03-01"],
                ["", "", "", ""],
                ["SF02", "000000001/2014-00001", "丁", "2014年3月1日"],
                ["SF02", "000000001/2014-0005", "", "2014-02-30"],
                ["SF02", "000000001/2014-00006", "戊", "2014-03-01", "己"],
                [" SF02 ", "000000001/2014-00007", "庚"],
            ])
            let report = try await registers.check(items, bad, agencies: nil, at: world.now)
            #expect(report.rows == 7)
            #expect(
                report.faults.map(\.words) == [
                    "第3行：“公开主体”填的是“SF09”，没有这个代码或全称的单位。",
                    "第4行：文件第2行已有“索引号”相同的记录（000000001/2014-00002）。",
                    "第6行：台账中已有“索引号”相同的记录（000000001/2014-00001）。",
                    "第7行：“名称”不能为空，应填不超过300字的文字。",
                    "第7行：“生成日期”填的是“2014-02-30”，应为日期，写作 2014-03-05、2014/3/5、20140305 或 2014年3月5日，年份须写四位并写在最前。",
                    "第7行：“索引号”填的是“000000001/2014-0005”，应为机构代码/年份-5位流水号，如 006230101/2014-00001 或 11441700007280420Y/2021-00050。",
                    "第8行：表头有4列，本行多出“己”；含逗号的内容应加引号。",
                    "第9行：“生成日期”不能为空，应填日期，如 2014-03-05。",
                ])
            #expect(report.faults[1].english == "row 4: a record with the same index_number (索引号) “000000001/2014-00002” is in row 2")
            await #expect(throws: RegisterRefusal.faultyFile(report)) {
                try await registers.load(items, bad, agencies: nil, by: world.clerk, at: world.now)
            }
            #expect(try await registers.list(items, agencies: nil).total == 1)
            #expect(try await world.trail() == ["enter disclosed_item/1"])
        }
    }

    @Test("What cells, units, references and keys are wrong is told in one round, row by row", arguments: TestEngine.all)
    func oneRound(on engine: TestEngine) async throws {
        try await World.open(on: engine) { world in
            let registers = RegisterStore(database: world.database)
            let items = try #require(items)
            try await world.enterItem("000000001/2014-00001")
            let header = ["agency", "index_number", "title", "created_on", "normative_document_id"]
            func file(_ rows: [[String]]) -> ImportFile { ImportFile(name: "x", sha256: nil, header: header, rows: rows) }
            let bad = file([
                ["SF09", "000000001/2014-00001", "", "昨天", "示政发〔2014〕9号"],
                ["SF03", "000000001/2014-00001", "乙", "2014-03-01", ""],
            ])
            let scope: Set<AgencyID> = [world.office, world.education]
            let report = try await registers.check(items, bad, agencies: scope, at: world.now)
            #expect(
                report.faults.map { "\($0.row) \($0.fault.column)" } == [
                    "2 title", "2 created_on", "2 agency", "2 normative_document_id", "3 agency", "3 index_number",
                ])
            let cells = Dictionary(uniqueKeysWithValues: zip(header.dropFirst(), bad.rows[0].dropFirst()))
            let refusal = await #expect(throws: RegisterRefusal.self) {
                _ = try await registers.enter(items, agency: world.office, cells: cells, agencies: scope, by: world.clerk, at: world.now)
            }
            guard case .faults(let faults) = refusal else { return #expect(Bool(false)) }
            #expect(faults.map(\.column) == ["title", "created_on", "normative_document_id", "index_number"])
        }
    }

    @Test("A file with nothing below its header is refused and not remembered", arguments: TestEngine.all)
    func empty(on engine: TestEngine) async throws {
        try await World.open(on: engine) { world in
            let registers = RegisterStore(database: world.database)
            await #expect(throws: RegisterRefusal.noRows(file: "信息.csv")) {
                _ = try await registers.load(try #require(items), file([["", ""]]), agencies: nil, by: world.clerk, at: world.now)
            }
            let remembered = try await world.database.count("import_batch")
            #expect(remembered == 0)
        }
    }

    @Test("A header that cannot be taken is a fault of row 1", arguments: TestEngine.all)
    func badHeader(on engine: TestEngine) async throws {
        try await World.open(on: engine) { world in
            let file = ImportFile(name: "x.csv", sha256: nil, header: ["索引号", "题目", "生成日期"], rows: [["a"]])
            let report = try await RegisterStore(database: world.database).check(
                try #require(items), file, agency: world.office, agencies: nil, at: world.now)
            #expect(report.faults.map(\.row) == [1, 1])
            #expect(report.faults.map(\.fault.column) == ["题目", "title"])
        }
    }

    @Test("A good file is taken whole, each record with its audit entry, and only once", arguments: TestEngine.all)
    func load(on engine: TestEngine) async throws {
        try await World.open(on: engine) { world in
            let items = try #require(items)
            let registers = RegisterStore(database: world.database)
            let rows = (1...120).map { number in
                ["SF0\(number % 3 + 1)", "000000001/2014-0\(1000 + number)", "第\(number)条\"引号\"", "2014-03-01"]
            }
            let seen = Mutex(0)
            let report = try await registers.load(items, file(rows), agencies: nil, by: world.clerk, at: world.now) { done in
                seen.withLock { $0 = done }
            }
            #expect(report.rows == 120 && report.isClean)
            #expect(seen.withLock { $0 } == 120)
            #expect(try await registers.list(items, agencies: [world.office]).total == 40)
            #expect(try await world.trail() == (1...120).map { "import disclosed_item/\($0)" })
            let refusal = await #expect(throws: RegisterRefusal.self) {
                try await registers.load(items, file(rows), agencies: nil, by: world.clerk, at: world.now)
            }
            #expect(refusal?.words.hasPrefix("内容相同的文件“信息.csv”已由clerk于2014-03-03 09:00:00导入过。") == true)
            // By force the file is looked at, and its rows are found there.
            let again = await #expect(throws: RegisterRefusal.self) {
                try await registers.load(items, file(rows), again: true, agencies: nil, by: world.clerk, at: world.now)
            }
            guard case .faultyFile(let report) = again else { return #expect(Bool(false)) }
            #expect(report.faultCount == 120)
        }
    }

    @Test("An officer imports only for agencies acted for, and a file may leave out the agency", arguments: TestEngine.all)
    func scope(on engine: TestEngine) async throws {
        try await World.open(on: engine) { world in
            let items = try #require(items)
            let registers = RegisterStore(database: world.database)
            let rows = [["SF01", "000000001/2014-00001", "甲", "2014-03-01"], ["SF02", "000000001/2014-00002", "乙", "2014-03-01"]]
            let report = try await registers.check(items, file(rows), agencies: [world.education], at: world.now)
            #expect(report.faults.map(\.words) == ["第2行：您不负责“SF01”，不能为它导入。"])
            let own = ImportFile(name: "x", sha256: nil, header: Array(header.dropFirst()), rows: rows.map { Array($0.dropFirst()) })
            _ = try await registers.load(
                items, own, agency: world.education, agencies: [world.education], by: world.clerk, at: world.now)
            #expect(try await registers.list(items, agencies: [world.education]).total == 2)
        }
    }

    @Test("Publications are resolved by index number, counted at once, and seen twice only with the same place", arguments: TestEngine.all)
    func references(on engine: TestEngine) async throws {
        try await World.open(on: engine) { world in
            let publications = try RegisterDefinition.named("channel_publication")
            let registers = RegisterStore(database: world.database)
            let first = try await world.enterItem("000000001/2014-00001")
            _ = try await world.publish("000000001/2014-00001", "website", "2014-03-03")
            func file(_ rows: [[String]]) -> ImportFile {
                ImportFile(name: "x", sha256: nil, header: ["agency", "item_id", "channel", "published_on", "place"], rows: rows)
            }
            let bad = file([
                ["SF01", "000000001/2014-00001", "website", "2014-03-03", "区政府网"],
                ["SF01", "000000001/2014-00001", "other", "2014-03-03", ""],
                ["SF01", "000000001/2014-00001", "其他方式", "2014-03-03"], ["SF01", "000000001/2014-00002", "other", "2014-03-03"],
                ["SF01", "000000001/2014-00001", "other", "2014-02-03"],
            ])
            let report = try await registers.check(publications, bad, agencies: nil, at: world.now)
            #expect(report.faults.map(\.row) == [2, 4, 5, 6])
            let good = file([
                ["SF02", "000000001/2014-00001", "政务微博", "2014-12-31", "@示范发布"],
                ["SF01", "000000001/2014-00001", "website", "2014-03-01", "区政府网"],
                ["SF01", "000000001/2014-00001", "政府公报", "2015-01-04", "第1期"],
            ])
            _ = try await registers.load(publications, good, agencies: nil, by: world.clerk, at: world.now)
            #expect(try await world.counts() == ["\(first) 2014 SF01 plain", "\(first) 2014 website", "\(first) 2014 weibo"])
        }
    }

    @Test("What is exported can be imported into an empty database, and exports alike", arguments: TestEngine.all)
    func roundTrip(on engine: TestEngine) async throws {
        let exported = Mutex<[String: [[String]]]>([:])
        @Sendable func export(_ database: any Database) async throws -> [String: [[String]]] {
            var all: [String: [[String]]] = [:]
            for register in RegisterDefinition.all {
                let rows = Mutex<[[String]]>([])
                try await RegisterStore(database: database).export(register, agencies: nil) { row in rows.withLock { $0.append(row) } }
                all[register.name] = rows.withLock { $0 }
            }
            return all
        }
        let demonstration = try #require(Demonstration(year: 2025))
        try await TestDatabase.open(on: engine) { database in
            try await database.addDemonstrationAgencies()
            try await RegisterStore(database: database).load(demonstration.tables, by: .command, at: Instant("2026-01-05"))
            let all = try await export(database)
            exported.withLock { $0 = all }
        }
        let first = exported.withLock { $0 }
        for table in demonstration.tables { #expect(first[table.register]?.count == table.rows.count + 1) }
        try await TestDatabase.open(on: engine) { database in
            try await database.addDemonstrationAgencies()
            let registers = RegisterStore(database: database)
            for register in RegisterDefinition.all {
                let rows = try #require(first[register.name])
                if rows.count == 1 { continue }
                let file = ImportFile(name: "x", sha256: nil, header: rows[0], rows: Array(rows.dropFirst()))
                _ = try await registers.load(register, file, agencies: nil, by: .command, at: Instant("2026-01-05"))
            }
            #expect(try await export(database) == first)
        }
    }
}
