import ArgumentParser
import GongkaiCore
import GongkaiFormats
import GongkaiStore

/// Files of items named on the command line.
struct ItemFileInput {
    /// How a command ends when its input is wrong (EX_DATAERR).
    static let wrongInput: Int32 = 65

    let reading: ItemReading

    /// Reads the files against the units of a database. Everything wrong with them is printed, each with its place, before this complains.
    init(_ paths: [String], in database: any Database) async throws {
        let files: [(name: String, bytes: [UInt8])] = try paths.map { path in
            do {
                let file = try InputFile(path)
                return (name: file.name, bytes: file.bytes)
            } catch let complaint as Complaint {
                throw Complaint(complaint.sentence, code: Self.wrongInput)
            }
        }
        let agencies = try await AccountStore(database: database).agencies()
        let names = Dictionary(agencies.flatMap { [($0.code, $0.code), ($0.name, $0.code)] }) { first, _ in first }
        do {
            reading = try ItemReading(files, agencies: names, today: Instant.now.day)
        } catch {
            throw Complaint("\(error.file): \(error.english)", code: Self.wrongInput)
        }
        guard reading.isClean else {
            for fault in reading.strangers { Output.print("\(fault.file): \(fault.english)") }
            for fault in reading.faults { Output.print(fault.english) }
            throw Self.complaint(reading.strangers.count + reading.faults.count)
        }
        guard !reading.items.isEmpty else { throw Complaint("The files hold no items.", code: Self.wrongInput) }
    }

    /// Prints what the register says against items of the files.
    func complaint(about faults: ServiceItemLoadFaults) -> Complaint {
        for fault in faults.faults { Output.print("\(reading.places[fault.index]): \(fault.words)") }
        return Self.complaint(faults.faults.count)
    }

    private static func complaint(_ count: Int) -> Complaint {
        Complaint(
            "\(count == 1 ? "1 fault" : "\(count) faults"), nothing was taken. Correct them and try the files again.", code: wrongInput)
    }
}
