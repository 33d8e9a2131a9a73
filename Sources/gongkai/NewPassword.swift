import Foundation

/// A password that was not on the command line.
enum NewPassword {
    /// Names a file whose first line is the password.
    static let variable = "GONGKAI_PASSWORD_FILE"

    static func read() throws -> String {
        let password: String
        if let path = ProcessInfo.processInfo.environment[variable], !path.isEmpty {
            password = firstLine(of: try InputFile(path).bytes)
        } else if isatty(STDIN_FILENO) == 1 {
            password = try ask()
        } else {
            password = firstLine(of: [UInt8](try FileHandle.standardInput.readToEnd() ?? Data()))
        }
        guard !password.isEmpty else {
            throw Complaint("There is no password. Write it to standard input, or name a file that holds it with \(variable).")
        }
        return password
    }

    private static func firstLine(of bytes: [UInt8]) -> String {
        let line = bytes.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
        return String(decoding: line, as: UTF8.self)
    }

    /// Twice, unseen: a slip would lock the administrator out.
    private static func ask() throws -> String {
        let first = answer("Password: ")
        guard first == answer("The same again: ") else { throw Complaint("The two passwords differ. Nothing was created.") }
        return first
    }

    private static func answer(_ question: String) -> String {
        getpass(question).map { String(cString: $0) } ?? ""
    }
}
