import GongkaiFormats
import Foundation
import GongkaiFuzz
import Synchronization

/// The whole run: a reader at a time on each processor.
final class FuzzRun: Sendable {
    private let subjects: [FuzzSubject]
    private let each: Int
    private let seed: UInt64
    private let folder: String
    private let next = Mutex(0)
    private let faults = Mutex(0)

    /// A process that reads one input for longer than this is ended.
    private static let patience = 20.0
    /// A reader that fails so often is broken beyond this run.
    private static let mostDeaths = 20

    init(_ subjects: [FuzzSubject], total: Int, seed: UInt64, folder: String) {
        self.subjects = subjects
        each = (total + subjects.count - 1) / subjects.count
        self.seed = seed
        self.folder = folder
    }

    /// Whether nothing was found.
    func run() -> Bool {
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            print("\(folder) cannot be made: \(error)")
            return false
        }
        print("\(each * subjects.count) inputs for \(subjects.count) readers, seed \(seed)")
        let threads = (0..<ProcessInfo.processInfo.activeProcessorCount).map { _ in
            let done = DispatchSemaphore(value: 0)
            Thread.detachNewThread {
                self.work()
                done.signal()
            }
            return done
        }
        for done in threads { done.wait() }
        let count = faults.withLock { $0 }
        print(count == 0 ? "Nothing found. Seed \(seed)." : "\(count) found, inputs in \(folder). Seed \(seed).")
        return count == 0
    }

    private func work() {
        while true {
            let index = next.withLock { next in
                defer { next += 1 }
                return next
            }
            guard index < subjects.count else { return }
            run(subjects[index])
        }
    }

    private func run(_ subject: FuzzSubject) {
        let start = Date(), file = "\(folder)/\(subject.reader.name).last"
        guard let last = LastInput(path: file) else {
            note("\(subject.reader.name): \(file) cannot be written")
            return
        }
        var first = 0
        var deaths = 0
        while first < each, deaths < Self.mostDeaths {
            last.note(first, [])
            let end = process(subject, from: first, file, last)
            guard let end else { break }
            deaths += 1
            note("\(subject.reader.name) \(end) at input \(last.number): \(save(last.input, of: subject, last.number))")
            first = last.number + 1
        }
        unlink(file)
        let seconds = Date().timeIntervalSince(start)
        print(
            "\(subject.reader.name.padding(toLength: 16, withPad: " ", startingAt: 0)) \(each) inputs, \(Int(Double(each) / max(seconds, 0.001)))/s"
        )
    }

    /// How the process ended when it did not come through; nil when it did.
    private func process(_ subject: FuzzSubject, from first: Int, _ file: String, _ last: LastInput) -> String? {
        let child = Process()
        child.executableURL = URL(filePath: Bundle.main.executablePath ?? CommandLine.arguments[0])
        child.arguments = ["--child", subject.reader.name, "\(seed)", "\(first)", "\(each)", file]
        let pipe = Pipe()
        child.standardOutput = pipe
        let isOver = DispatchSemaphore(value: 0)
        child.terminationHandler = { _ in isOver.signal() }
        do {
            try child.run()
        } catch {
            return "could not be started (\(error))"
        }
        let reading = DispatchSemaphore(value: 0), output = pipe.fileHandleForReading
        Thread.detachNewThread {
            let text = String(decoding: output.readDataToEndOfFile(), as: UTF8.self)
            for line in text.split(separator: "\n") where line.hasPrefix("FOUND ") { self.found(String(line.dropFirst(6)), by: subject) }
            reading.signal()
        }
        var seen = -1
        var since = Date()
        var isStuck = false
        while isOver.wait(timeout: .now() + 0.5) == .timedOut {
            if last.number != seen {
                (seen, since) = (last.number, Date())
            } else if Date().timeIntervalSince(since) > Self.patience {
                isStuck = true
                kill(child.processIdentifier, SIGKILL)
            }
        }
        reading.wait()
        if isStuck { return "hung" }
        if child.terminationReason == .uncaughtSignal { return "crashed (signal \(child.terminationStatus))" }
        return child.terminationStatus == 0 ? nil : "ended with \(child.terminationStatus)"
    }

    private func found(_ line: String, by subject: FuzzSubject) {
        let parts = line.split(separator: " ", maxSplits: 1)
        guard let number = parts.first.flatMap({ Int($0) }) else { return }
        note(
            "\(subject.reader.name) \(parts.last ?? "") at input \(number): \(save(subject.input(number, seed: seed), of: subject, number))"
        )
    }

    private func save(_ input: [UInt8], of subject: FuzzSubject, _ number: Int) -> String {
        let path = "\(folder)/\(subject.reader.name)-\(seed)-\(number).bin"
        do {
            try Data(input).write(to: URL(filePath: path))
            return path
        } catch {
            return "\(path) cannot be written: \(error)"
        }
    }

    private func note(_ words: String) {
        faults.withLock { $0 += 1 }
        print(words)
    }
}
