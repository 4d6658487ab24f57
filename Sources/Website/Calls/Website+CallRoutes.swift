import Accounts

extension Website {
    /// What is live, and what is done with calls.
    var callRoutes: [Route] {
        [
            .get("/live", .signedIn, Website.liveStream),
            .get("/live/state", .signedIn, Website.liveStateNow),
            .get("/desk/calls/:id", .right(.takeCalls), Website.deskCall),
            .get("/calls/missed", .right(.takeCalls), Website.missedCallList),
            .post("/calls/missed", .right(.takeCalls), Website.noteCallback),
            .post("/calls/results", .right(.takeCalls), Website.settleCall),
            .get("/calls", .right(.watchFloor), Website.callFigures),
            .get("/calls/list", .right(.watchFloor), Website.callList),
            .api("/api/telephony/calls", Website.takeCall),
        ]
    }
}
