public import Logging

/// An OpenNebula core.
///
/// ```swift
/// let one = try OneServer("http://one:2633/RPC2", session: "oneadmin:onepass")
/// let hosts = try await one.hostpool.info()
/// print(hosts.HOST[0].NAME)
/// ```
///
/// `one.<namespace>.<method>(…)` calls `one.<namespace>.<method>`. The library adds the prefix and the session. The
/// methods of the supported releases are declared, with types. You can call any other method by its name too: the
/// context then gives the type of the response.
///
/// Any number of tasks can share one value, and it needs no shutdown. Its description does not contain the session.
@dynamicMemberLookup
public struct OneServer: Sendable {
    let configuration: One.Configuration
    let transport: any Transport

    /// Creates a server. This sends nothing.
    ///
    /// Parameters you leave out come from the environment, as with other clients: `ONE_XMLRPC`, `ONE_AUTH`,
    /// `ONE_XMLRPC_TIMEOUT`, `ONE_CERT_DIR` and `ONE_DISABLE_SSL_VERIFY`, then the files `~/.one/one_endpoint` and
    /// `~/.one/one_auth`, then the same files in `/var/lib/one/.one`.
    ///
    /// - Parameters:
    ///   - endpoint: The URL of the core's XML-RPC API, `http` or `https`. The default path is `/RPC2`. Several URLs,
    ///     separated by commas, are the servers of a zone, as in ``init(_:session:timeout:retry:logger:)``.
    ///   - session: `user:password`, or `user:token`.
    ///   - httpsVerify: Whether the certificate of an `https` endpoint must be valid. The default is true, unless the
    ///     environment turns verification off.
    ///   - certificates: A PEM file, or a folder of PEM files, with certificates to trust in addition to the system's.
    ///     The default is `ONE_CERT_DIR`.
    ///   - clientCertificate: The certificate to present to an endpoint that requires one.
    ///   - timeout: The longest time for a whole call, with connecting and retries. The default is one minute, unless
    ///     the environment sets another.
    ///   - retry: Which failed calls to retry. The default is none.
    ///   - maximumAnswer: The largest response, in bytes. The default is 1 GiB. The limit is checked while the response
    ///     arrives.
    ///   - logger: The logger for calls: the end of each call at level `debug`, its start at `trace`. The default is
    ///     none.
    /// - Throws: ``OneError/Code/configuration`` if there is no session, or if the endpoint is invalid.
    public init(
        _ endpoint: String? = nil,
        session: String? = nil,
        httpsVerify: Bool? = nil,
        certificates: String? = nil,
        clientCertificate: One.ClientCertificate? = nil,
        timeout: Duration? = nil,
        retry: One.Retry = .never,
        maximumAnswer: Int = 1 << 30,
        logger: Logger? = nil
    ) throws {
        var configuration = try One.Configuration(endpoint: endpoint, session: session)
        configuration.httpsVerify = httpsVerify ?? configuration.httpsVerify
        configuration.certificates = certificates ?? configuration.certificates
        configuration.clientCertificate = clientCertificate
        configuration.timeout = timeout ?? configuration.timeout
        configuration.retry = retry
        configuration.maximumAnswer = maximumAnswer
        configuration.logger = logger
        try self.init(configuration)
    }

    /// Creates a server for a zone with high availability, from the endpoints of its servers. This sends nothing.
    ///
    /// ```swift
    /// let zone = try OneServer(
    ///     ["http://one1:2633/RPC2", "http://one2:2633/RPC2", "http://one3:2633/RPC2"],
    ///     session: "oneadmin:onepass", retry: .safely(attempts: 5))
    /// ```
    /// A call goes to the server that responded last. If the connection fails, or the server knows no leader, the core
    /// has done nothing, and the call goes to the next server, within its timeout. Followers forward calls to the
    /// leader, so you do not need to know which server leads. A server that cannot be reached is tried last for the
    /// next 30 seconds.
    ///
    /// - Parameters:
    ///   - endpoints: The URLs of the servers' XML-RPC API, at least one.
    ///   - session: `user:password`, or `user:token`. The default is the environment's session.
    ///   - timeout: The longest time for a whole call. The default is one minute, unless the environment sets another.
    ///   - retry: Which failed calls to retry. The default is none.
    ///   - logger: The logger for calls. The default is none.
    /// - Throws: ``OneError/Code/configuration`` if there is no session, or if an endpoint is invalid.
    public init(
        _ endpoints: [String], session: One.Secret? = nil, timeout: Duration? = nil, retry: One.Retry = .never,
        logger: Logger? = nil
    ) throws {
        try self.init(
            endpoints.joined(separator: ","), session: session, timeout: timeout, retry: retry, logger: logger)
    }

