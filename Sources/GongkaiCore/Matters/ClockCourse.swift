/// What happened to the clock of a matter, in order. Which days follow is the business of the clock's rule.
package struct ClockCourse: Sendable, Equatable {
    package enum State: Sendable, Equatable {
        case notStarted
        case running
        /// It waits for the answers of so many branches.
        case suspended(Set<Int>)
        /// It waits for the person.
        case waiting(ClockGround)
        case ended
    }

    package private(set) var marks: [ClockMark] = []
    package private(set) var state = State.notStarted

    /// The day it started; nil while it has not.
    package var startedOn: Day? { marks.first { $0.effect == .starts }?.on }
    /// Nothing that moves a limit can be dated before this.
    package var lastDay: Day? { marks.last?.on }

    /// Nil for an effect that cannot follow; a suspension names the branch it waits for.
    func after(_ mark: ClockMark) -> ClockCourse? {
        if let lastDay, mark.on < lastDay { return nil }
        var course = self
        course.marks.append(mark)
        switch (state, mark.effect) {
        case (.notStarted, .starts): course.state = .running
        case (.running, .suspends):
            guard let branch = mark.branch else { return nil }
            course.state = .suspended([branch])
        case (.suspended(let open), .suspends):
            guard let branch = mark.branch else { return nil }
            course.state = .suspended(open.union([branch]))
        case (.suspended(let open), .resumes):
            guard let branch = mark.branch, open.contains(branch) else { return nil }
            course.state = open.count == 1 ? .running : .suspended(open.subtracting([branch]))
        case (.running, .asks(let ground)): course.state = .waiting(ground)
        case (.waiting(let asked), .restarts(let ground)) where asked == ground: course.state = .running
        case (.running, .extends), (.suspended, .extends): break
        // What never began to count, such as a filing taken back before its receipt, can end too; a decision made again ends nothing more.
        case (.notStarted, .ends), (.ended, .ends), (.running, .ends), (.suspended, .ends), (.waiting, .ends): course.state = .ended
        default: return nil
        }
        return course
    }
}
