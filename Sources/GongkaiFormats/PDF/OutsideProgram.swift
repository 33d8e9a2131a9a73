import Foundation
import Glibc

/// Runs a program beside ours with files as its input and output, so that no pipe can fill up, and stops it when its time is up. Readers of
/// foreign files are old C: what they may take of memory, processor and disk is bounded by the kernel.
struct OutsideProgram {
    let tool: DocumentFault.OutsideTool
    let path: String

    /// Of util-linux, which every Debian has.
    fileprivate static let limiter = "/usr/bin/prlimit"

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
            let limits = tool.limits(seconds: seconds)
            process.executableURL = URL(fileURLWithPath: limits.isEmpty ? path : Self.limiter)
            process.arguments = limits.isEmpty ? arguments : limits + [path] + arguments
            // Not our whole environment: it may hold the database's password.
            process.environment = [
                "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": NSHomeDirectory(), "LANG": "C.UTF-8", "TMPDIR": folder.path,
                // Only the plain loaders of pictures: none that reads PDF, SVG or what ImageMagick knows.
                "VIPS_BLOCK_UNTRUSTED": "1", "VIPS_CONCURRENCY": "1",
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

extension DocumentFault.OutsideTool {
    /// For `prlimit`; empty where the program is trusted with our own pages, or there is no `prlimit`.
    fileprivate func limits(seconds: Int) -> [String] {
        guard self != .weasyprint, FileManager.default.isExecutableFile(atPath: OutsideProgram.limiter) else { return [] }
        return ["--as=2147483648", "--cpu=\(seconds)", "--fsize=536870912", "--core=0", "--nofile=64"]
    }
}
