extension OneServer {
    /// Hooks: `one.hook.*`.
    public var hook: One.HookNamespace { One.HookNamespace(server: self) }
    /// All hooks: `one.hookpool.*`.
    public var hookpool: One.HookPoolNamespace { One.HookPoolNamespace(server: self) }
    /// The log of hook executions: `one.hooklog.*`.
    public var hooklog: One.HookLogNamespace { One.HookLogNamespace(server: self) }
}

// MARK: Methods

extension One {
    /// The methods `one.hook.*`.
    public struct HookNamespace: Readable, Deletable, Updatable, Renamable, Lockable {
        /// The type that `info` returns.
        public typealias Document = Hook
        /// `hook`
        public static let name = "hook"
        /// The server that receives the calls.
        public let server: OneServer

        /// Adds a hook.
        ///
        /// Calls `one.hook.allocate`.
        ///
        /// - Parameter template: The `NAME`, the `TYPE`, the `COMMAND`, and the event that triggers the hook.
        /// - Returns: The new hook's id.
        /// - Throws: ``OneError``: `allocate` if the name is taken, `authorization`, `internal`.
        @discardableResult
        public func allocate(_ template: Template) async throws -> Int {
            try await call("allocate", template)
        }

        /// Repeats an earlier execution of a hook. The new record appears later.
        ///
        /// Calls `one.hook.retry`.
        ///
        /// - Parameters:
        ///   - id: The hook's id.
        ///   - execution: The `EXECUTION_ID` of the execution.
        /// - Returns: The hook's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `internal` if there is no such record.
        @discardableResult
        public func retry(_ id: Int, _ execution: Int) async throws -> Int {
            try await call("retry", id, execution)
        }
    }

    /// The methods `one.hookpool.*`.
    public struct HookPoolNamespace: OneNamespace {
        /// `hookpool`
        public static let name = "hookpool"
        /// The server that receives the calls.
        public let server: OneServer

        /// Reads hooks that the user can see.
        ///
        /// Calls `one.hookpool.info`.
        ///
        /// - Parameters:
        ///   - filter: Whose hooks to read.
        ///   - start: The lowest id, or -1 for no limit. If `end` is less than -1, the number of hooks to skip.
        ///   - end: The highest id, or -1 for no limit. A value less than -1 is the page size, negated.
        /// - Returns: The pool's document.
        /// - Throws: ``OneError``: `authorization`.
        @discardableResult
        public func info(
            _ filter: FilterFlag = .ALL, _ start: Int = -1, _ end: Int = -1
        ) async throws -> HookPool {
            try await call("info", filter, start, end)
        }

        /// Reads hooks that the user can see, each as soon as it has arrived.
        ///
        /// Calls `one.hookpool.info`.
        ///
        /// - Parameters:
        ///   - filter: Whose hooks to read.
        ///   - start: The lowest id, or -1 for no limit. If `end` is less than -1, the number of hooks to skip.
        ///   - end: The highest id, or -1 for no limit. A value less than -1 is the page size, negated.
        /// - Returns: The hooks. The stream calls `info`.
        public func stream(_ filter: FilterFlag = .ALL, _ start: Int = -1, _ end: Int = -1) -> OneStream<HookPool> {
            stream("info", filter, start, end)
        }
    }

    /// The methods `one.hooklog.*`.
    public struct HookLogNamespace: OneNamespace {
        /// `hooklog`
        public static let name = "hooklog"
        /// The server that receives the calls.
        public let server: OneServer

        /// Reads the log of hook executions.
        ///
        /// Calls `one.hooklog.info`.
        ///
        /// - Parameters:
        ///   - from: Read only records after this time, in Unix seconds; -1 for no limit.
        ///   - to: Read only records before this time, in Unix seconds; -1 for no limit.
        ///   - hook: The hook's id, -1 for all.
        ///   - result: The result of the executions to read.
        /// - Returns: The records.
        /// - Throws: ``OneError``: `authorization` for users outside the group `oneadmin`.
        @discardableResult
        public func info(_ from: Int, _ to: Int, _ hook: Int, _ result: HookResult) async throws -> HookLog {
            try await call("info", from, to, hook, result)
        }
    }
}

// MARK: Constants

extension One {
    /// The kind of event that triggers a hook.
    public struct HookType: OneKeyword {
        /// OpenNebula's keyword.
        public let rawValue: String
        /// Creates a type from its word.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// A state change: `state`
        public static let STATE = Self(rawValue: "state")
        /// An API call: `api`
        public static let API = Self(rawValue: "api")
    }

