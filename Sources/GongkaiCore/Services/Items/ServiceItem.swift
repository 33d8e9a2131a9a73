/// One version of the implementation list (实施清单) of a government service item: everything a guide says and a case is handled by.
///
/// A version is in force from ``ItemIdentity/effectiveFrom`` until the next begins or it is cancelled; a case keeps the version it began with.
/// What a draft does not say yet is empty, nil or ``Stated/unsaid``; ``ServiceItemRules`` says what publication needs.
package struct ServiceItem: Sendable, Equatable {
    package var identity: ItemIdentity
    package var authority: ItemAuthority
    package var time: ItemTime
    package var conditions: ItemConditions
    package var process: ItemProcess
    /// Not applicable where nothing need be brought.
    package var materials: Stated<[RequiredMaterial]>
    /// Not applicable where nothing is charged. A fee of nothing, such as one that is waived for all, is an item with the amount zero.
    package var fees: Stated<[FeeItem]>
    package var result: ItemResult
    package var places: [ServicePlace]
    package var contact: ItemContact
    package var rights: ItemRights
    package var lifeEvents: [LifeEvent]
    /// 常见问题.
    package var questions: [ItemQuestion]
    /// "Which of these am I?"; nil where there is nothing to choose.
    package var guidance: DecisionTree?

    package init(
        identity: ItemIdentity, authority: ItemAuthority = ItemAuthority(), time: ItemTime = ItemTime(),
        conditions: ItemConditions = ItemConditions(), process: ItemProcess = ItemProcess(),
        materials: Stated<[RequiredMaterial]> = .unsaid, fees: Stated<[FeeItem]> = .unsaid, result: ItemResult = ItemResult(),
        places: [ServicePlace] = [], contact: ItemContact = ItemContact(), rights: ItemRights = ItemRights(),
        lifeEvents: [LifeEvent] = [], questions: [ItemQuestion] = [], guidance: DecisionTree? = nil
    ) {
        self.identity = identity
        self.authority = authority
        self.time = time
        self.conditions = conditions
        self.process = process
        self.materials = materials
        self.fees = fees
        self.result = result
        self.places = places
        self.contact = contact
        self.rights = rights
        self.lifeEvents = lifeEvents
        self.questions = questions
        self.guidance = guidance
    }

    /// The term of every step with each other, and which steps make it (``Flow/longestPath(in:)``), in working days.
    package var totalOfSteps: FlowPath? { process.flow.longestPath(in: .promised) }

    /// Whether it is in force on a day, as far as this version says.
    package func isInForce(on day: Day) -> Bool {
        identity.state == .active && identity.effectiveFrom <= day && identity.effectiveUntil.map { day <= $0 } ?? true
    }
}

extension ServiceItem: Codable {
    private enum Keys: String, CodingKey {
        case materials = "MATERIALS"
        case isFee = "IS_FEE"
        case fees = "FEES"
        case places = "TRANSACT_PLACES"
        case lifeEvents = "LIFE_EVENTS"
        case questions = "QUESTIONS"
        case guidance = "GUIDANCE"
    }

    /// One object with the exchange names; the groups are not nested.
    package func encode(to encoder: any Encoder) throws {
        try identity.encode(to: encoder)
        try authority.encode(to: encoder)
        try time.encode(to: encoder)
        try conditions.encode(to: encoder)
        try process.encode(to: encoder)
        try result.encode(to: encoder)
        try contact.encode(to: encoder)
        try rights.encode(to: encoder)
        var container = encoder.container(keyedBy: Keys.self)
        try container.encode(materials, forKey: .materials)
        try container.encode(fees, forKey: .fees)
        switch fees {
        case .unsaid: break
        case .notApplicable: try container.encode("0", forKey: .isFee)
        case .given: try container.encode("1", forKey: .isFee)
        }
        try container.encode(places, forKey: .places)
        try container.encode(lifeEvents, forKey: .lifeEvents)
        try container.encode(questions, forKey: .questions)
        try container.encodeIfPresent(guidance, forKey: .guidance)
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Keys.self)
        self.init(
            identity: try ItemIdentity(from: decoder), authority: try ItemAuthority(from: decoder), time: try ItemTime(from: decoder),
            conditions: try ItemConditions(from: decoder), process: try ItemProcess(from: decoder),
            materials: try container.decode(Stated<[RequiredMaterial]>.self, forKey: .materials),
            fees: try ServiceItem.fees(in: container), result: try ItemResult(from: decoder),
            places: try container.decode([ServicePlace].self, forKey: .places), contact: try ItemContact(from: decoder),
            rights: try ItemRights(from: decoder), lifeEvents: try container.decode([LifeEvent].self, forKey: .lifeEvents),
            questions: try container.decode([ItemQuestion].self, forKey: .questions),
            guidance: try container.decodeIfPresent(DecisionTree.self, forKey: .guidance))
    }

    /// `IS_FEE` and the list must say the same.
    private static func fees(in container: KeyedDecodingContainer<Keys>) throws -> Stated<[FeeItem]> {
        let fees = try container.decode(Stated<[FeeItem]>.self, forKey: .fees)
        let agrees: Bool
        switch try container.decodeIfPresent(String.self, forKey: .isFee) {
        case nil: agrees = fees.isUnsaid
        case "0": agrees = fees.value == nil
        case "1":
            if fees.isUnsaid { return .given([]) }
            agrees = fees.value != nil
        default:
            throw DecodingError.dataCorruptedError(forKey: .isFee, in: container, debugDescription: "应为“0”（不收费）或者“1”（收费）")
        }
        guard agrees else {
            throw DecodingError.dataCorruptedError(forKey: .isFee, in: container, debugDescription: "与收费项目FEES不一致")
        }
        return try container.decodeIfPresent(String.self, forKey: .isFee) == "0" ? .notApplicable : fees
    }
}
