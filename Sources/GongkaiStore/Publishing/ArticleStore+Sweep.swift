package import GongkaiCore

extension ArticleStore {
    /// What came due, and what did not come through.
    package struct Sweep: Sendable, Equatable {
        /// A version whose hour has come and that something stands against. It stays scheduled, and is told each time.
        package struct Stalled: Sendable, Equatable {
            package let article: ArticleID
            package let number: Int
            package let title: String
            package let publishAt: Instant?
            /// What to do about it.
            package let words: String
        }

        package var published: [ArticleID] = []
        package var expired: [ArticleID] = []
        package var stalled: [Stalled] = []
    }

    /// Publishes what is scheduled for now or before, and takes down what has come to its end; each in a transaction of its own. Several
    /// servers may sweep at once: whoever is second finds it done.
    package func sweep(at now: Instant) async throws -> Sweep {
        let due = try await database.read { tx in
            try tx.loadedVersions(
                "version.state = 'scheduled' AND version.publish_at <= \(now)", order: "version.publish_at, version.article_id")
        }
        var sweep = Sweep()
        for version in due {
            do {
                try await act(.publish, on: version, at: now)
                sweep.published.append(version.article)
            } catch PublishingRefusal.notInThisState, ArticleRefusal.changedMeanwhile {
                continue
            } catch {
                guard let words = Sweep.words(error) else { throw error }
                sweep.stalled.append(
                    Sweep.Stalled(
                        article: version.article, number: version.number, title: version.facts.title, publishAt: version.facts.publishAt,
                        words: words))
            }
        }
        let ended = try await database.read { tx in
            try tx.loadedVersions(
                "version.state = 'live' AND version.shows_until <= \(now)", order: "version.shows_until, version.article_id")
        }
        for version in ended {
            do {
                try await act(.expire, on: version, at: now)
                sweep.expired.append(version.article)
            } catch PublishingRefusal.notInThisState, ArticleRefusal.changedMeanwhile {
                continue
            }
        }
        return sweep
    }

    private func act(_ action: PublishingAction, on version: LoadedVersion, at now: Instant) async throws {
        let request = PublishingRequest(action, by: .program, at: now)
        let article = version.article, number = version.number, revision = version.revision
        _ = try await act(action, on: article, version: number) { tx in
            try tx.act(request, on: article, version: number, expecting: revision, from: "localhost")
        }
    }
}

extension ArticleStore.Sweep {
    /// Nil for what no writer can mend.
    fileprivate static func words(_ error: any Error) -> String? {
        switch error {
        case let refusal as PublishingRefusal: refusal.words
        case let refusal as ArticleRefusal: refusal.words
        case let refusal as RegisterRefusal: refusal.words
        default: nil
        }
    }
}
