import GongkaiCore
import GongkaiStore

extension VersionLine {
    /// Until when it must be public, and that this is over; nil for what was public already, and for what nobody dated.
    func deadline(on day: Day) -> String? {
        unpublishedSince.flatMap { DisclosureDeadline.words(madeOn: $0, on: day, calendar: .published) }
    }
}
