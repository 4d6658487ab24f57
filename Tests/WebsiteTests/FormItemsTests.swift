import Testing

@testable import Website

@Suite struct FormItemsTests {
    @Test func `a form is read as browsers send it`() throws {
        let items = try FormItems(body: "a=1+2&b=%E8%B7%AF%0D%0A%E7%81%AF&c=&a=3&d")
        #expect(items["a"] == "1 2" && items.all("a") == ["1 2", "3"])
        #expect(items["b"] == "路\n灯" && items.given("c") == nil && items.given("d") == nil && items["none"] == "")
    }

    @Test func `spaces around a value are dropped, those that were typed can be had`() throws {
        let items = try FormItems(body: "p=+x+")
        #expect(items["p"] == "x" && items.typed("p") == " x ")
    }

    @Test(arguments: ["a=%00", "a=%FF", "a=%C3", "%01=x"])
    func `bytes that are no text are refused`(body: String) {
        #expect(throws: PageError.self) { try FormItems(body: body) }
    }

    @Test func `more fields than any form has are refused`() {
        let body = (0..<2_500).map { "f\($0)=1" }.joined(separator: "&")
        #expect(throws: PageError.self) { try FormItems(body: body) }
    }

    @Test func `any bytes are read or refused and never crash`() {
        var state: UInt64 = 7
        let letters = Array("a=&%+F0\u{7F}\n 路".utf8)
        for _ in 0..<5_000 {
            let bytes = (0..<40).map { _ -> UInt8 in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return letters[Int(state >> 33) % letters.count]
            }
            _ = try? FormItems(body: String(decoding: bytes, as: UTF8.self))
        }
    }
}
