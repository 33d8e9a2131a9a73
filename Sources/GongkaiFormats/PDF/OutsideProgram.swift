import Foundation
import Glibc

/// Runs a program beside ours with files as its input and output, so that no pipe can fill up, and stops it when its time is up.
struct OutsideProgram {
    let tool: DocumentFault.OutsideTool
    let path: String

    struct Outcome {
        let status: Int32
        let output: [UInt8]
        let complaints: String
    }

    /// Blocks the calling thread until the program ends.
    func run(_ arguments: [String], input: [UInt8], seconds: Int) throws(DocumentFault) -> Outcome {
        guard FileManager.default.isExecutableFile(atPath: path) else { throw .toolMissing(tool) }
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("gongkai-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            let (source, result, errors) = (
                folder.appendingPathComponent("in"), folder.appendingPathComponent("out"), folder.appendingPathComponent("err")
            )
            try Data(input).write(to: source)
            try Data().write(to: result)
            try Data().write(to: errors)
            let process = Process()
            process.executableURL = URL(fileURLWithPath: path)
            process.arguments = arguments
            // Not our whole environment: it may hold the database's password.
            process.environment = [
                "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": NSHomeDirectory(), "LANG": "C.UTF-8", "TMPDIR": folder.path,
            ]
            process.currentDirectoryURL = folder
            process.standardInput = try FileHandle(forReadingFrom: source)
            process.standardOutput = try FileHandle(forWritingTo: result)
            process.standardError = try FileHandle(forWritingTo: errors)
            let ended = DispatchSemaphore(value: 0)
            process.terminationHandler = { _ in ended.signal() }
            try process.run()
            if ended.wait(timeout: .now() + .seconds(seconds)) == .timedOut {
                process.terminate()
                if ended.wait(timeout: .now() + .seconds(2)) == .timedOut { kill(process.processIdentifier, SIGKILL) }
                throw DocumentFault.toolTooSlow(tool, seconds: seconds)
            }
            let complaints = String(decoding: try Data(contentsOf: errors).suffix(2_000), as: UTF8.self).trimmingSpaces
            return Outcome(status: process.terminationStatus, output: [UInt8](try Data(contentsOf: result)), complaints: complaints)
        } catch let fault as DocumentFault {
            throw fault
        } catch {
            throw .toolFailed(tool, words: error.localizedDescription)
        }
    }
}
