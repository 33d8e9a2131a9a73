extension SubmittedForm {
    /// What is longer than it may be, in words, by the names of the fields. Browsers are not told to cut: who pastes would not see that the end is lost.
    ///
    /// - Parameter most: characters of each at the most.
    func tooLong(_ most: [String: Int]) -> [String: String] {
        most.reduce(into: [:]) { errors, field in errors[field.key] = self[field.key].flatMap { IntakeForm.tooLong($0, field.value) } }
    }
}
