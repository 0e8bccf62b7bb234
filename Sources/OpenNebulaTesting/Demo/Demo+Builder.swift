public import OpenNebula

extension Demo {
    /// Adds objects to a cloud before it starts. See ``Demo/init(release:clock:step:_:)``.
    ///
    /// Everything belongs to `oneadmin`. If an image, a network, a user or a VM template with the name exists already,
    /// it stays as it is, and you get its id.
    public struct Builder {
        var cloud: Cloud

        /// The state of a VM when the cloud starts.
        public enum State: String, Sendable, CaseIterable {
            case PENDING, HOLD, RUNNING, STOPPED, SUSPENDED, POWEROFF, UNDEPLOYED, UNKNOWN, BOOT_FAILURE, DONE
        }

        /// Adds hosts in the state `MONITORED`. They are named `host1`, `host2` and so on.
        ///
        /// - Parameter count: The number of hosts.
        /// - Returns: The ids of the hosts.
        @discardableResult public mutating func hosts(_ count: Int) -> [Int] {
            let first = cloud.all(.host).count + 1
            return (first..<first + max(count, 0)).map { number in
                let id = make(.host, "host.allocate", [.string("host\(number)"), "dummy", "dummy", 0])
                rest()
                return id
            }
        }

        /// Adds an image in the state `READY`.
        ///
        /// - Parameters:
        ///   - name: The name of the image.
        ///   - size: The size in MB.
        ///   - persistent: Whether the image keeps the changes that a VM makes.
        /// - Returns: The id of the image.
        @discardableResult public mutating func image(_ name: String, size: Int = 1024, persistent: Bool = false) -> Int
        {
            let id =
                cloud.other(.image, named: name, of: 0)
                ?? make(
                    .image, "image.allocate",
                    [
                        text(["NAME": name, "TYPE": "DATABLOCK", "SIZE": size, "PERSISTENT": persistent]),
                        .int(datastore), false,
                    ])
            rest()
            return id
        }

        /// Adds a network with a range of IPv4 addresses.
        ///
        /// - Parameters:
        ///   - name: The name of the network.
        ///   - ip: The first address.
        ///   - size: The number of addresses.
        /// - Returns: The id of the network.
        @discardableResult public mutating func network(_ name: String, ip: String = "10.0.0.2", size: Int = 250) -> Int
        {
            let range: One.Template = ["TYPE": "IP4", "IP": ip, "SIZE": size]
            let id =
                cloud.other(.vn, named: name, of: 0)
                ?? make(
                    .vn, "vn.allocate", [text(["NAME": name, "VN_MAD": "dummy", "BRIDGE": "br0", "AR": range]), -1])
            rest()
            return id
        }

        /// Adds a user.
        ///
        /// - Parameters:
        ///   - name: The user's name.
        ///   - password: The user's password.
        ///   - group: The name of the user's group. If there is no such group, it is added.
        /// - Returns: The user's id.
        @discardableResult public mutating func user(
            _ name: String, password: One.Secret, group: String = "users"
        ) -> Int {
            if let id = cloud.other(.user, named: name, of: 0) { return id }
            let group = cloud.other(.group, named: group, of: 0) ?? make(.group, "group.allocate", [.string(group)])
            return make(.user, "user.allocate", [.string(name), .string(password), "core", .array([.int(group)])])
        }

        /// Adds a VM template.
        ///
        /// - Parameters:
        ///   - name: The name of the template.
        ///   - template: The content of the template.
        /// - Returns: The id of the template.
        @discardableResult public mutating func template(
            _ name: String, _ template: One.Template = ["CPU": 0.5, "MEMORY": 128]
        ) -> Int {
            cloud.other(.template, named: name, of: 0)
                ?? make(.template, "template.allocate", [text(template.merging(["NAME": name]))])
        }

        /// Adds a VM. If there is no host, a host is added too, unless the state is `PENDING`.
        ///
        /// - Parameters:
        ///   - name: The name of the VM.
        ///   - state: The state of the VM.
        ///   - image: The name of an image to add as a disk. If there is no such image, it is added.
        ///   - network: The name of a network to add an interface in. If there is no such network, it is added.
        ///   - template: Further attributes of the VM's template.
        /// - Returns: The id of the VM.
        @discardableResult public mutating func vm(
            _ name: String, state: State = .RUNNING, image: String? = nil, network: String? = nil,
            template: One.Template = [:]
        ) -> Int {
            var whole: One.Template = ["NAME": name, "CPU": 0.5, "MEMORY": 128]
            if let image { whole["DISK"] = ["IMAGE_ID": self.image(image)] as One.Template }
            if let network { whole["NIC"] = ["NETWORK_ID": self.network(network)] as One.Template }
            if cloud.all(.host).isEmpty, state != .PENDING { hosts(1) }
            let id = make(.vm, "vm.allocate", [text(whole.merging(template)), .bool(state == .HOLD)])
            if state == .BOOT_FAILURE { cloud.faults.add(.failure("Error of the driver"), to: .deploy, of: id) }
            guard state != .PENDING else { return id }
            rest()
            let actions: [State: String] = [
                .STOPPED: "stop", .SUSPENDED: "suspend", .POWEROFF: "poweroff", .UNDEPLOYED: "undeploy",
                .DONE: "terminate",
            ]
            if let action = actions[state] { call("vm.action", [.string(action), .int(id)]) }
            if state == .UNKNOWN { cloud.walk([.lcm(.UNKNOWN)], vm: id) }
            rest()
            return id
        }

        private var datastore: Int {
            cloud.all(.datastore).last { $0[int: "TYPE"] == One.DatastoreType.IMAGE.rawValue }?[int: "ID"] ?? 1
        }

        private func text(_ template: One.Template) -> One.XMLRPCValue { .string(template.description) }

        /// Creates an object with a call.
        private mutating func make(_ kind: Cloud.Kind, _ method: String, _ arguments: [One.XMLRPCValue]) -> Int {
            let id = cloud.nextID(kind)
            call(method, arguments)
            return id
        }

        private mutating func call(_ method: String, _ arguments: [One.XMLRPCValue]) {
            _ = try? cloud.answer(FrontEnd.Call(method: "one.\(method)", arguments: ["oneadmin:onepass"] + arguments))
        }

        /// Advances the time until all objects have reached a stable state. VMs that wait for a host keep waiting.
        private mutating func rest() { cloud.advance(to: cloud.elapsed + cloud.step * 8) }
    }
}
