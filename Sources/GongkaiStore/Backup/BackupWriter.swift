import Foundation

/// Writes a backup beside its place and moves it there when it is complete and on the disk.
final class BackupWriter {
    private let path: String
    private let temporary: String
    private let file: FileHandle
    private var buffer: [UInt8] = []
    private var hash = SHA256()

    private static let bufferSize = 1 << 20

    init(path: String) throws {
        self.path = path
        temporary = path + ".partial"
        // It holds password hashes: nobody else may read it.
        guard FileManager.default.createFile(atPath: temporary, contents: nil, attributes: [.posixPermissions: 0o600]),
            let file = FileHandle(forWritingAtPath: temporary)
        else {
            throw BackupFault.cannotWrite(path: path, reason: "the file cannot be created; check that its folder is there and can be written")
        }
        self.file = file
    }

    /// Adds to the current line.
    func append(_ add: (inout [UInt8]) -> Void) throws {
        add(&buffer)
        if buffer.count > BackupWriter.bufferSize { try flush() }
    }

    func line(_ bytes: [UInt8]) throws {
        try append { buffer in
            buffer.append(contentsOf: bytes)
            buffer.append(0x0A)
        }
    }

    /// Adds the trailer, forces everything to the disk and gives the file its name.
    func finish(rows: Int) throws {
        try flush()
        try line(BackupTrailer(rows: rows, sha256: SHA256.hex(hash.finish())).line())
        do {
            try file.write(contentsOf: buffer)
            try file.synchronize()
            try file.close()
        } catch {
            throw fault(error)
        }
        guard rename(temporary, path) == 0 else {
            throw BackupFault.cannotWrite(path: path, reason: String(cString: strerror(errno)))
        }
        // The name is safe only when the folder is.
        let folder = FileHandle(forReadingAtPath: URL(filePath: path).deletingLastPathComponent().path)
        do {
            try folder?.synchronize()
        } catch {
            throw fault(error)
        }
    }

    /// Removes what was written.
    func abandon() {
        unlink(temporary)
    }

    private func flush() throws {
        hash.update(buffer)
        do {
            try file.write(contentsOf: buffer)
        } catch {
            throw fault(error)
        }
        buffer.removeAll(keepingCapacity: true)
    }

    private func fault(_ error: any Error) -> BackupFault {
        if let error = error as? CocoaError, error.code == .fileWriteOutOfSpace {
            return .cannotWrite(path: path, reason: "the disk is full; free some space or write elsewhere")
        }
        return .cannotWrite(path: path, reason: error.localizedDescription)
    }
}
