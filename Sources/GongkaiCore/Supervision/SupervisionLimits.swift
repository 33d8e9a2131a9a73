/// The limits that are the same for every case, in working days: those of the licence law, and those of the rules for windows and ratings.
package struct SupervisionLimits: Sendable, Equatable {
    package var notice = Int32(LicenceLaw.all[0].notice.days)
    package var delivery = Int32(LicenceLaw.all[0].delivery.days)
    package var signIn: Int32 = 1
    /// From the end of a step to the beginning of the next.
    package var forwarding: Int32 = 1
    package var ratingContact: Int32 = 1
    package var ratingSolved: Int32 = 15

    package init() {}
}
