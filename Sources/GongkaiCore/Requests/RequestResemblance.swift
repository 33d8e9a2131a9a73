/// A request made before, as far as it helps to recognise a repeated one.
package struct EarlierRequest: Sendable, Equatable {
    package let number: String
    /// ``Applicant/key`` of who asked.
    package let applicant: String
    package let text: String

    package init(number: String, applicant: String, text: String) {
        self.number = number
        self.applicant = applicant
        self.text = text
    }
}

/// A request that looks like an earlier one of the same applicant. A person decides whether it is the same (art. 36 (6)).
package struct RequestResemblance: Sendable, Equatable {
    package enum Degree: Sendable, Equatable {
        /// The same but for spaces, punctuation, width and a word or two.
        case same
        case similar
    }

    package let number: String
    package let degree: Degree
    /// The share of pairs of characters they have in common, 0…1.
    package let likeness: Double

    package init(number: String, degree: Degree, likeness: Double) {
        self.number = number
        self.degree = degree
        self.likeness = likeness
    }

    static let sameFrom = 0.9
    static let similarFrom = 0.6

    /// The earlier requests of the same applicant that a new one resembles, most alike first.
    package static func find(_ text: String, by applicant: String, among earlier: [EarlierRequest]) -> [RequestResemblance] {
        let new = RequestLikeness(text)
        return earlier.compactMap { request in
            guard request.applicant == applicant else { return nil }
            let old = RequestLikeness(request.text)
            let likeness = new.likeness(to: old)
            guard likeness >= similarFrom else { return nil }
            // The budget of another year is another thing, however alike the words are.
            let isSame = likeness >= sameFrom && new.numbers == old.numbers
            return RequestResemblance(number: request.number, degree: isSame ? .same : .similar, likeness: likeness)
        }
        .sorted { ($1.likeness, $0.number) < ($0.likeness, $1.number) }
    }

    /// From here on they ask for much the same.
    package static let alikeFrom = similarFrom
}

extension Applicant {
    /// The same for the same applicant, however they write themselves: their document or code, else their name with their telephone.
    package func key(telephone: String) -> String {
        switch self {
        case .person(let person):
            if person.documentNumber.isFilled, let number = person.documentNumber {
                return "\(person.document?.rawValue ?? ""):\(Self.plain(number))"
            }
        case .organisation(let organisation): return "code:\(Self.plain(organisation.code))"
        }
        return "name:\(SearchText.normalise(name)):\(telephone.filter(\.isNumber))"
    }

    private static func plain(_ code: String) -> String { code.filter { $0.isLetter || $0.isNumber }.uppercased() }
}
