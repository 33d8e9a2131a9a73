import Foundation
import GongkaiStore

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
        case let error as DatabaseError: self.init(error.sentence)
        default: return nil
        }
    }

    func end() -> Never {
        FileHandle.standardError.write(Data("gongkai: \(sentence)\n".utf8))
        Foundation.exit(code)
    }
}

extension DatabaseError {
    /// What happened and what to do, for the person at the terminal. Every write is one transaction, so what failed left nothing behind.
    fileprivate var sentence: String {
        switch kind {
        case .diskFull: "the disk is full (\(message)). Nothing of this command was stored; free some space and run it again."
        case .connectionLost:
            "the connection to PostgreSQL was lost (\(message)). Start the server, look at what is there, and run the command again."
        case .busy:
            "another program keeps the database locked (\(message)). Wait until it has finished, or stop it, and run the command again."
        case .readOnly: "the database cannot be written (\(message)). Check who owns its file and folder."
        case .cannotOpen: "the database cannot be opened (\(message)). Check the address given with --database."
        case .timeout: "the database took too long (\(message)). Run the command again when the server has less to do."
        case .newerSchema: message
        case .duplicate, .reference, .check, .stale, .misuse, .other:
            "the database refused this (\(message)). Nothing of this command was stored."
        }
    }
}
