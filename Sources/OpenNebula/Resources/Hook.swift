extension OneServer {
    /// Hooks: `one.hook.*`.
    public var hook: One.HookNamespace { One.HookNamespace(server: self) }
    /// All hooks: `one.hookpool.*`.
    public var hookpool: One.HookPoolNamespace { One.HookPoolNamespace(server: self) }
    /// What hooks ran: `one.hooklog.*`.
    public var hooklog: One.HookLogNamespace { One.HookLogNamespace(server: self) }
}

// MARK: Methods

extension One {
    /// The methods `one.hook.*`.
    public struct HookNamespace: Readable, Deletable, Updatable, Renamable, Lockable {
        /// The document that `info` returns.
        public typealias Document = Hook
        /// `hook`
        public static let name = "hook"
        /// Where the methods are called.
        public let server: OneServer

        /// Adds a hook.
        ///
        /// - Parameter template: Its `NAME`, its `TYPE`, the `COMMAND`, and what it waits for.
        /// - Returns: The new hook's id.
        /// - Throws: ``OneError``: `allocate` where the name is taken, `authorization`, `internal`.
        @discardableResult
        public func allocate(_ template: Template) async throws -> Int {
            try await call("allocate", template)
        }

        /// Runs a hook again as it was run before. The new record comes later.
        ///
        /// - Parameters:
        ///   - id: The hook's id.
        ///   - execution: The `EXECUTION_ID` of that.
        /// - Returns: The hook's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `internal` where there is no such record.
        @discardableResult
        public func retry(_ id: Int, _ execution: Int) async throws -> Int {
            try await call("retry", id, execution)
        }
    }

    /// The methods `one.hookpool.*`.
    public struct HookPoolNamespace: OneNamespace {
        /// `hookpool`
        public static let name = "hookpool"
        /// Where the methods are called.
        public let server: OneServer

        /// Reads hooks that the user may see.
        ///
        /// - Parameters:
        ///   - filter: Whose hooks.
        ///   - start: The lowest id, -1 for no limit; or how many hooks to skip, where `end` is less than -1.
        ///   - end: The highest id, -1 for no limit; or the number of hooks of a page, negated, from -2 on.
        /// - Returns: The pool's document.
        /// - Throws: ``OneError``: `authorization`.
        @discardableResult
        public func info(
            _ filter: FilterFlag = .ALL, _ start: Int = -1, _ end: Int = -1
        ) async throws -> HookPool {
            try await call("info", filter, start, end)
        }

        /// Reads hooks that the user may see, each as soon as it has arrived.
        ///
        /// - Parameters:
        ///   - filter: Whose hooks.
        ///   - start: The lowest id, -1 for no limit; or how many hooks to skip, where `end` is less than -1.
        ///   - end: The highest id, -1 for no limit; or the number of hooks of a page, negated, from -2 on.
        /// - Returns: The hooks, read in a call of `info`.
        public func stream(_ filter: FilterFlag = .ALL, _ start: Int = -1, _ end: Int = -1) -> OneStream<HookPool> {
            stream("info", filter, start, end)
        }
    }

    /// The methods `one.hooklog.*`.
    public struct HookLogNamespace: OneNamespace {
        /// `hooklog`
        public static let name = "hooklog"
        /// Where the methods are called.
        public let server: OneServer

        /// Reads what hooks ran.
        ///
        /// - Parameters:
        ///   - from: The time that records are later than, in Unix seconds; -1 for no limit.
        ///   - to: The time that records are earlier than, in Unix seconds; -1 for no limit.
        ///   - hook: The hook's id, -1 for all.
        ///   - result: How it ended.
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
    /// What a hook waits for.
    public struct HookType: OneKeyword {
        /// OpenNebula's word.
        public let rawValue: String
        /// Creates the type of that word.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// A change of state: `state`
        public static let STATE = Self(rawValue: "state")
        /// A call: `api`
        public static let API = Self(rawValue: "api")
    }

    /// How a hook that ran ended, for `hooklog.info`.
    public struct HookResult: OneConstant {
        /// The number that is sent.
        public let rawValue: Int
        /// Creates the constant of that number.
        public init(rawValue: Int) { self.rawValue = rawValue }

        /// It failed.
        public static let ERROR = Self(-1)
        /// Either way.
        public static let ALL = Self(0)
        /// It did not fail.
        public static let SUCCESS = Self(1)

        /// OpenNebula's names.
        public static let names = [-1: "ERROR", 0: "ALL", 1: "SUCCESS"]
    }
}

// MARK: Documents

extension One {
    /// Hooks that the user may see: `HOOK_POOL`.
    public struct HookPool: OnePool {
        /// What the pool holds.
        public typealias Element = Hook
        /// The root element's name.
        public static let root = "HOOK_POOL"

        /// The hooks.
        public var HOOK: [Hook]
        /// What a newer core sends, and no property here holds; nil for nothing.
        public var others: Template?

        /// Creates a value of its fields.
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
        /// What it waits for.
        public var TYPE: HookType
        /// The lock, where it is locked. In the published schemas since 7.4.
        public var LOCK: Lock?
        /// Its attributes: the command, and what it waits for.
        public var TEMPLATE: Template
        /// What it ran last. Not in a pool.
        public var HOOKLOG: HookLog?
        /// What a newer core sends, and no property here holds; nil for nothing.
        public var others: Template?

        /// Creates a value of its fields.
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