    /// The result of a hook execution, for `hooklog.info`.
    public struct HookResult: OneConstant {
        /// The number in the request.
        public let rawValue: Int
        /// Creates a constant from its number.
        public init(rawValue: Int) { self.rawValue = rawValue }

        /// It failed.
        public static let ERROR = Self(-1)
        /// It failed or succeeded.
        public static let ALL = Self(0)
        /// It succeeded.
        public static let SUCCESS = Self(1)

        /// OpenNebula's names.
        public static let names = [-1: "ERROR", 0: "ALL", 1: "SUCCESS"]
    }
}

// MARK: Documents

extension One {
    /// Hooks that the user can see: `HOOK_POOL`.
    public struct HookPool: OnePool {
        /// The type of the pool's objects.
        public typealias Element = Hook
        /// The root element's name.
        public static let root = "HOOK_POOL"

        /// The hooks.
        public var HOOK: [Hook]
        /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
        public var others: Template?

        /// Creates a value from its fields.
        public init(HOOK: [Hook] = [], others: Template? = nil) {
            self.HOOK = HOOK
            self.others = others
        }

        /// The same as ``HOOK``.
        public var members: [Hook] { HOOK }
    }

    /// A hook: `HOOK`.
    public struct Hook: OneObject {
        /// The root element's name.
        public static let root = "HOOK"

        /// The hook's id.
        public var ID: Int
        /// The hook's name.
        public var NAME: String
        /// The kind of event that triggers it.
        public var TYPE: HookType
        /// The lock; nil if the object is not locked. In the published schemas since 7.4.
        public var LOCK: Lock?
        /// The attributes: the command and the event that triggers it.
        public var TEMPLATE: Template
        /// The last executions. Not in a pool.
        public var HOOKLOG: HookLog?
        /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
        public var others: Template?

        /// Creates a value from its fields.
        public init(
            ID: Int, NAME: String, TYPE: HookType, LOCK: Lock? = nil, TEMPLATE: Template = [:], HOOKLOG: HookLog? = nil,
            others: Template? = nil
        ) {
            self.ID = ID
            self.NAME = NAME
            self.TYPE = TYPE
            self.LOCK = LOCK
            self.TEMPLATE = TEMPLATE
            self.HOOKLOG = HOOKLOG
            self.others = others
        }
    }

    /// The log of hook executions: `HOOKLOG`.
    public struct HookLog: OneRoot {
        /// The root element's name.
        public static let root = "HOOKLOG"

        /// The records.
        public var HOOK_EXECUTION_RECORD: [HookExecution]
        /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
        public var others: Template?

        /// Creates a value from its fields.
        public init(HOOK_EXECUTION_RECORD: [HookExecution] = [], others: Template? = nil) {
            self.HOOK_EXECUTION_RECORD = HOOK_EXECUTION_RECORD
            self.others = others
        }
    }

    /// An execution of a hook: `HOOK_EXECUTION_RECORD`.
    public struct HookExecution: OneAttributes {
        /// All attributes, in order.
        public var attributes: Template
        /// Creates a value from attributes.
        public init(_ attributes: Template = [:]) { self.attributes = attributes }

        /// The hook's id.
        public var HOOK_ID: Int? { int("HOOK_ID") }
        /// The number of the execution, counted per hook.
        public var EXECUTION_ID: Int? { int("EXECUTION_ID") }
        /// The time, in Unix seconds.
        public var TIMESTAMP: Int? { int("TIMESTAMP") }
        /// The arguments of the command.
        public var ARGUMENTS: String? { text("ARGUMENTS") }
        /// The result.
        public var EXECUTION_RESULT: Result? { record("EXECUTION_RESULT") }
        /// The host that it ran on; nil if it ran on the front-end.
        public var REMOTE_HOST: String? { text("REMOTE_HOST") }
        /// `yes` if it was run again, by `hook.retry`.
        public var RETRY: String? { text("RETRY") }

        /// The result of a hook's command: `EXECUTION_RESULT`. Its output is in Base64.
        public struct Result: OneAttributes {
            /// All attributes, in order.
            public var attributes: Template
            /// Creates a value from attributes.
            public init(_ attributes: Template = [:]) { self.attributes = attributes }

            /// The command.
            public var COMMAND: String? { text("COMMAND") }
            /// The standard output.
            public var STDOUT: String? { text("STDOUT") }
            /// The standard error.
            public var STDERR: String? { text("STDERR") }
            /// The exit code; 255 if the command did not exit by itself.
            public var CODE: Int? { int("CODE") }
        }
    }

