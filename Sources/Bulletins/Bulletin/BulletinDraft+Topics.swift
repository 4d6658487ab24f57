import WorkOrders

/// 二、群众反映的热点问题.
extension BulletinDraft {
    var topics: [MonthlyBulletin.Block] {
        let listed = hotTopics
        let items = listed.map { category in
            sentence(
                .listedTopic,
                [
                    "category": text(category.path.top),
                    "count": figure(FigureKey.category(category.path.names)),
                    "share": figure(FigureKey.categoryShare(category.path.top)),
                ]
            )
        }
        let overview = sentence(
            .topics,
            [
                "denominator-name": denominatorName,
                "denominator": figure(FigureKey.categoryDenominator),
                "topics": joined(items, "；"),
            ]
        )
        let narrated = numbered(
            listed.prefix(settings.narratedTopicCount).map { category in { topic(category, $0) } }
        )
        return section(.topicsHeading, paragraph(overview ?? sentence(.noTopics)) + narrated)
    }

    /// The categories with most orders; those without any are not a topic.
    var hotTopics: [CategoryCount] {
        Array(month.orders.topCategories.filter { $0.counted > 0 }.prefix(settings.hotTopicCount))
    }

    private func topic(_ category: CategoryCount, _ ordinal: [Run]) -> [Run]? {
        sentence(
            .topic,
            [
                "ordinal": ordinal,
                "category": text(category.path.top),
                "count": figure(FigureKey.category(category.path.names)),
                "subtopics": joined(subtopics(category.path.top), "；"),
                "places": joined(places(category.path.top), "、"),
            ]
        )
    }

    private func subtopics(_ top: String) -> [[Run]?] {
        let found = month.orders.subcategories(of: top).filter { $0.counted > 0 }.prefix(settings.subtopicCount)
        return found.enumerated().map { index, category in
            sentence(
                .subtopic,
                [
                    "number": text("\(index + 1)"),
                    "subcategory": text(category.path.names.last ?? ""),
                    "count": figure(FigureKey.category(category.path.names)),
                ]
            )
        }
    }

    /// The places named most; one that is named once is no hot spot.
    private func places(_ top: String) -> [[Run]?] {
        (month.places[top] ?? []).prefix(settings.placeCount).filter { $0.count > 1 }.map { place in
            sentence(
                .place,
                ["place": text(place.name), "count": figure(FigureKey.place(top, place.name))]
            )
        }
    }
}
