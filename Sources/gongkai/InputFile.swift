import Foundation
import GongkaiFormats

/// A file named on the command line.
struct InputFile {
    let path: String
    let bytes: [UInt8]

    var name: String { URL(filePath: path).lastPathComponent }

    /// Reads the whole file, unless it is larger than anything we accept.
    init(_ path: String) throws {
        self.path = path
        do {
            let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
            guard size <= DocumentReader.maximumBytes else {
                throw DocumentFault.tooLarge(.fileBytes(DocumentReader.maximumBytes))
            }
            bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
        } catch let fault as DocumentFault {
            throw Complaint("\(path): \(fault.english)", code: 2)
        } catch {
            throw Complaint("\(path) cannot be read. Check its name and that you may read it.", code: 2)
        }
    }
}
