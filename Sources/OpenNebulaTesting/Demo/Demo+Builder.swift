public import OpenNebula

extension Demo {
    /// Builds a cloud: ``Demo/init(release:clock:step:_:)``.
    ///
    /// All of it is `oneadmin`'s. What is built under a name that there is already is what there is.
    public struct Builder {
        var cloud: Cloud

        /// Where a VM is when the cloud begins.
        public enum State: String, Sendable, CaseIterable {
            case PENDING, HOLD, RUNNING, STOPPED, SUSPENDED, POWEROFF, UNDEPLOYED, UNKNOWN, BOOT_FAILURE, DONE
        }

        /// Adds hosts that are monitored, called `host1` and so on.
        ///
        /// - Parameter count: How many.
        /// - Returns: Their ids.
        @discardableResult public mutating func hosts(_ count: Int) -> [Int] {
            let first = cloud.all(.host).count + 1
            return (first..<first + max(count, 0)).map { number in
                let id = make(.host, "host.allocate", [.string("host\(number)"), "dummy", "dummy", 0])
                rest()
                return id
            }
        }

        /// Adds an image that is ready.
        ///
        /// - Parameters:
        ///   - name: Its name.
        ///   - size: Its size in MB.
        ///   - persistent: Whether it keeps what a VM writes.
        /// - Returns: Its id.
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

        /// Adds a network of IPv4 addresses.
        ///
        /// - Parameters:
        ///   - name: Its name.
        ///   - ip: The first address.
        ///   - size: How many addresses.
        /// - Returns: Its id.
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
        ///   - group: The name of the user's group, which is added where it is not there.
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
        ///   - name: Its name.
        ///   - template: What it holds.
        /// - Returns: Its id.
        @discardableResult public mutating func template(
            _ name: String, _ template: One.Template = ["CPU": 0.5, "MEMORY": 128]
        ) -> Int {
            cloud.other(.template, named: name, of: 0)
                ?? make(.template, "template.allocate", [text(template.merging(["NAME": name]))])
        }

        /// Adds a VM; and a host where there is none, unless the VM is to wait for one.
        ///
        /// - Parameters:
        ///   - name: Its name.
        ///   - state: Where it is.
        ///   - image: The name of an image that it has a disk of, added where it is not there.
        ///   - network: The name of a network that it has an interface in, added where it is not there.
        ///   - template: What else its template holds.
        /// - Returns: Its id.
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

        /// Makes an object as a call does.
        private mutating func make(_ kind: Cloud.Kind, _ method: String, _ arguments: [One.XMLRPCValue]) -> Int {
            let id = cloud.nextID(kind)
            call(method, arguments)
            return id
        }

        private mutating func call(_ method: String, _ arguments: [One.XMLRPCValue]) {
            _ = try? cloud.answer(FrontEnd.Call(method: "one.\(method)", arguments: ["oneadmin:onepass"] + arguments))
        }

        /// Lets time pass until nothing walks, except for VMs that wait for a host.
        private mutating func rest() { cloud.advance(to: cloud.elapsed + cloud.step * 8) }
    }
}
