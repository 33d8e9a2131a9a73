import GongkaiFormats
import Foundation
import GongkaiFuzz

/// Tries every reader of foreign bytes on many damaged inputs, each reader in a process of its own. A process that dies or hangs leaves the
/// input it was reading in a file; the next one goes on behind it.
@main
struct Main {
    static func main() {
        let arguments = Array(CommandLine.arguments.dropFirst())
        if arguments.first == "--child", arguments.count == 6 { return child(arguments) }
        func value(_ name: String) -> String? {
            arguments.firstIndex(of: name).flatMap { arguments.indices.contains($0 + 1) ? arguments[$0 + 1] : nil }
        }
        let seed = value("--seed").flatMap { UInt64($0) } ?? UInt64.random(in: 0..<1_000_000_000)
        let chosen = value("--reader").map { name in FuzzSubject.all.filter { $0.reader.name == name } } ?? FuzzSubject.all
        // A million for each reader.
        let total = value("--inputs").flatMap { Int($0) } ?? chosen.count * 1_000_000
        guard !chosen.isEmpty, total > 0 else {
            FileHandle.standardError.write(
                Data(
                    "usage: gongkai-fuzz [--inputs N] [--seed S] [--reader \(FuzzSubject.all.map(\.reader.name).joined(separator: "|"))]\n"
                        .utf8))
            exit(64)
        }
        let folder = value("--folder") ?? "data/fuzz"
        let run = FuzzRun(chosen, total: total, seed: seed, folder: folder)
        exit(run.run() ? 0 : 1)
    }

    /// `--child READER SEED FIRST END FILE`
    private static func child(_ arguments: [String]) {
        guard let subject = FuzzSubject.all.first(where: { $0.reader.name == arguments[1] }), let seed = UInt64(arguments[2]),
            let first = Int(arguments[3]), let end = Int(arguments[4]), let last = LastInput(path: arguments[5])
        else { exit(64) }
        FuzzCourse(subject, seed: seed).run(first..<end, before: last.note) { finding in
            print("FOUND \(finding.number) \(finding.words)")
            fflush(nil)
        }
    }
}