    /// What hooks ran: `HOOKLOG`.
    public struct HookLog: OneRoot {
        /// The root element's name.
        public static let root = "HOOKLOG"

        /// The records.
        public var HOOK_EXECUTION_RECORD: [HookExecution]
        /// What a newer core sends, and no property here holds; nil for nothing.
        public var others: Template?

        /// Creates a value of its fields.
        public init(HOOK_EXECUTION_RECORD: [HookExecution] = [], others: Template? = nil) {
            self.HOOK_EXECUTION_RECORD = HOOK_EXECUTION_RECORD
            self.others = others
        }
    }

    /// What a hook ran once: `HOOK_EXECUTION_RECORD`.
    public struct HookExecution: OneAttributes {
        /// All attributes, in order.
        public var attributes: Template
        /// Creates a value of attributes.
        public init(_ attributes: Template = [:]) { self.attributes = attributes }

        /// The hook's id.
        public var HOOK_ID: Int? { int("HOOK_ID") }
        /// The record's number, of the hook's.
        public var EXECUTION_ID: Int? { int("EXECUTION_ID") }
        /// When, in Unix seconds.
        public var TIMESTAMP: Int? { int("TIMESTAMP") }
        /// The arguments of the command.
        public var ARGUMENTS: String? { text("ARGUMENTS") }
        /// How it ended.
        public var EXECUTION_RESULT: Result? { record("EXECUTION_RESULT") }
        /// The host that it ran on; nil where it ran beside the core.
        public var REMOTE_HOST: String? { text("REMOTE_HOST") }
        /// `yes` where it was run again, by `hook.retry`.
        public var RETRY: String? { text("RETRY") }

        /// How a hook's command ended: `EXECUTION_RESULT`. Its output is Base64.
        public struct Result: OneAttributes {
            /// All attributes, in order.
            public var attributes: Template
            /// Creates a value of attributes.
            public init(_ attributes: Template = [:]) { self.attributes = attributes }

            /// The command.
            public var COMMAND: String? { text("COMMAND") }
            /// What it wrote to standard output.
            public var STDOUT: String? { text("STDOUT") }
            /// What it wrote to standard error.
            public var STDERR: String? { text("STDERR") }
            /// The exit code, 255 where it did not end by itself.
            public var CODE: Int? { int("CODE") }
        }
    }

    /// An event, as those who listen to the core's events get it: `HOOK_MESSAGE`.
    public struct HookMessage: OneRoot {
        /// The root element's name.
        public static let root = "HOOK_MESSAGE"

        /// What happened: `STATE` for a change of state, `API` for a call.
        public var HOOK_TYPE: String
        /// The kind of object, as `VM`; nil for a call.
        public var HOOK_OBJECT: String?
        /// The object's new state, by name; nil for a call.
        public var STATE: String?
        /// What a VM is at, by name.
        public var LCM_STATE: String?
        /// The host's name, that of a VM's host for a VM; empty for a VM without one.
        public var REMOTE_HOST: String?
        /// The object's id.
        public var RESOURCE_ID: Int?
        /// The service that the VM is a part of.
        public var SERVICE_ID: String?
        /// The method that was called, as `one.vm.rename`; nil for a change of state.
        public var CALL: String?
        /// The call; nil for a change of state.
        public var CALL_INFO: CallInfo?
        /// The object, where it is a host.
        public var HOST: Host?
        /// The object, where it is a VM.
        public var VM: VM?
        /// The object, where it is an image. Since 6.6.
        public var IMAGE: Image?
        /// The object, where it is a virtual network. Since 6.6.
        public var VNET: VirtualNetwork?
        /// What a newer core sends, and no property here holds; nil for nothing.
        public var others: Template?

        /// Creates a value of its fields.
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

    /// What a hook is told of a call: `CALL_INFO`.
    public struct CallInfo: OneRoot {
        /// The root element's name.
        public static let root = "CALL_INFO"

        /// Whether the call was done: 1 or 0.
        public var RESULT: Int
        /// The arguments, and the parts of the answer.
        public var PARAMETERS: Parameters
        /// The object that the call made or deleted.
        public var EXTRA: Template
        /// What a newer core sends, and no property here holds; nil for nothing.
        public var others: Template?

        /// Creates a value of its fields.
        public init(RESULT: Int, PARAMETERS: Parameters, EXTRA: Template, others: Template? = nil) {
            self.RESULT = RESULT
            self.PARAMETERS = PARAMETERS
            self.EXTRA = EXTRA
            self.others = others
        }

        /// The arguments of a call, and the parts of its answer: `PARAMETERS`.
        public struct Parameters: Codable, Hashable, Sendable {
            /// The arguments first, the session among them; then the parts of the answer.
            public var PARAMETER: [Parameter]
            /// What a newer core sends, and no property here holds; nil for nothing.
            public var others: Template?

            /// Creates a value of its fields.
            public init(PARAMETER: [Parameter] = [], others: Template? = nil) {
                self.PARAMETER = PARAMETER
                self.others = others
            }

            /// An argument, or a part of the answer: `PARAMETER`.
            public struct Parameter: Codable, Hashable, Sendable {
                /// The place, from 1: among the arguments, or in the answer.
                public var POSITION: Int
                /// Whether it went in or came out: `IN` or `OUT`.
                public var TYPE: String
                /// The value: a text, or a vector that holds the document where the answer is one.
                public var VALUE: TemplateValue?
                /// What a newer core sends, and no property here holds; nil for nothing.
                public var others: Template?

                /// Creates a value of its fields.
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
