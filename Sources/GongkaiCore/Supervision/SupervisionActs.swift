/// What the supervision itself did about a case, as far as its cards follow from it.
package struct SupervisionActs: Sendable, Equatable {
    /// The days on which yellow cards were withdrawn, by their keys: what such a card named needs no correction from then on.
    package var withdrawn: [String: Day]
    /// The days on which it recorded that a complaint is right, the earliest first.
    package var complaints: [Day]

    package init(withdrawn: [String: Day] = [:], complaints: [Day] = []) {
        self.withdrawn = withdrawn
        self.complaints = complaints
    }
}
