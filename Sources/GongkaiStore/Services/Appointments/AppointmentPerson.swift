package import GongkaiCore

/// Who booked a half hour, and how to reach them.
package struct AppointmentPerson: Sendable, Equatable {
    package let name: String
    package let telephone: String

    package init(name: String, telephone: String) {
        self.name = name
        self.telephone = telephone
    }
}

extension Officer {
    /// Whether they may call whoever booked: the window and those who handle what is applied for there.
    package var mayCallAppointments: Bool { may(.readIdentities) && (may(.takeCases) || may(.handleCases)) }
}
