public import OpenNebula

extension One.Hook {
    /// A hook that runs a command whenever a VM begins to run, and ran once: an example for tests.
    ///
    /// - Parameters:
    ///   - ID: The hook's id.
    ///   - NAME: The hook's name.
    /// - Returns: The hook.
    public static func example(ID: Int = 0, NAME: String = "on-running") -> One.Hook {
        Self(
            ID: ID, NAME: NAME, TYPE: .STATE,
            TEMPLATE: [
                "ARGUMENTS": "$TEMPLATE", "COMMAND": "log.sh", "LCM_STATE": "RUNNING", "REMOTE": "NO",
                "RESOURCE": "VM", "STATE": "ACTIVE",
            ],
            HOOKLOG: One.HookLog(HOOK_EXECUTION_RECORD: [.execution(of: ID)]))
    }
}

extension One.HookPool {
    /// All hooks: an example for tests.
    ///
    /// - Parameter members: The hooks. A core sends them without their log.
    /// - Returns: The pool.
    public static func example(_ members: [One.Hook] = [.example()]) -> One.HookPool { Self(HOOK: members) }
}

extension One.HookLog {
    /// A record of a successful hook: an example for tests.
    ///
    /// - Returns: The records.
    public static func example() -> One.HookLog { Self(HOOK_EXECUTION_RECORD: [.execution(of: 0)]) }
}

extension One.HookExecution {
    /// The log entry of a successful hook.
    fileprivate static func execution(of hook: Int) -> One.HookExecution {
        [
            "HOOK_ID": hook, "EXECUTION_ID": 0, "TIMESTAMP": Int.exampleTime,
            "ARGUMENTS": "PFZNPjxJRD4wPC9JRD48L1ZNPg==",
            "EXECUTION_RESULT": [
                "COMMAND": "/var/lib/one/remotes/hooks/log.sh", "STDOUT": "ZG9uZQo=", "STDERR": "", "CODE": 0,
            ],
        ]
    }
}

extension One.HookMessage {
    /// The event that a VM started to run: an example for tests.
    ///
    /// - Returns: The event.
    public static func example() -> One.HookMessage {
        Self(
            HOOK_TYPE: "STATE", HOOK_OBJECT: "VM", STATE: "ACTIVE", LCM_STATE: "RUNNING", REMOTE_HOST: "node01",
            RESOURCE_ID: 0, VM: .example())
    }
}

extension One.CallInfo {
    /// A successful call of `one.vm.rename`: an example for tests.
    ///
    /// - Returns: The call.
    public static func example() -> One.CallInfo {
        let arguments: [One.TemplateValue] = ["oneadmin:onepass", 0, "web"]
        let answer: [One.TemplateValue] = ["true", 0, 0]
        return Self(
            RESULT: 1,
            PARAMETERS: Parameters(
                PARAMETER: Parameters.Parameter.list(arguments, "IN") + Parameters.Parameter.list(answer, "OUT")),
            EXTRA: [:])
    }
}

extension One.CallInfo.Parameters.Parameter {
    /// Values by their position.
    fileprivate static func list(_ values: [One.TemplateValue], _ type: String) -> [Self] {
        values.enumerated().map { Self(POSITION: $0 + 1, TYPE: type, VALUE: $1) }
    }
}
