import Accounts

extension Website {
    /// 2,000 letters of 1,000 characters, sealed and back.
    private static var listBytes: Int { 10_000_000 }

    /// 来件: what comes from platforms above, and what they are owed.
    var incomingRoutes: [Route] {
        [
            .get("/incoming", .right(.takeMatters), Website.incomingList),
            .get("/incoming/new", .right(.takeMatters), Website.newIncoming),
            .post("/incoming/new", .right(.takeMatters), Website.registerIncoming),
            .post("/incoming/pasted", .right(.takeMatters), Website.readPasted),
            .get("/incoming/import", .right(.takeMatters), Website.showIncomingImport),
            .post("/incoming/import", .right(.takeMatters), Website.importIncoming).taking(mostBytes: Self.listBytes),
            .post("/incoming/import/faults", .right(.takeMatters), Website.faultyIncoming)
                .taking(mostBytes: Self.listBytes),
        ]
    }
}
