import Foundation

/// Writes a backup beside its place and moves it there when it is complete and on the disk.
final class BackupWriter {
    private let path: String
    private let temporary: String
    private let isOverwriting: Bool
    private let file: Int32
    private let forceFolder: (Int32) -> Int32
    private var buffer: [UInt8] = []
    private var hash = SHA256()

    private static let bufferSize = 1 << 20

    /// `forceFolder` brings a folder to the disk, as fsync(2) does.
    init(path: String, overwriting: Bool, forceFolder: @escaping (Int32) -> Int32 = fsync) throws {
        self.path = path
        self.forceFolder = forceFolder
        isOverwriting = overwriting
        // Two backups to one place at a time must not write into each other.
        temporary = "\(path).partial-\(getpid())"
        guard overwriting || access(path, F_OK) != 0 else {
            file = -1
            throw BackupFault.exists(path: path)
        }
        // It holds password hashes: nobody else may read it.
        file = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        if file < 0 { throw fault() }
    }

    deinit {
        if file >= 0 { close(file) }
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
        try write(buffer)
        if fsync(file) != 0 { throw fault() }
        let folder = open(URL(filePath: path).deletingLastPathComponent().path, O_RDONLY | O_CLOEXEC)
        if folder < 0 { throw fault() }
        defer { close(folder) }
        try place()
        // The name is safe only when the folder is. Some file systems know no such thing (EINVAL).
        if forceFolder(folder) != 0, errno != EINVAL {
            throw BackupFault.nameNotForced(path: path, reason: String(cString: strerror(errno)))
        }
    }

    /// Gives the file its name. A link refuses, in one step, a name that somebody else has taken since.
    private func place() throws {
        if !isOverwriting {
            if link(temporary, path) == 0 {
                unlink(temporary)
                return
            }
            if errno == EEXIST { throw BackupFault.exists(path: path) }
            // Not every file system knows links.
        }
        if rename(temporary, path) != 0 { throw fault() }
    }

    /// Removes what was written.
    func abandon() {
        unlink(temporary)
    }

    private func flush() throws {
        hash.update(buffer)
        try write(buffer)
        buffer.removeAll(keepingCapacity: true)
    }

    private func write(_ bytes: [UInt8]) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
            if written < 0 {
                if errno == EINTR { continue }
                throw fault()
            }
            rest = rest.dropFirst(written)
        }
    }

    private func fault() -> BackupFault {
        let reason: String =
            switch errno {
            case ENOSPC, EDQUOT: "the disk is full; free some space or write elsewhere"
            case ENOENT: "its folder is not there"
            case EACCES, EROFS, EPERM: "its folder may not be written"
            default: String(cString: strerror(errno))
            }
        return .cannotWrite(path: path, reason: reason)
    }
}
