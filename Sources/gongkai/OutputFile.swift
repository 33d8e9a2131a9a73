import Foundation

/// A file to write, or standard output. The file appears whole or not at all: it is written beside its place and moved there at the end.
struct OutputFile {
    let path: String?
    /// Where the bytes go until ``finish()``.
    let writingPath: String

    init(_ path: String?) {
        self.path = path
        writingPath = path.map { "\($0).part-\(getpid())" } ?? "/dev/stdout"
    }

    /// Runs `write`, then puts the file in its place; a file that was left unfinished is removed.
    func write<Value>(_ write: () async throws -> Value) async throws -> Value {
        guard let path else { return try await write() }
        do {
            let value = try await write()
            guard rename(writingPath, path) == 0 else { throw Self.refused(path) }
            return value
        } catch {
            unlink(writingPath)
            throw error
        }
    }

    /// Puts bytes into their place at once.
    func write(_ bytes: [UInt8]) async throws {
        try await write {
            let sink = try ByteSink(self)
            try sink.write(bytes)
            try sink.close()
        }
    }

    fileprivate static func refused(_ path: String) -> Complaint {
        Complaint("\(path) cannot be written (\(String(cString: strerror(errno)))). Check the folder, its rights and the free space.")
    }
}

/// Bytes on their way into an ``OutputFile``.
final class ByteSink: Sendable {
    private let handle: FileHandle
    private let name: String

    init(_ file: OutputFile) throws {
        name = file.path ?? "standard output"
        guard file.path != nil else {
            handle = .standardOutput
            return
        }
        let descriptor = open(file.writingPath, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw OutputFile.refused(name) }
        handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }

    func write(_ bytes: [UInt8]) throws {
        do {
            try handle.write(contentsOf: bytes)
        } catch {
            throw OutputFile.refused(name)
        }
    }

    func close() throws {
        if handle !== FileHandle.standardOutput { try handle.close() }
    }
}
