import Foundation
import OpenNebulaTesting
import Programs
import Testing

/// The command, run as a user runs it who has a core.
struct Command {
    let frontEnd: FrontEnd
    /// With a file that holds the session.
    fileprivate let folder: URL

    /// Runs `body` with the command, and with a cloud that it calls.
    static func run(_ demo: Demo = Demo(), _ body: (Command) async throws -> Void) async throws {
        try await Program.withFolder { folder in
            try "oneadmin:onepass\n".write(to: folder.appendingPathComponent("auth"), atomically: true, encoding: .utf8)
            try await FrontEnd.run(demo.answer) { try await body(Command(frontEnd: $0, folder: folder)) }
        }
    }

    func callAsFunction(_ arguments: String...) async throws -> Program { try await self(arguments) }

    func callAsFunction(_ arguments: [String]) async throws -> Program {
        try await run(Program.products.appendingPathComponent("onerpc"), arguments)
    }

    /// Runs a script of a shell, for which `onerpc` is the command.
    func script(_ text: String, in shell: String = "/bin/sh") async throws -> Program {
        try await run(URL(fileURLWithPath: shell), ["-c", text])
    }

    private func run(_ executable: URL, _ arguments: [String]) async throws -> Program {
        let environment = [
            "HOME": folder.path, "ONE_XMLRPC": frontEnd.endpoint,
            "ONE_AUTH": folder.appendingPathComponent("auth").path,
            "PATH": "\(Program.products.path):/usr/local/bin:/usr/bin:/bin", "TERM": "dumb",
        ]
        return try await Program.run(executable, arguments, environment: environment, timeout: .seconds(120))
    }
}

extension Program {
    func json<T>(as type: T.Type = [String: Any].self) throws -> T {
        try #require(try JSONSerialization.jsonObject(with: Data(output.utf8)) as? T)
    }

    var lines: [String] { output.split(separator: "\n").map(String.init) }
}
