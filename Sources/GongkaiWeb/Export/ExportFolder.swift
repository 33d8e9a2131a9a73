import Foundation
import GongkaiCore
import GongkaiStore
import Synchronization

/// The folder of an export. A file appears whole or not at all; what was written is noted before it appears, so that after a crash the next
/// export knows it for its own. What somebody else put there is left alone.
final class ExportFolder: Sendable {
    enum Written: Sendable { case new, same, foreign }

    private struct State {
        var entries: [String: ExportManifest.Entry] = [:]
        var made: Set<String> = []
        var number = 0
    }

    let path: String
    /// What the last export left.
    let before: ExportManifest
    /// Hashes of all files that are ours, those of an export that was broken off included.
    private let known: [String: String]
    /// Whether nothing stood in it: then what is there is what this export has written.
    private let wasEmpty: Bool
    private let journal: FileHandle
    private let state = Mutex(State())

    private static let journalName = ".gongkai-export.journal"

    init(path: String) throws {
        self.path = path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        let inside = try FileManager.default.contentsOfDirectory(atPath: path)
        let isOurs = inside.contains(ExportManifest.name) || inside.contains(Self.journalName)
        guard inside.isEmpty || isOurs else { throw ExportRefusal.foreignFolder(path) }
        wasEmpty = inside.isEmpty

        let descriptor = open("\(path)/\(Self.journalName)", O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw ExportRefusal.cannotWrite("\(path)/\(Self.journalName)") }
        journal = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { throw ExportRefusal.inUse(path) }

        let manifest = "\(path)/\(ExportManifest.name)"
        if FileManager.default.fileExists(atPath: manifest) {
            guard let read = ExportManifest(try String(contentsOfFile: manifest, encoding: .utf8)) else {
                throw ExportRefusal.unreadableManifest(manifest)
            }
            before = read
        } else {
            before = ExportManifest()
        }
        var known = before.entries.mapValues(\.sha256)
        for line in String(decoding: try journal.readToEnd() ?? Data(), as: UTF8.self).split(separator: "\n") {
            let fields = line.split(separator: "\t")
            if fields.count == 2 { known[String(fields[0])] = String(fields[1]) }
        }
        self.known = known
    }

    /// Whether a file is there as the last export left it, to judge by its name.
    func has(_ file: String) -> Bool { access("\(path)/\(file)", F_OK) == 0 }

    /// Keeps a file of the last export as it is.
    func keep(_ file: String, _ entry: ExportManifest.Entry) { state.withLock { $0.entries[file] = entry } }

    /// Writes a file where its bytes differ from what is there.
    func write(_ bytes: [UInt8], to file: String, target: String, tags: Set<PageTag>?, leadsTo: [String]) throws -> Written {
        let hash = SHA256.hex(of: bytes), whole = "\(path)/\(file)"
        let entry = ExportManifest.Entry(sha256: hash, target: target, tags: tags, leadsTo: leadsTo)
        let isThere = wasEmpty ? state.withLock { $0.entries[file] != nil } : has(file)
        if isThere, known[file] == nil {
            // Somebody else's. The very same bytes may as well be ours.
            guard try SHA256.hex(of: Data(contentsOf: URL(filePath: whole))) == hash else { return .foreign }
        }
        if isThere, known[file] ?? hash == hash {
            keep(file, entry)
            return .same
        }
        let (needsFolder, number) = state.withLock { state in
            state.number += 1
            let folder = file.lastIndex(of: "/").map { String(file[..<$0]) } ?? ""
            return (state.made.insert(folder).inserted ? folder : nil, state.number)
        }
        // Mostly the folder above is there; only where it is not are all of them looked at.
        if let needsFolder, !needsFolder.isEmpty, mkdir("\(path)/\(needsFolder)", 0o755) != 0 {
            try FileManager.default.createDirectory(atPath: "\(path)/\(needsFolder)", withIntermediateDirectories: true)
        }
        try journal.write(contentsOf: Data("\(file)\t\(hash)\n".utf8))
        let making = "\(path)/.gongkai-making-\(number)"
        try Self.put(bytes, at: making)
        try move(making, to: file)
        keep(file, entry)
        return .new
    }

    /// Another task may have said that it makes the folder, and not have made it yet.
    private func move(_ making: String, to file: String) throws {
        let whole = "\(path)/\(file)"
        var result = rename(making, whole)
        if result != 0, errno == ENOENT, let cut = whole.lastIndex(of: "/") {
            try FileManager.default.createDirectory(atPath: String(whole[..<cut]), withIntermediateDirectories: true)
            result = rename(making, whole)
        }
        guard result == 0 else {
            unlink(making)
            throw ExportRefusal.cannotWrite(whole)
        }
    }

    /// Removes what the site no longer has, and notes what there is now. Returns how many files went, and those that somebody changed, which
    /// are left.
    func finish(marks: [String: String]) throws -> (removed: Int, left: [String]) {
        let entries = state.withLock { $0.entries }
        var removed = 0
        var left: [String] = []
        for (file, hash) in known where entries[file] == nil && has(file) {
            let whole = "\(path)/\(file)"
            guard try SHA256.hex(of: Data(contentsOf: URL(filePath: whole))) == hash else {
                left.append(file)
                continue
            }
            guard unlink(whole) == 0 else { throw ExportRefusal.cannotWrite(whole) }
            removed += 1
            removeEmptyFolders(above: file)
        }
        var manifest = ExportManifest()
        manifest.marks = marks
        manifest.entries = entries
        let making = "\(path)/.gongkai-making-0"
        try Self.put(Array(manifest.text.utf8), at: making, durably: true)
        guard rename(making, "\(path)/\(ExportManifest.name)") == 0 else { throw ExportRefusal.cannotWrite(path) }
        try journal.truncate(atOffset: 0)
        return (removed, left.sorted())
    }

    private func removeEmptyFolders(above file: String) {
        var folder = file[...]
        while let cut = folder.lastIndex(of: "/") {
            folder = folder[..<cut]
            // Fails where something is left in it, which is as it should be.
            if rmdir("\(path)/\(folder)") != 0 { return }
        }
    }

    private static func put(_ bytes: [UInt8], at path: String, durably: Bool = false) throws {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw ExportRefusal.cannotWrite(path) }
        var done = 0
        while done < bytes.count {
            let count = bytes[done...].withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count <= 0 {
                close(descriptor)
                unlink(path)
                throw ExportRefusal.cannotWrite(path)
            }
            done += count
        }
        let isDurable = !durably || fsync(descriptor) == 0
        guard close(descriptor) == 0, isDurable else {
            unlink(path)
            throw ExportRefusal.cannotWrite(path)
        }
    }
}

/// Why a folder does not take an export.
package enum ExportRefusal: Error, Sendable, Equatable {
    case foreignFolder(String)
    case unreadableManifest(String)
    case inUse(String)
    case cannotWrite(String)
    case unknownSite(String?)

    /// For the command line.
    package var english: String {
        switch self {
        case .foreignFolder(let path): "\(path) holds files that no export has written. Name an empty folder, or one of an earlier export."
        case .unreadableManifest(let path): "\(path) cannot be read. Export into an empty folder instead."
        case .inUse(let path): "Another export is writing into \(path). Wait until it is done, or name another folder."
        case .cannotWrite(let path): "\(path) cannot be written. Check the folder, its rights and the free space, then export again."
        case .unknownSite(let code): code.map { "There is no open site \"\($0)\"." } ?? "There is no open portal. Name a site with --site."
        }
    }
}
