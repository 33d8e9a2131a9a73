package import GongkaiCore

extension Instant {
    /// `2026-03-02T09:05:00+08:00`, as Atom, JSON Feed, schema.org and DCAT want it.
    package var rfc3339: String { text.replacing(" ", with: "T") + "+08:00" }

    /// `Mon, 02 Mar 2026 09:05:00 +0800`, as RSS wants it.
    package var rfc822: String {
        let day = day
        let weekday = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][day.weekday - 1]
        let month = [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ][day.month - 1]
        return
            "\(weekday), \(day.day < 10 ? "0" : "")\(day.day) \(month) \(day.year) \(text.suffix(8)) +0800"
    }
}
