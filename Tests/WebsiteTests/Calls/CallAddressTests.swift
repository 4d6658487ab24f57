import Calls
import Hummingbird
import TestSupport
import Testing
import WorkingDays

@testable import Website

/// Addresses of lists of calls.
@Suite struct CallAddressTests {
    private func items(_ path: String) throws -> RequestItems {
        try RequestItems(
            Request(
                head: HTTPRequest(method: .get, scheme: nil, authority: nil, path: path),
                body: .init(buffer: ByteBuffer())
            )
        )
    }

    private var queries: [CallQuery] {
        get throws {
            let day = try Period(parsing: "2022-02-14")
            var queries = [CallQuery(day), CallQuery(try Period(parsing: "2022-01-26..2022-02-25"))]
            for queue in ["", "市民", "a&b=c 企业?"] {
                var query = CallQuery(day)
                (query.queue, query.hour, query.fate) = (queue, 23, .abandoned)
                queries.append(query)
            }
            for agent in ["", "T001"] {
                var query = CallQuery(day)
                (query.agent, query.hour, query.isInTime) = (agent, 0, true)
                queries.append(query)
            }
            return queries
        }
    }

    @Test("an address says the whole query and is read back as the same") func roundTrip() throws {
        let paths = try Paths(basePath: "/12345", publicFiles: PublicFiles(try ResourceFolder.files("Public")))
        for query in try queries {
            let path = paths.calls(query, before: "1644802200-c-1")
            #expect(path.hasPrefix("/12345/calls/list?period=") && !path.contains(" "))
            let items = try items(path)
            #expect(try CallQuery(items) == query)
            #expect(items.value("before") == "1644802200-c-1")
        }
    }

    @Test("the conditions are told in words") func words() throws {
        let words = try queries.map({ $0.words() })
        #expect(
            words == [
                "2022-02-14", "2022-01-26..2022-02-25", "2022-02-14，未分队列，23:00–24:00，放弃",
                "2022-02-14，队列 市民，23:00–24:00，放弃",
                "2022-02-14，队列 a&b=c 企业?，23:00–24:00，放弃", "2022-02-14，无人接听，0:00–1:00，15秒内接通",
                "2022-02-14，坐席 T001，0:00–1:00，15秒内接通",
            ]
        )
    }

    @Test("what is asked by open pages themselves is known by its path, under any prefix") func live() throws {
        for prefix in ["", "/12345"] {
            let paths = try Paths(basePath: prefix, publicFiles: PublicFiles(try ResourceFolder.files("Public")))
            #expect(paths.isOfLive("\(prefix)/live") && paths.isOfLive("\(prefix)/live/state"))
            #expect(
                !paths.isOfLive("\(prefix)/desk") && !paths.isOfLive("\(prefix)/live/other")
                    && !paths.isOfLive("/x/live")
            )
            #expect(paths.desk(call: "a/b?c&d") == "\(prefix)/desk?call=a%2Fb%3Fc%26d")
        }
    }
}
