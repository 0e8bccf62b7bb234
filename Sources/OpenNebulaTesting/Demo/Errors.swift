import OpenNebula

/// Runs `body`, and gives its errors another code and another beginning. Authorization errors stay as they are.
func recoding<Result>(_ code: OneError.Code, _ beginning: String = "", _ body: () throws -> Result) throws -> Result {
    do { return try body() } catch let error as OneError where error.code != .authorization {
        throw OneError(code, beginning + error.message)
    }
}

/// Throws an error if a condition is false.
func ensure(_ isRight: Bool, _ code: OneError.Code, _ problem: @autoclosure () -> String) throws {
    guard isRight else { throw OneError(code, problem()) }
}

func ensure(_ isRight: Bool, or error: @autoclosure () -> OneError) throws {
    guard isRight else { throw error() }
}

/// Returns a value, or throws an error if it is nil.
func ensure<Value>(_ value: Value?, _ code: OneError.Code, _ problem: @autoclosure () -> String) throws -> Value {
    try ensure(value, or: OneError(code, problem()))
}

func ensure<Value>(_ value: Value?, or error: @autoclosure () -> OneError) throws -> Value {
    guard let value else { throw error() }
    return value
}
