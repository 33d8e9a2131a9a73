import Foundation

/// Where the program that prints PDF is: named by `GONGKAI_WEASYPRINT`, in `.venv` of the working folder, or on the PATH.
enum WeasyPrint {
    static var path: String? {
        let environment = ProcessInfo.processInfo.environment
        let folders = (environment["PATH"] ?? "").split(separator: ":")
        let places = [environment["GONGKAI_WEASYPRINT"], ".venv/bin/weasyprint"].compactMap(\.self) + folders.map { "\($0)/weasyprint" }
        return places.first { FileManager.default.isExecutableFile(atPath: $0) }
    }
}
