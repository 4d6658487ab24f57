import Accounts

extension Website {
    /// 来件: what comes from platforms above, and what they are owed.
    var incomingRoutes: [Route] {
        [
            .get("/incoming", .right(.takeMatters), Website.incomingList),
            .get("/incoming/new", .right(.takeMatters), Website.newIncoming),
            .post("/incoming/new", .right(.takeMatters), Website.registerIncoming),
            .post("/incoming/pasted", .right(.takeMatters), Website.readPasted),
        ]
    }
}
