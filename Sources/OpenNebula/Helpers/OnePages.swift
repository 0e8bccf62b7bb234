/// A pool's objects, page by page: what `pages` returns.
///
/// ```swift
/// for try await page in one.vmpool.pages(size: 500) { print(page.map(\.NAME)) }
/// ```
///
/// Each object that is there from the first page to the last comes exactly once, whatever appears or vanishes
/// meanwhile. One that appears may come or not. Each page is a call of its own, made when it is asked for.
public struct OnePages<Member: OneObject>: AsyncSequence, Sendable {
    /// The objects of a page, never none.
    public typealias Element = [Member]
    /// Why a call failed.
    public typealias Failure = any Error

    let size: Int
    /// Reads so many objects from a position on.
    let read: @Sendable (_ start: Int, _ count: Int) async throws -> [Member]

    init(size: Int, read: @escaping @Sendable (_ start: Int, _ count: Int) async throws -> [Member]) {
        // A core takes a page of one object for no page.
        self.size = Swift.max(size, 2)
        self.read = read
    }

    /// Begins at the first page.
    public func makeAsyncIterator() -> Iterator { Iterator(pages: self) }

    /// The pages of one loop.
    public struct Iterator: AsyncIteratorProtocol {
        private let pages: OnePages
        private var start = 0
        private var seen: Set<Int> = []
        private var last: [Int] = []
        private var hasEnded = false

        fileprivate init(pages: OnePages) { self.pages = pages }

        /// The next page; nil after the last.
        ///
        /// - Parameter actor: Where the caller runs.
        /// - Returns: The page's objects that no earlier page had, or nil.
        /// - Throws: ``OneError``, as the pool's `info` does.
        public mutating func next(isolation actor: isolated (any Actor)?) async throws -> [Member]? {
            while !hasEnded {
                let page = try await pages.read(start, pages.size)
                let ids = page.map(\.ID)
                // A page begins with an object that is known. Where none is, those before it have become fewer.
                if start > 0, ids.first.map({ !seen.contains($0) }) ?? true {
                    start = Swift.max(0, start - pages.size)
                    continue
                }
                hasEnded = page.count != pages.size || ids == last
                last = ids
                start += page.count - 1
                let new = page.filter { seen.insert($0.ID).inserted }
                if !new.isEmpty { return new }
            }
            return nil
        }
    }
}

extension One.FilterablePool where Document: OnePool, Document.Element: OneObject {
    /// Reads objects that the user may see, page by page.
    ///
    /// - Parameters:
    ///   - filter: Whose objects.
    ///   - size: How many objects a page has at most, at least 2.
    /// - Returns: The pages, each read in a call of `info`.
    public func pages(_ filter: One.FilterFlag = .ALL, size: Int) -> OnePages<Document.Element> {
        OnePages(size: size) { start, count async throws in try await info(filter, start, -count).members }
    }
}

extension One.VMPoolNamespace {
    /// Reads VMs that the user may see, page by page.
    ///
    /// - Parameters:
    ///   - filter: Whose VMs.
    ///   - state: The state that the VMs are in.
    ///   - size: How many VMs a page has at most, at least 2.
    ///   - extended: Whether they are read in full, as by `infoextended`, or in short, as by `info`.
    /// - Returns: The pages, each read in one call.
    public func pages(
        _ filter: One.FilterFlag = .ALL, _ state: One.VMStateFilter = .NOT_DONE, size: Int, extended: Bool = false
    ) -> OnePages<One.VM> {
        OnePages(size: size) { start, count in
            let pool =
                extended
                ? try await infoextended(filter, start, -count, state) : try await info(filter, start, -count, state)
            return pool.VM
        }
    }
}

extension One.DocumentPoolNamespace {
    /// Reads documents of a type that the user may see, page by page.
    ///
    /// - Parameters:
    ///   - filter: Whose documents.
    ///   - size: How many documents a page has at most, at least 2.
    ///   - type: The documents' type.
    /// - Returns: The pages, each read in a call of `info`.
    public func pages(_ filter: One.FilterFlag = .ALL, size: Int, type: Int) -> OnePages<One.Document> {
        OnePages(size: size) { start, count in
            try await info(filter, start, -count, type).DOCUMENT
        }
    }
}
