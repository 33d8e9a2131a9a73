import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

@Suite("Files of requests that come in pieces")
struct RequestUploadTests {
    typealias Desk = RequestDesk
    private static let now = Instant("2026-02-02", hour: 9)
    private static let bytes = (0..<700_000).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 / 251) }

    private func begin(
        _ desk: Desk, name: String = "张小明的身份证.pdf", size: Int = bytes.count, from address: String = "1.2.3.4"
    ) async throws -> String {
        try await desk.requests.beginUpload(name, size: size, atMost: 1_000_000, by: "browser", from: address, at: Self.now)
    }

    @Test("A file that was cut goes on where it ended and is the same in the end; nothing of it lies open", arguments: TestEngine.all)
    func resumed(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let key = try await begin(desk), requests = desk.requests
            func add(_ range: Range<Int>) async throws -> Int {
                try await requests.addPiece(Array(Self.bytes[range]), at: range.lowerBound, to: key, by: "browser", at: Self.now).received
            }
            #expect(try await add(0..<300_000) == 300_000)
            await #expect(throws: UploadRefusal.wrongPlace(expected: 300_000)) { try await add(0..<300_000) }
            await #expect(throws: UploadRefusal.wrongPlace(expected: 300_000)) { try await add(400_000..<500_000) }
            await #expect(throws: UploadRefusal.notWhole(received: 300_000, size: 700_000)) {
                try await requests.bytes(ofUpload: key, by: "browser", at: Self.now)
            }
            let half = try await requests.upload(key, by: "browser", at: Self.now)
            #expect(half.received == 300_000 && half.name == "张小明的身份证.pdf" && !half.isWhole)
            #expect(try await add(300_000..<700_000) == 700_000)
            #expect(try await requests.bytes(ofUpload: key, by: "browser", at: Self.now).bytes == Self.bytes)
            let raw = try await desk.world.database.read { tx in
                let names = try tx.rows("SELECT name FROM request_upload").map { try $0.get("name", as: [UInt8].self) }
                return try names + tx.rows("SELECT sealed FROM request_upload_part").map { try $0.get("sealed", as: [UInt8].self) }
            }
            let plain = [Array("张小明".utf8), Array(Self.bytes[1_000..<1_024])]
            #expect(raw.count == 3 && !raw.contains { row in plain.contains { row.contains($0) } })
        }
    }

    @Test("Nobody else reaches one, more than was announced is refused, and after a day it is gone", arguments: TestEngine.all)
    func limits(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let requests = desk.requests
            await #expect(throws: UploadRefusal.tooLarge(size: 1 << 30, most: 1_000_000)) { try await begin(desk, size: 1 << 30) }
            await #expect(throws: UploadRefusal.empty) { try await begin(desk, size: 0) }
            let key = try await begin(desk, size: 10)
            await #expect(throws: UploadRefusal.notFound) { try await requests.upload(key, by: "another browser", at: Self.now) }
            let guessed = (key.hasPrefix("0") ? "1" : "0") + key.dropFirst()
            await #expect(throws: UploadRefusal.notFound) { try await requests.upload(guessed, by: "browser", at: Self.now) }
            await #expect(throws: UploadRefusal.notFound) {
                try await requests.addPiece([1], at: 0, to: key, by: "another browser", at: Self.now)
            }
            await #expect(throws: UploadRefusal.pastTheEnd(size: 10)) {
                try await requests.addPiece(Array(repeating: 1, count: 11), at: 0, to: key, by: "browser", at: Self.now)
            }
            _ = try await requests.addPiece(Array(repeating: 1, count: 10), at: 0, to: key, by: "browser", at: Self.now)
            try await requests.confirmUpload(key, by: "browser", at: Self.now)
            #expect(try await requests.upload(key, by: "browser", at: Self.now).isChecked)
            for _ in 1..<RequestUpload.mostFromOnePlace { _ = try await begin(desk) }
            await #expect(throws: UploadRefusal.tooMany(most: RequestUpload.mostFromOnePlace)) { try await begin(desk) }
            _ = try await begin(desk, from: "1.2.3.5")
            let tomorrow = Self.now.adding(seconds: 86_400)
            await #expect(throws: UploadRefusal.notFound) { try await requests.upload(key, by: "browser", at: tomorrow) }
            #expect(try await requests.discardOldUploads(at: tomorrow.adding(seconds: -1)) == 0)
            #expect(try await requests.discardOldUploads(at: tomorrow) == RequestUpload.mostFromOnePlace + 1)
            #expect(try await desk.world.database.count("request_upload_part") == 0)
        }
    }
}
