import GongkaiCore

extension DataCatalogue {
    /// `/catalog.ttl`, `text/turtle`.
    package func turtle() -> [UInt8] { RDFNode.turtle(nodes) }

    /// `/catalog.jsonld`, `application/ld+json`.
    package func jsonLD() -> [UInt8] { RDFNode.jsonLD(nodes).bytes() }

    private var nodes: [RDFNode] {
        RDFNode.withNamed(described)
    }

    private var described: [RDFNode] {
        [catalogue]
            + datasets.flatMap { dataset in
                [self.node(dataset)] + dataset.distributions.map { self.node($0, of: dataset) }
            }
    }

    private var catalogue: RDFNode {
        var properties: [(String, RDFNode.Value)] = [
            ("dct:title", .chinese(title)),
            ("dct:description", .chinese(description)),
            ("dct:publisher", agent(publisher)),
            (
                "dct:language", .node(Self.concept(Self.authority + "language/ZHO", "dct:LinguisticSystem"))
            ),
            ("dct:modified", .typed(changedOn.text, "date")),
            ("foaf:homepage", .node(Self.concept(home, "foaf:Document"))),
        ]
        if let licence {
            properties.append(("dct:license", .node(Self.concept(licence, "dct:LicenseDocument"))))
        }
        properties += datasets.map { ("dcat:dataset", .iri(id($0))) }
        return RDFNode(id: home + "catalog.ttl#catalogue", type: "dcat:Catalog", properties: properties)
    }

    private func node(_ dataset: Dataset) -> RDFNode {
        var properties: [(String, RDFNode.Value)] = [
            ("dct:title", .chinese(dataset.title)),
            (
                "dct:description",
                .chinese(dataset.description.isEmpty ? dataset.title : dataset.description)
            ),
            ("dct:identifier", .text(id(dataset))),
            ("dct:publisher", agent(dataset.publisher)),
            (
                "dct:accrualPeriodicity",
                .node(
                    Self.concept(Self.authority + "frequency/" + dataset.frequency.rawValue, "dct:Frequency"))
            ),
            ("dcat:theme", .iri(Self.authority + "data-theme/GOVE")),
            ("dcat:landingPage", .node(Self.concept(dataset.page, "foaf:Document"))),
        ]
        properties += dataset.keywords.map { ("dcat:keyword", .chinese($0)) }
        if let day = dataset.issuedOn { properties.append(("dct:issued", .typed(day.text, "date"))) }
        if let day = dataset.changedOn { properties.append(("dct:modified", .typed(day.text, "date"))) }
        if let period = dataset.period {
            let bounds: [(String, RDFNode.Value)] = [
                ("dcat:startDate", .typed(period.lowerBound.text, "date")),
                ("dcat:endDate", .typed(period.upperBound.text, "date")),
            ]
            properties.append(
                ("dct:temporal", .node(RDFNode(id: nil, type: "dct:PeriodOfTime", properties: bounds))))
        }
        properties += dataset.distributions.map { ("dcat:distribution", .iri(id($0))) }
        return RDFNode(id: id(dataset), type: "dcat:Dataset", properties: properties)
    }

    private func node(_ distribution: Distribution, of dataset: Dataset) -> RDFNode {
        var properties: [(String, RDFNode.Value)] = [
            ("dct:title", .chinese("\(dataset.title)（\(distribution.format.rawValue)）")),
            ("dcat:accessURL", .iri(distribution.address)),
            ("dcat:downloadURL", .iri(distribution.address)),
            (
                "dct:format",
                .node(
                    Self.concept(
                        Self.authority + "file-type/" + distribution.format.rawValue, "dct:MediaTypeOrExtent"))
            ),
            (
                "dcat:mediaType",
                .node(
                    Self.concept(
                        "https://www.iana.org/assignments/media-types/" + distribution.format.mediaType,
                        "dct:MediaType"))
            ),
        ]
        if let licence {
            properties.append(("dct:license", .node(Self.concept(licence, "dct:LicenseDocument"))))
        }
        if let size = distribution.byteSize {
            properties.append(("dcat:byteSize", .typed("\(size)", "nonNegativeInteger")))
        }
        return RDFNode(id: id(distribution), type: "dcat:Distribution", properties: properties)
    }

    private func id(_ dataset: Dataset) -> String { dataset.page + "#dataset" }
    private func id(_ distribution: Distribution) -> String { distribution.address + "#distribution" }

    private func agent(_ name: String) -> RDFNode.Value {
        .node(RDFNode(id: nil, type: "foaf:Agent", properties: [("foaf:name", .chinese(name))]))
    }

    private static let authority = "http://publications.europa.eu/resource/authority/"

    private static func concept(_ id: String, _ type: String) -> RDFNode {
        RDFNode(id: id, type: type, properties: [])
    }
}
