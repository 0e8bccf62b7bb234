/// A pool's objects, page by page. Methods named `pages` return it.
///
/// ```swift
/// for try await page in one.vmpool.pages(size: 500) { print(page.map(\.NAME)) }
/// ```
///
/// Each object that exists from the first page to the last appears exactly once, even if others are created or deleted
/// meanwhile. A new object may or may not appear. Each page is its own call, made when you request the page.
public struct OnePages<Member: OneObject>: AsyncSequence, Sendable {
    /// The objects of a page. It is never empty.
    public typealias Element = [Member]
    /// The type of errors: always ``OneError``.
    public typealias Failure = any Error

    let size: Int
    /// Reads a number of objects from a position on.
    let read: @Sendable (_ start: Int, _ count: Int) async throws -> [Member]

    init(size: Int, read: @escaping @Sendable (_ start: Int, _ count: Int) async throws -> [Member]) {
        // A core does not treat a page of one object as a page.
        self.size = Swift.max(size, 2)
        self.read = read
    }

    /// Creates an iterator that begins at the first page.
    public func makeAsyncIterator() -> Iterator { Iterator(pages: self) }

    /// The pages of one loop.
    public struct Iterator: AsyncIteratorProtocol {
        private let pages: OnePages
        private var start = 0
        private var seen: Set<Int> = []
        private var last: [Int] = []
        private var hasEnded = false

        fileprivate init(pages: OnePages) { self.pages = pages }

        /// Returns the next page, or nil after the last one.
        ///
        /// - Parameter actor: The actor of the caller.
        /// - Returns: The page's objects, without those of earlier pages, or nil.
        /// - Throws: ``OneError``, like the pool's `info`.
        public mutating func next(isolation actor: isolated (any Actor)?) async throws -> [Member]? {
            while !hasEnded {
                let page = try await pages.read(start, pages.size)
                let ids = page.map(\.ID)
                // A page should begin with a known object. If it does not, earlier objects were deleted.
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
    /// Reads objects that the user can see, page by page.
    ///
    /// - Parameters:
    ///   - filter: Whose objects to read.
    ///   - size: The largest number of objects in a page; at least 2.
    /// - Returns: The pages. Each is read by its own call of `info`.
    public func pages(_ filter: One.FilterFlag = .ALL, size: Int) -> OnePages<Document.Element> {
        OnePages(size: size) { start, count async throws in try await info(filter, start, -count).members }
    }
}

extension One.VMPoolNamespace {
    /// Reads VMs that the user can see, page by page.
    ///
    /// - Parameters:
    ///   - filter: Whose VMs to read.
    ///   - state: The state of the VMs.
    ///   - size: The largest number of VMs in a page; at least 2.
    ///   - extended: Whether to read them in full form, like `infoextended`, or in short form, like `info`.
    /// - Returns: The pages. Each is read by its own call.
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
    /// Reads documents of a type that the user can see, page by page.
    ///
    /// - Parameters:
    ///   - filter: Whose documents to read.
    ///   - size: The largest number of documents in a page; at least 2.
    ///   - type: The documents' type.
    /// - Returns: The pages. Each is read by its own call of `info`.
    public func pages(_ filter: One.FilterFlag = .ALL, size: Int, type: Int) -> OnePages<One.Document> {
        OnePages(size: size) { start, count in
            try await info(filter, start, -count, type).DOCUMENT
        }
    }
}