    /// Creates a server from a configuration. This sends nothing.
    ///
    /// - Parameter configuration: The endpoint, the session and the settings.
    /// - Throws: ``OneError/Code/configuration`` if a value is invalid.
    public init(_ configuration: One.Configuration) throws {
        try self.init(configuration, transport: configuration.transport())
    }

    private init(_ configuration: One.Configuration, transport: any Transport) throws(OneError) {
        try configuration.check()
        self.init(checked: configuration, transport: transport)
    }

    private init(checked configuration: One.Configuration, transport: any Transport) {
        self.configuration = configuration
        self.transport = transport
    }

    /// Creates a server that uses a given transport.
    package init(session: String, transport: any Transport) throws(OneError) {
        try self.init(One.Configuration(session: session, environment: .none), transport: transport)
    }

    /// Returns the same server with another transport.
    package func replacingTransport(_ replace: (any Transport) -> any Transport) -> OneServer {
        OneServer(checked: configuration, transport: replace(transport))
    }

    /// Returns a copy with another timeout. The copy shares the connections.
    ///
    /// ```swift
    /// try await one.with(timeout: .seconds(5)).hostpool.info()
    /// ```
    ///
    /// - Parameter timeout: The longest time for each call. If it is not positive, each call fails at once.
    /// - Returns: The copy.
    public func with(timeout: Duration) -> OneServer { changed { $0.timeout = timeout } }

    /// Returns a copy with the session of another user. The copy shares the connections.
    ///
    /// - Parameter session: `user:password`, or `user:token`.
    /// - Returns: The copy.
    /// - Throws: ``OneError/Code/configuration`` if the session is empty.
    public func with(session: One.Secret) throws -> OneServer {
        let other = changed { $0.session = session }
        try other.configuration.check()
        return other
    }

    /// Runs calls under one deadline: each call can use the time that is left.
    ///
    /// ```swift
    /// let count = try await one.withDeadline(.seconds(30)) { one in
    ///     try await one.hostpool.info().count + one.imagepool.info(-2, -1, -1).count
    /// }
    /// ```
    ///
    /// - Parameters:
    ///   - time: The time for all calls together.
    ///   - body: The calls. Make them with the server that the closure receives.
    /// - Returns: The result of `body`.
    /// - Throws: The error of `body`. Calls throw `OneError.Code.timeout` when the time is up.
    public func withDeadline<Result>(
        _ time: Duration, _ body: (OneServer) async throws -> Result
    ) async throws -> Result {
        let end = ContinuousClock.now + time
        return try await body(changed { $0.deadline = min($0.deadline ?? end, end) })
    }

    /// Returns a copy with changed settings. Only change settings that the transport does not use.
    func changed(_ change: (inout One.Configuration) -> Void) -> OneServer {
        var configuration = configuration
        change(&configuration)
        return OneServer(checked: configuration, transport: transport)
    }

    /// A copy whose calls have no timeout.
    var limitless: OneServer { changed { $0.timeout = .seconds(1 << 31) } }

    package var session: String { configuration.session }

    /// The methods of a namespace that the library does not declare.
    public subscript(dynamicMember namespace: String) -> One.UndeclaredNamespace {
        One.UndeclaredNamespace(server: self, name: namespace)
    }

    /// Calls a method by name, and reads its response as any type.
    ///
    /// ```swift
    /// let xml: String = try await one.call("hostpool.info")
    /// ```
    ///
    /// - Parameters:
    ///   - method: The method's name, such as `host.info` or `system.listMethods`.
    ///   - arguments: The arguments without the session, in the order of OpenNebula's reference.
    /// - Returns: The response, as the type that the context requires.
    /// - Throws: ``OneError``
    public func call<Answer: OneAnswer>(
        _ method: String, _ arguments: any OneArgument...
    ) async throws -> Answer {
        try await perform(method, arguments)
    }

    /// Calls a method by name, and reads its response as a tree. The compiler chooses this overload if the context
    /// requires no type.
    ///
    /// - Parameters:
    ///   - method: The method's name, such as `host.info` or `system.listMethods`.
    ///   - arguments: The arguments without the session, in the order of OpenNebula's reference.
    /// - Returns: The response as a tree.
    /// - Throws: ``OneError``
    @discardableResult
    public func call(_ method: String, _ arguments: any OneArgument...) async throws -> OneDocument {
        try await perform(method, arguments)
    }
}

extension OneServer: CustomStringConvertible, CustomReflectable {
    /// The endpoint, never the session.
    public var description: String { "OneServer(\(configuration.endpoint))" }

    /// The endpoint, never the session.
    public var customMirror: Mirror { Mirror(self, children: ["endpoint": configuration.endpoint]) }
}
