import Foundation
import GongkaiCore
import GongkaiFormats
import GongkaiStore
import GongkaiWeb

/// How a command ends that did not work out: one English sentence on standard error, and an exit code.
///
/// 1: refused, or a check failed. 2: a file could not be read. 64: the command line makes no sense.
struct Complaint: Error {
    let sentence: String
    let code: Int32

    init(_ sentence: String, code: Int32 = 1) {
        self.sentence = sentence
        self.code = code
    }

    /// What an error of ours means to the person at the terminal. Nil for requests for help, wrong usage and the unforeseen.
    init?(_ error: any Error) {
        switch error {
        case let complaint as Complaint: self = complaint
        case let error as DatabaseError: self.init(error.message)
        case let fault as XLSXFault: self.init(fault.english)
        case let fault as DocumentFault: self.init(fault.english)
        case let fault as BackupFault: self.init(fault.description, code: fault.concernsTheFile ? 2 : 1)
        case let refusal as ExportRefusal: self.init(refusal.english)
        case let refusal as AccountRefusal: self.init(refusal.english)
        case let refusal as RegisterRefusal: self.init(refusal.english)
        case let refusal as SupervisionRefusal: self.init(refusal.english)
        case let refusal as RuleBookRefusal: self.init(refusal.english)
        case let refusal as DemonstrationStore.Refusal: self.init(refusal.english)
        default: return nil
        }
    }

    func end() -> Never {
        Output.warn(sentence)
        Foundation.exit(code)
    }
}

extension BackupFault {
    /// Whether the backup itself cannot be read, as against a database that does not take it.
    fileprivate var concernsTheFile: Bool {
        switch self {
        case .cannotRead, .notABackup, .truncated, .damaged: true
        case .cannotWrite, .nameNotForced, .exists, .otherSchema, .targetNotEmpty: false
        }
    }
}
