import Testing
import WorkOrders

/// What the columns of other platforms' lists mean, and the times in them.
@Suite struct IncomingFieldTests {
    @Test("common headers are known without being named, whatever spaces stand in them")
    func common() {
        let headers = IncomingHeaders()
        let expected: [(String, IncomingField)] = [
            ("编号", .externalNumber), ("外部编号", .externalNumber), ("留言 ID", .externalNumber), ("时间", .sentAt),
            ("渠道", .channel), ("姓名", .name), ("电话", .contactNumber), ("地址", .address), ("标题", .title),
            ("内容", .content), ("时限", .externalDeadline), ("类别", .category), ("县区", .place), ("是否保密", .isConfidential),
        ]
        for (header, field) in expected { #expect(headers.field(of: header, in: "省平台") == field, "\(header)") }
        for strange in ["", " ", "序号", "原因", "办理单位"] {
            #expect(headers.field(of: strange, in: "省平台") == nil, "\(strange)")
        }
    }

    @Test("the city's words for a platform go before those for all, and both before the common ones")
    func cityWords() {
        let headers = IncomingHeaders([
            .init(.title, ["编号"]), .init(.externalNumber, ["序号", "流水号"], of: "人民网"), .init(.subject, ["序号"]),
        ])
        #expect(headers.field(of: "序号", in: "人民网") == .externalNumber)
        #expect(headers.field(of: "流水号", in: "人民网") == .externalNumber)
        #expect(headers.field(of: "流水号", in: "省平台") == nil)
        #expect(headers.field(of: "序号", in: "省平台") == .subject && headers.field(of: "编号", in: "人民网") == .title)
    }

    @Test("every field has a name of its own, which is a header for it")
    func labels() {
        #expect(Set(IncomingField.allCases.map(\.label)).count == IncomingField.allCases.count)
        for field in IncomingField.allCases {
            #expect(IncomingHeaders().field(of: field.label, in: "") == field, "\(field)")
        }
    }

    @Test(
        "times are read as people and programs write them",
        arguments: [
            ("2022-02-08", "2022-02-08"), ("2022/2/8", "2022-02-08"), ("2022.2.8", "2022-02-08"),
            ("2022年2月8日", "2022-02-08"), ("2022/2/8 9:05", "2022-02-08 09:05:00"),
            ("2022年2月8日 9时5分", "2022-02-08 09:05:00"), ("2022-02-08T09:05:33", "2022-02-08 09:05:33"),
            ("2022-02-08 09:05:33.0", "2022-02-08 09:05:33"), ("2022-02-08 09：05", "2022-02-08 09:05:00"),
        ]
    )
    func times(_ written: String, _ normal: String) {
        #expect(WrittenTime.normal(written) == normal)
    }

    @Test(
        "what is no day with an optional time is none",
        arguments: [
            "", "下周一", "22-2-8", "2022-2", "2022-02-08 9", "2022-02-08 09:05:33 8", "2022-123-1", "20220208",
            "约2022-2-8",
        ]
    )
    func noTimes(_ written: String) {
        #expect(WrittenTime.normal(written) == nil)
    }
}