    /// An event, as the core publishes it to subscribers: `HOOK_MESSAGE`.
    public struct HookMessage: OneRoot {
        /// The root element's name.
        public static let root = "HOOK_MESSAGE"

        /// The kind of event: `STATE` for a state change, `API` for a call.
        public var HOOK_TYPE: String
        /// The kind of object, such as `VM`; nil for a call.
        public var HOOK_OBJECT: String?
        /// The object's new state, by name; nil for a call.
        public var STATE: String?
        /// The name of the VM's LCM state.
        public var LCM_STATE: String?
        /// The host's name. For a VM, the name of its host, or empty without a host.
        public var REMOTE_HOST: String?
        /// The object's id.
        public var RESOURCE_ID: Int?
        /// The service that the VM belongs to.
        public var SERVICE_ID: String?
        /// The method that was called, such as `one.vm.rename`; nil for a state change.
        public var CALL: String?
        /// The call; nil for a state change.
        public var CALL_INFO: CallInfo?
        /// The object, if it is a host.
        public var HOST: Host?
        /// The object, if it is a VM.
        public var VM: VM?
        /// The object, if it is an image. Since 6.6.
        public var IMAGE: Image?
        /// The object, if it is a virtual network. Since 6.6.
        public var VNET: VirtualNetwork?
        /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
        public var others: Template?

        /// Creates a value from its fields.
        public init(
            HOOK_TYPE: String, HOOK_OBJECT: String? = nil, STATE: String? = nil, LCM_STATE: String? = nil,
            REMOTE_HOST: String? = nil, RESOURCE_ID: Int? = nil, SERVICE_ID: String? = nil, CALL: String? = nil,
            CALL_INFO: CallInfo? = nil,
            HOST: Host? = nil, VM: VM? = nil, IMAGE: Image? = nil, VNET: VirtualNetwork? = nil, others: Template? = nil
        ) {
            self.HOOK_TYPE = HOOK_TYPE
            self.HOOK_OBJECT = HOOK_OBJECT
            self.STATE = STATE
            self.LCM_STATE = LCM_STATE
            self.REMOTE_HOST = REMOTE_HOST
            self.RESOURCE_ID = RESOURCE_ID
            self.SERVICE_ID = SERVICE_ID
            self.CALL = CALL
            self.CALL_INFO = CALL_INFO
            self.HOST = HOST
            self.VM = VM
            self.IMAGE = IMAGE
            self.VNET = VNET
            self.others = others
        }
    }

    /// The call that triggered a hook: `CALL_INFO`.
    public struct CallInfo: OneRoot {
        /// The root element's name.
        public static let root = "CALL_INFO"

        /// Whether the call succeeded: 1 or 0.
        public var RESULT: Int
        /// The arguments, and the parts of the response.
        public var PARAMETERS: Parameters
        /// The object that the call created or deleted.
        public var EXTRA: Template
        /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
        public var others: Template?

        /// Creates a value from its fields.
        public init(RESULT: Int, PARAMETERS: Parameters, EXTRA: Template, others: Template? = nil) {
            self.RESULT = RESULT
            self.PARAMETERS = PARAMETERS
            self.EXTRA = EXTRA
            self.others = others
        }

        /// The arguments of a call, and the parts of its response: `PARAMETERS`.
        public struct Parameters: Codable, Hashable, Sendable {
            /// The arguments, including the session, followed by the parts of the response.
            public var PARAMETER: [Parameter]
            /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
            public var others: Template?

            /// Creates a value from its fields.
            public init(PARAMETER: [Parameter] = [], others: Template? = nil) {
                self.PARAMETER = PARAMETER
                self.others = others
            }

            /// An argument, or a part of the response: `PARAMETER`.
            public struct Parameter: Codable, Hashable, Sendable {
                /// The position among the arguments or in the response, counted from 1.
                public var POSITION: Int
                /// The direction: `IN` for an argument, `OUT` for the response.
                public var TYPE: String
                /// The value: a text, or a vector with the document if the response is one.
                public var VALUE: TemplateValue?
                /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
                public var others: Template?

                /// Creates a value from its fields.
                public init(POSITION: Int, TYPE: String, VALUE: TemplateValue? = nil, others: Template? = nil) {
                    self.POSITION = POSITION
                    self.TYPE = TYPE
                    self.VALUE = VALUE
                    self.others = others
                }
            }
        }
    }
}
