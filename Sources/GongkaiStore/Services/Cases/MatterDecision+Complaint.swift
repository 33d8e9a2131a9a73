import GongkaiCore

extension MatterDecision {
    /// What came of a complaint is recorded once: a second step of the same day with the same result in the same words is the same complaint.
    func requireNewComplaint() throws {
        guard event.action == CaseAction.recordComplaint.action, let text = event[.reason]?.text?.withoutSpaces else { return }
        let same = matter.all(.recordComplaint).first {
            $0.number < event.number && $0.on == event.on && $0[.complaintResult] == event[.complaintResult]
                && $0[.reason]?.text?.withoutSpaces == text
        }
        if let same { throw MatterAccessRefusal.complaintKnown(on: same.on, by: same.author.words) }
    }
}
