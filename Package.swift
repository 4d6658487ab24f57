// swift-tools-version:6.2

import PackageDescription

/// Every target's settings (docs/architecture.md, "Settings for every target").
let callsC: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]

/// Targets that call no C say so to the compiler.
let strict = callsC + [.strictMemorySafety()]

let configuration: Target.Dependency = .product(name: "Configuration", package: "swift-configuration")
let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let hummingbirdTesting: Target.Dependency = .product(name: "HummingbirdTesting", package: "hummingbird")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let serviceLifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")

let package = Package(
    name: "hotline",
    products: [.executable(name: "hotline", targets: ["hotline"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-configuration.git", from: "1.4.0"),
        .package(url: "https://github.com/apple/swift-crypto.git", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log.git", from: "1.16.2"),
        .package(url: "https://github.com/hummingbird-project/hummingbird.git", from: "2.28.1"),
        .package(url: "https://github.com/jpsim/Yams.git", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle.git", from: "2.13.0"),
    ],
    targets: [
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CWorkbook", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
        .target(name: "WorkingDays", resources: [.embedInCode("Holidays/holidays.txt")], swiftSettings: strict),
        .target(name: "WorkOrders", dependencies: ["WorkingDays"], swiftSettings: strict),
        .target(
            name: "ChineseText",
            resources: [.embedInCode("Pinyin/readings.txt"), .embedInCode("Search/simplified.txt")],
            swiftSettings: strict
        ),
        .target(name: "Accounts", dependencies: ["WorkOrders", "WorkingDays"], swiftSettings: strict),
        .target(name: "Bulletins", dependencies: ["WorkOrders", "WorkingDays"], swiftSettings: strict),
        .target(name: "Calls", dependencies: ["WorkOrders", "WorkingDays"], swiftSettings: strict),
        .target(name: "Documents", dependencies: ["Bulletins", "WorkOrders", "WorkingDays"], swiftSettings: strict),
        .target(
            name: "Exchange",
            dependencies: ["CWorkbook", "Calls", "WorkOrders", "WorkingDays", yams],
            swiftSettings: callsC
        ),
        .target(name: "Sealing", dependencies: ["COpenSSL", crypto], swiftSettings: callsC),
        .target(
            name: "Storage",
            dependencies: ["Accounts", "Bulletins", "Calls", "ChineseText", "WorkOrders", "WorkingDays"],
            swiftSettings: strict
        ),
        .target(name: "SQLiteStorage", dependencies: ["CSQLite", "Storage"], swiftSettings: callsC),
        .target(name: "PostgresStorage", dependencies: ["CPostgres", "Storage"], swiftSettings: callsC),
        .target(
            name: "Casework",
            dependencies: [
                "Accounts", "Bulletins", "Calls", "Documents", "Exchange", "SampleCity", "Sealing", "Storage",
                "WorkOrders", "WorkingDays",
            ],
            swiftSettings: strict
        ),
        .target(
            name: "Website",
            dependencies: [
                "Accounts", "Bulletins", "Calls", "Casework", "ChineseText", "Documents", "Exchange", hummingbird,
                "Sealing", serviceLifecycle, "Storage", "Templates", "WorkOrders", "WorkingDays",
            ],
            resources: [.copy("Templates"), .copy("Public")],
            swiftSettings: strict
        ),
        .target(name: "Templates", swiftSettings: strict),
        .target(name: "SampleCity", dependencies: ["WorkOrders", "WorkingDays"], swiftSettings: strict),
        .executableTarget(
            name: "hotline",
            dependencies: [
                argumentParser, configuration, hummingbird, logging, yams, "Accounts", "Bulletins", "Calls", "Casework",
                "Documents",
                "Exchange",
                "PostgresStorage", "SQLiteStorage", "SampleCity", "Sealing", "Storage", "Website", "WorkOrders",
                "WorkingDays",
            ],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "hotline-bench",
            dependencies: [
                "Bulletins", "CPostgres", "CSQLite", "Casework", "Exchange", "PostgresStorage", "SQLiteStorage",
                "SampleCity", "Sealing", "Storage", "TestSupport", "WorkOrders", "WorkingDays",
            ],
            path: "Benchmarks",
            swiftSettings: callsC
        ),
        .target(
            name: "TestSupport",
            dependencies: ["PostgresStorage", "SQLiteStorage", "Storage", "WorkOrders", "WorkingDays"],
            path: "Tests/TestSupport",
            swiftSettings: callsC
        ),
        .executableTarget(
            name: "CrashWriter",
            dependencies: ["Casework", "Sealing", "Storage", "TestSupport", "WorkOrders", "WorkingDays"],
            path: "Tests/CrashWriter",
            swiftSettings: callsC
        ),
        .testTarget(name: "WorkingDaysTests", dependencies: ["WorkingDays"], swiftSettings: callsC),
        .testTarget(name: "ChineseTextTests", dependencies: ["ChineseText"], swiftSettings: callsC),
        .testTarget(
            name: "WorkOrdersTests",
            dependencies: ["TestSupport", "WorkOrders", "WorkingDays"],
            swiftSettings: callsC
        ),
        .testTarget(
            name: "AccountsTests",
            dependencies: ["Accounts", "TestSupport", "WorkOrders", "WorkingDays"],
            swiftSettings: callsC
        ),
        .testTarget(
            name: "BulletinsTests",
            dependencies: ["Bulletins", "WorkOrders", "WorkingDays"],
            swiftSettings: callsC
        ),
        .testTarget(
            name: "CallsTests",
            dependencies: ["Calls", "TestSupport", "WorkOrders", "WorkingDays"],
            swiftSettings: callsC
        ),
        .testTarget(
            name: "DocumentsTests",
            dependencies: ["Bulletins", "Documents", "WorkOrders", "WorkingDays"],
            exclude: ["Snapshots"],
            swiftSettings: callsC
        ),
        .testTarget(
            name: "SampleCityTests",
            dependencies: ["SampleCity", "WorkOrders", "WorkingDays"],
            swiftSettings: callsC
        ),
        .testTarget(
            name: "WebsiteTests",
            dependencies: [
                "Accounts", "Bulletins", "Calls", "Casework", "Documents", hummingbird, hummingbirdTesting, logging,
                "SQLiteStorage",
                "Sealing", serviceLifecycle, "Storage", "Templates", "TestSupport", "Website", "WorkOrders",
                "WorkingDays",
            ],
            exclude: ["Snapshots"],
            swiftSettings: callsC
        ),
        .testTarget(name: "TemplatesTests", dependencies: ["Templates"], swiftSettings: callsC),
        .testTarget(name: "SealingTests", dependencies: ["COpenSSL", crypto, "Sealing"], swiftSettings: callsC),
        .testTarget(
            name: "ExchangeTests",
            dependencies: ["Calls", "Exchange", "TestSupport", "WorkOrders", "WorkingDays"],
            swiftSettings: callsC
        ),
        .testTarget(
            name: "StorageTests",
            dependencies: [
                "Accounts", "Bulletins", "CPostgres", "CSQLite", "Calls", "ChineseText", "PostgresStorage",
                "SQLiteStorage", "Storage", "TestSupport", "WorkOrders", "WorkingDays",
            ],
            swiftSettings: callsC
        ),
        .testTarget(
            name: "HotlineTests",
            dependencies: [
                "Bulletins", "Casework", "Exchange", "Sealing", "Storage", "TestSupport", "WorkOrders", "WorkingDays",
                "hotline",
            ],
            swiftSettings: callsC
        ),
        .testTarget(
            name: "CaseworkTests",
            dependencies: [
                "Accounts", "Bulletins", "Calls", "Casework", "CrashWriter", "Documents", "Exchange", "SampleCity",
                "Sealing", "Storage", "TestSupport", "WorkOrders", "WorkingDays",
            ],
            swiftSettings: callsC
        ),
    ]
)
