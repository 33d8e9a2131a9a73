import Foundation
import GongkaiCore

/// Reads what is given to `gongkai clock`. Days are read here and not by the argument parser, because a day that does not exist ends with 2.
enum ClockArgument {
    static func day(_ text: String?, option: String) throws -> Day? {
        guard let text else { return nil }
        guard let day = Day(text) else { throw Complaint("\(option): \"\(text)\" is not a day written yyyy-MM-dd.", code: 2) }
        return day
    }

    static func unknown(_ text: String, option: String, known: [String]) -> Complaint {
        Complaint("\(option): \"\(text)\" is not known. Give \(known.joined(separator: ", ")).", code: 2)
    }

    /// `A..B`, or `ground:A..B`.
    static func pause(_ text: String) throws -> ClockFacts.Pause {
        let named = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let name = named.count == 2 ? String(named[0]) : ClockGround.thirdParty.code
        guard let ground = ClockGround.consultations.first(where: { $0.code == name }) else {
            throw unknown(name, option: "--pause", known: ClockGround.consultations.map(\.code))
        }
        let days = (named.last ?? "").components(separatedBy: "..")
        guard days.count == 2, let from = Day(days[0]), let through = Day(days[1]) else {
            throw Complaint("--pause: \"\(text)\" is not two days written 2023-09-20..2023-10-13.", code: 2)
        }
        guard from <= through else { throw Complaint("--pause: \(from) is after \(through).", code: 2) }
        return ClockFacts.Pause(ground, from: from, through: through)
    }

    /// Both days of something asked of the applicant, or none. The options are called `--ground-asked` and as given.
    static func restart(_ ground: ClockGround, asked: String?, answered: String?, _ answeredOption: String) throws -> ClockFacts.Restart? {
        let answeredOn = try day(answered, option: "--\(answeredOption)")
        guard let askedOn = try day(asked, option: "--\(ground.code)-asked") else {
            if answered != nil { throw Complaint("--\(answeredOption) needs --\(ground.code)-asked, the day it was asked for.", code: 2) }
            return nil
        }
        return ClockFacts.Restart(ground, asked: askedOn, answered: answeredOn)
    }
}
