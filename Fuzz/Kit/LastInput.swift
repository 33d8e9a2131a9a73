import Foundation

/// The input a process is reading, in a file shared with its parent: it outlives a crash.
///
/// Layout: number, length, bytes. One process writes, and its parent reads when it is dead or stuck.
package final class LastInput: @unchecked Sendable {
    private static let room = 1 << 20
    private let memory: UnsafeMutableRawPointer

    /// - Parameter path: of the file; made when it is not there.
    package init?(path: String) {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0, ftruncate(descriptor, off_t(Self.room)) == 0 else { return nil }
        let mapped = mmap(nil, Self.room, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0)
        close(descriptor)
        guard let mapped, mapped != MAP_FAILED else { return nil }
        memory = mapped
    }

    deinit { munmap(memory, Self.room) }

    package func note(_ number: Int, _ input: [UInt8]) {
        let count = min(input.count, Self.room - 16)
        memory.storeBytes(of: number, as: Int.self)
        memory.storeBytes(of: count, toByteOffset: 8, as: Int.self)
        input.withUnsafeBytes { (memory + 16).copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(memory), byteCount: count) }
    }

    package var number: Int { memory.load(as: Int.self) }

    package var input: [UInt8] {
        let count = max(0, min(memory.load(fromByteOffset: 8, as: Int.self), Self.room - 16))
        return Array(UnsafeRawBufferPointer(start: memory + 16, count: count))
    }
}
