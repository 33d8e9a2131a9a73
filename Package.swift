// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

let package = Package(
    name: "gongkai",
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: ["FullFoundation"]),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        // Under Hummingbird; named because the page store stands in its channel pipeline.
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.0"),
        // Mail goes out over TLS.
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.0"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.0.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        // Asks whether pages of others are still there. The one of Foundation would want libcurl, and keep the program from being one file.
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    ],
    targets: [
        // System C libraries. libxlsxwriter ships no .pc file, so each module map names its library.
        .systemLibrary(name: "CPostgres", pkgConfig: "libpq"),
        .systemLibrary(name: "CSodium", pkgConfig: "libsodium"),
        .systemLibrary(name: "CXLSXWriter"),
        .systemLibrary(name: "CGumbo", pkgConfig: "gumbo"),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib"),

        // The rules: pure values and functions. Statutory data (forms, holidays) and word lists are compiled in.
        .target(
            name: "GongkaiCore",
            resources: [
                .embedInCode("Time/Data/holidays.csv"), .embedInCode("AnnualReport/Forms"), .embedInCode("Gate/Words"),
                .embedInCode("Publishing/Data"), .embedInCode("Catalogue/Data"), .embedInCode("Inspection/Data"),
                .embedInCode("Supervision/Data"), .embedInCode("Services/Forms/Data"),
            ],
            swiftSettings: settings
        ),
        // File formats in and out: CSV, XLSX, DOCX, HTML, PDF. Knows no register of ours.
        .target(
            name: "GongkaiFormats",
            dependencies: ["GongkaiCore", "CXLSXWriter", "CGumbo", "CZlib"],
            swiftSettings: settings
        ),
        // Persistence: one store per feature, each write one transaction.
        .target(
            name: "GongkaiStore",
            dependencies: [
                "GongkaiCore", "CPostgres", "CSodium",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
                .product(name: "Logging", package: "swift-log"),
            ],
            resources: [.copy("Schema")],
            swiftSettings: settings
        ),
        // HTTP: the pages a visitor and an officer see.
        .target(
            name: "GongkaiWeb",
            dependencies: [
                "GongkaiCore", "GongkaiFormats", "GongkaiStore",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "Logging", package: "swift-log"),
            ],
            resources: [.copy("Templates"), .copy("Public")],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "gongkai",
            dependencies: [
                "GongkaiCore", "GongkaiFormats", "GongkaiStore", "GongkaiWeb",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
            ],
            swiftSettings: settings
        ),

        // Damaged inputs for every reader of foreign bytes, and the program that tries them for long (`make fuzz`).
        .target(
            name: "GongkaiFuzz", dependencies: ["GongkaiFormats", "GongkaiWeb"], path: "Fuzz/Kit", swiftSettings: settings),
        .executableTarget(
            name: "gongkai-fuzz", dependencies: ["GongkaiFormats", "GongkaiFuzz"], path: "Fuzz/Runner", swiftSettings: settings),

        .target(
            name: "GongkaiTestSupport",
            dependencies: ["GongkaiCore", "GongkaiStore"],
            path: "Tests/GongkaiTestSupport",
            swiftSettings: settings
        ),
        .testTarget(name: "GongkaiCoreTests", dependencies: ["GongkaiCore"], exclude: ["Fixtures"], swiftSettings: settings),
        .testTarget(name: "GongkaiFormatsTests", dependencies: ["GongkaiCore", "GongkaiFormats"], swiftSettings: settings),
        .testTarget(
            name: "GongkaiStoreTests", dependencies: ["GongkaiCore", "GongkaiStore", "GongkaiTestSupport"], swiftSettings: settings),
        .testTarget(name: "GongkaiFuzzTests", dependencies: ["GongkaiFuzz"], swiftSettings: settings),
        .testTarget(
            name: "GongkaiWebTests",
            dependencies: [
                "GongkaiCore", "GongkaiStore", "GongkaiWeb", "GongkaiTestSupport",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            swiftSettings: settings
        ),
    ],
    swiftLanguageModes: [.v6]
)
