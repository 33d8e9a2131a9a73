/// The limits that are the same for every case, in working days: those of the licence law (arts. 32, 44), and those of the platform, which no law
/// sets (docs/law/licence.md).
package struct SupervisionLimits: Sendable, Equatable {
    package var notice = Int32(LicenceLaw.all[0].notice.days)
    package var delivery = Int32(LicenceLaw.all[0].delivery.days)
    /// The platform's.
    package var signIn: Int32 = 1
    /// From the end of a step to the beginning of the next; the platform's.
    package var forwarding: Int32 = 1
    /// The platform's, as the next: 国办发〔2019〕51号 asks for a prompt call and mending within a set time, and names no days.
    package var ratingContact: Int32 = 1
    package var ratingSolved: Int32 = 15

    package init() {}
}
