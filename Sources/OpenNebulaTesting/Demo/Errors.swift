import OpenNebula

/// Does something whose errors are to have another code, and another beginning, unless they say what is not allowed.
func recoding<Result>(_ code: OneError.Code, _ beginning: String = "", _ body: () throws -> Result) throws -> Result {
    do { return try body() } catch let error as OneError where error.code != .authorization {
        throw OneError(code, beginning + error.message)
    }
}

/// Throws an error unless something is right.
func ensure(_ isRight: Bool, _ code: OneError.Code, _ problem: @autoclosure () -> String) throws {
    guard isRight else { throw OneError(code, problem()) }
}

func ensure(_ isRight: Bool, or error: @autoclosure () -> OneError) throws {
    guard isRight else { throw error() }
}

/// Throws an error where there is nothing.
func ensure<Value>(_ value: Value?, _ code: OneError.Code, _ problem: @autoclosure () -> String) throws -> Value {
    guard let value else { throw OneError(code, problem()) }
    return value
}
