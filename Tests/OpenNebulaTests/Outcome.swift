import OpenNebula
import Testing

/// What `body` returns or throws, which must be a ``OneError``.
func outcome<T>(of body: () throws -> T) -> Result<T, OneError> {
    do { return .success(try body()) } catch { return .failure(oneError(error)) }
}

/// What `body` returns or throws, which must be a ``OneError``.
func outcome<T>(of body: () async throws -> T) async -> Result<T, OneError> {
    do { return .success(try await body()) } catch { return .failure(oneError(error)) }
}

/// The ``OneError`` that `body` throws.
func failure<T>(_ body: () async throws -> T) async throws -> OneError {
    try await #require(throws: OneError.self) { _ = try await body() }
}

private func oneError(_ error: any Error) -> OneError {
    if let error = error as? OneError { return error }
    Issue.record("\(error) is no OneError")
    return OneError(.internal, "\(error)")
}
