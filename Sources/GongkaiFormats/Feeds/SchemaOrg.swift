package import GongkaiCore

/// What a page is about, in schema.org's words, for search engines: JSON-LD inside the page.
package enum SchemaOrg {
    /// The body that runs a site.
    package struct Organisation: Sendable {
        package var name: String
        package var address: String
        package var logo: String?
        package var telephone: String?
        package var postalAddress: String?

        package init(
            name: String, address: String, logo: String? = nil, telephone: String? = nil,
            postalAddress: String? = nil
        ) {
            self.name = name
            self.address = address
            self.logo = logo
            self.telephone = telephone
            self.postalAddress = postalAddress
        }
    }

    /// An article or, with a document number or a state of force, a piece of legislation in the widest sense.
    package struct Document: Sendable {
        package enum Force: Sendable { case inForce, notInForce }

        package var address: String
        package var title: String
        package var summary: String
        package var agency: String
        package var publishedAt: Instant
        package var updatedAt: Instant
        package var keywords: [String]
        package var image: String?
        package var documentNumber: String?
        package var madeOn: Day?
        package var effectiveOn: Day?
        package var force: Force?

        package init(
            address: String, title: String, summary: String = "", agency: String, publishedAt: Instant,
            updatedAt: Instant,
            keywords: [String] = [], image: String? = nil, documentNumber: String? = nil,
            madeOn: Day? = nil, effectiveOn: Day? = nil,
            force: Force? = nil
        ) {
            self.address = address
            self.title = title
            self.summary = summary
            self.agency = agency
            self.publishedAt = publishedAt
            self.updatedAt = updatedAt
            self.keywords = keywords
            self.image = image
            self.documentNumber = documentNumber
            self.madeOn = madeOn
            self.effectiveOn = effectiveOn
            self.force = force
        }
    }

    /// `search` is the address of the search page up to the query.
    package static func site(_ organisation: Organisation, search: String) -> JSONValue {
        .object([
            "@context": "https://schema.org",
            "@graph": .list([
                .members([
                    "@type": "GovernmentOrganization",
                    "@id": .text(PlainText.address(organisation.address) + "#organization"),
                    "name": .text(organisation.name),
                    "url": .text(PlainText.address(organisation.address)),
                    "logo": organisation.logo.map { .text(PlainText.address($0)) },
                    "telephone": organisation.telephone.map(JSONValue.text),
                    "address": organisation.postalAddress.map(JSONValue.text),
                ]),
                .object([
                    "@type": "WebSite",
                    "@id": .text(PlainText.address(organisation.address) + "#website"),
                    "name": .text(organisation.name),
                    "url": .text(PlainText.address(organisation.address)),
                    "inLanguage": "zh-CN",
                    "potentialAction": .object([
                        "@type": "SearchAction",
                        "target": .object([
                            "@type": "EntryPoint",
                            "urlTemplate": .text(PlainText.address(search) + "{search_term_string}"),
                        ]),
                        "query-input": "required name=search_term_string",
                    ]),
                ]),
            ]),
        ])
    }

    package static func document(_ document: Document, by organisation: Organisation) -> JSONValue {
        let isLegislation = document.documentNumber != nil || document.force != nil
        let agency = JSONValue.object([
            "@type": "GovernmentOrganization", "name": .text(document.agency),
        ])
        let force: JSONValue? = document.force.map {
            $0 == .inForce ? "https://schema.org/InForce" : "https://schema.org/NotInForce"
        }
        return .members([
            "@context": "https://schema.org",
            "@type": isLegislation ? "Legislation" : "Article",
            "@id": .text(PlainText.address(document.address)),
            "url": .text(PlainText.address(document.address)),
            "mainEntityOfPage": .text(PlainText.address(document.address)),
            "name": .text(document.title),
            "headline": .text(String(document.title.prefix(110))),
            "description": document.summary.isEmpty ? nil : .text(document.summary),
            "inLanguage": "zh-CN",
            "datePublished": .text(document.publishedAt.rfc3339),
            "dateModified": .text(document.updatedAt.rfc3339),
            "keywords": document.keywords.isEmpty ? nil : .texts(document.keywords),
            "image": document.image.map { .text(PlainText.address($0)) },
            "author": agency,
            "publisher": .object(["@type": "GovernmentOrganization", "name": .text(organisation.name)]),
            "legislationIdentifier": document.documentNumber.map(JSONValue.text),
            "legislationDate": isLegislation ? document.madeOn.map { .text($0.text) } : nil,
            "legislationDateVersion": isLegislation ? document.effectiveOn.map { .text($0.text) } : nil,
            "legislationPassedBy": isLegislation ? agency : nil,
            "legislationLegalForce": force,
        ])
    }
}
