extension SchemaOrg {
    /// An item of government services, as its guide tells it.
    package struct Service: Sendable {
        /// Where it is handled.
        package struct Place: Sendable {
            package let address: String
            package let hours: String

            package init(address: String, hours: String) {
                self.address = address
                self.hours = hours
            }
        }

        package var address: String
        package var name: String
        package var kind: String
        package var summary: String
        package var agency: String
        package var audiences: [String]
        package var places: [Place]
        package var telephone: String?
        package var result: String?

        package init(
            address: String, name: String, kind: String, summary: String, agency: String, audiences: [String] = [], places: [Place] = [],
            telephone: String? = nil, result: String? = nil
        ) {
            self.address = address
            self.name = name
            self.kind = kind
            self.summary = summary
            self.agency = agency
            self.audiences = audiences
            self.places = places
            self.telephone = telephone
            self.result = result
        }
    }

    package static func service(_ service: Service, by organisation: Organisation) -> JSONValue {
        let address = PlainText.address(service.address)
        let channels = service.places.map { place in
            JSONValue.members([
                "@type": "ServiceChannel",
                "serviceLocation": .object([
                    "@type": "Place", "address": .text(place.address), "description": .text(place.hours),
                ]),
                "servicePhone": service.telephone.map { .object(["@type": "ContactPoint", "telephone": .text($0)]) },
            ])
        }
        return .members([
            "@context": "https://schema.org",
            "@type": "GovernmentService",
            "@id": .text(address),
            "url": .text(address),
            "name": .text(service.name),
            "serviceType": .text(service.kind),
            "description": service.summary.isEmpty ? nil : .text(service.summary),
            "provider": .object(["@type": "GovernmentOrganization", "name": .text(service.agency)]),
            "serviceOperator": .object([
                "@type": "GovernmentOrganization", "name": .text(organisation.name), "url": .text(PlainText.address(organisation.address)),
            ]),
            "audience": service.audiences.isEmpty
                ? nil : .list(service.audiences.map { .object(["@type": "Audience", "audienceType": .text($0)]) }),
            "availableChannel": channels.isEmpty ? nil : .list(channels),
            "serviceOutput": service.result.map { .object(["@type": "Thing", "name": .text($0)]) },
        ])
    }
}
