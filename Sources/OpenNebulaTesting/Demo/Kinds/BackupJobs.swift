import OpenNebula

extension Cloud {
    private static let priorities = 0...99

    mutating func backupJob(_ verb: String, _ call: Call, _ user: User) throws -> One.XMLRPCValue? {
        switch verb {
        case "allocate": return .int(try allocateBackupJob(call.string(1), user))
        case "delete":
            let id = try call.int(1)
            let job = try object(.backupjob, id, .manage, user)
            for vm in job["TEMPLATE"].backedUp { set(backupJob: nil, of: vm, insteadOf: id) }
            self[.backupjob, id] = nil
            return .int(id)
        case "priority":
            let (id, priority) = (try call.int(1), try call.int(2))
            guard Self.priorities.contains(priority) else { throw OneError(.action, "Wrong priority value") }
            _ = try object(.backupjob, id, priority > 49 ? .admin : .manage, user)
            change(.backupjob, id) { $0[int: "PRIORITY"] = priority }
            return .int(id)
        case "cancel":
            let id = try call.int(1)
            _ = try object(.backupjob, id, .manage, user)
            change(.backupjob, id) { for list in ["OUTDATED_VMS", "BACKING_UP_VMS"] { $0[list] = Node(list) } }
            return .int(id)
        case "schedadd":
            let (id, text) = (try call.int(1), try call.string(2))
            _ = try object(.backupjob, id, .manage, user)
            var action = Node.scheduledAction("backup", of: .backupjob, id)
            try action.schedule(Self.action(in: text, code: .action), code: .action)
            return .int(add([action], toJob: id))
        case "schedupdate":
            let (id, action, text) = (try call.int(1), try call.int(2), try call.string(3))
            let job = try object(.backupjob, id, .manage, user)
            let wish = try Self.action(in: text, code: .internal)
            let actions = job["TEMPLATE"].children
            guard let index = actions.firstIndex(where: { $0.name == "SCHED_ACTION" && $0[int: "ID"] == action })
            else { throw OneError(.internal, "SCHED_ACTION with id = \(action) doesn't exist") }
            var changed = actions[index]
            try changed.schedule(wish, code: .internal)
            change(.backupjob, id) { $0["TEMPLATE"].children[index] = changed }
            return .int(action)
        case "scheddelete":
            let (id, action) = (try call.int(1), try call.int(2))
            guard try object(.backupjob, id, .manage, user)["SCHED_ACTIONS"].ids.contains(action) else {
                throw OneError(.noExists, "Error getting scheduled action [\(action)].", objectID: action)
            }
            change(.backupjob, id) {
                $0["SCHED_ACTIONS"].set(id: action, isMember: false)
                $0["TEMPLATE"].children.removeAll { $0.name == "SCHED_ACTION" && $0[int: "ID"] == action }
            }
            return .int(action)
        default: return nil
        }
    }

    private mutating func allocateBackupJob(_ text: String, _ user: User) throws -> Int {
        var (name, template) = try named(template: text)
        try authorize(user, Request(.create, .backupjob))
        let wishes = template.all("SCHED_ACTION")
        let priority = Int(template[text: "PRIORITY"])
        guard Self.priorities.contains(priority ?? 0) else { throw OneError(.internal, "Wrong priority value") }
        guard user.isAdmin || priority ?? 0 <= 50 else {
            throw OneError(.authorization, "User [\(user.id)] not authorized to perform action on backup job.")
        }
        try check(name: name, forNew: .backupjob, of: user)
        let id = nextID(.backupjob)
        for name in ["SCHED_ACTION", "PRIORITY"] { template.remove(name) }
        try template.completeBackupJob()
        let actions = try wishes.map { wish in
            var (action, wish) = (Node.scheduledAction("backup", of: .backupjob, id), wish)
            wish.remove("ARGS")
            try action.schedule(wish, code: .internal)
            return action
        }
        try setBackupJob(id, of: template.backedUp, notOf: [])
        var job = owned(.backupjob, name: name, user)
        let times = ["LAST_BACKUP_TIME", "LAST_BACKUP_DURATION"].map { Node($0, "0") }
        let lists = ["SCHED_ACTIONS", "UPDATED_VMS", "OUTDATED_VMS", "BACKING_UP_VMS", "ERROR_VMS"].map { Node($0) }
        job.children += [Node("PRIORITY", "\(priority ?? 50)")] + times + lists + [template]
        _ = add(.backupjob, job)
        _ = add(actions, toJob: id)
        return id
    }

    /// - Returns: The id of the last action.
    private mutating func add(_ actions: [Node], toJob id: Int) -> Int {
        for var action in actions {
            let number = nextAction
            nextAction += 1
            action[int: "ID"] = number
            change(.backupjob, id) {
                $0["SCHED_ACTIONS"].set(id: number, isMember: true)
                $0["TEMPLATE"].children.append(action)
            }
        }
        return nextAction - 1
    }

    private static func action(in text: String, code: OneError.Code) throws -> Node {
        guard let action = try TemplateReader.read(text).first(where: { $0.name == "SCHED_ACTION" }) else {
            throw OneError(code, "No SCHED_ACTION attribute in template")
        }
        return action
    }

    /// What an update stores: the actions stay as they are.
    mutating func backupJobTemplate(_ template: Node, of id: Int) throws -> Node {
        let old = self[.backupjob, id]?["TEMPLATE"] ?? Node("TEMPLATE")
        var template = template
        for name in ["NAME", "PRIORITY", "SCHED_ACTION"] { template.remove(name) }
        try template.completeBackupJob()
        let vms = template.backedUp
        try setBackupJob(id, of: vms, notOf: old.backedUp)
        change(.backupjob, id) { job in
            for list in ["UPDATED_VMS", "OUTDATED_VMS", "BACKING_UP_VMS", "ERROR_VMS"] {
                for vm in job[list].ids where !vms.contains(vm) { job[list].set(id: vm, isMember: false) }
            }
        }
        template.children += old.all("SCHED_ACTION")
        return template
    }

    /// Enters a job in its new VMs, and takes it out of those it had.
    private mutating func setBackupJob(_ id: Int, of new: [Int], notOf old: [Int]) throws {
        for vm in Set(new).subtracting(old).sorted() {
            let config = self[.vm, vm]?["BACKUPS"]["BACKUP_CONFIG"] ?? Node("BACKUP_CONFIG")
            let job = config.has("BACKUP_JOB_ID") ? config[int: "BACKUP_JOB_ID"] : id
            guard job == id || self[.backupjob, job] == nil else {
                let problem = "Unable to add VM \(vm) to Backup Job \(id). It's already in Backup Job \(job)"
                throw OneError(.internal, problem)
            }
        }
        for vm in Set(new).subtracting(old) { set(backupJob: id, of: vm, insteadOf: nil) }
        for vm in Set(old).subtracting(new) { set(backupJob: nil, of: vm, insteadOf: id) }
    }

    private mutating func set(backupJob new: Int?, of vm: Int, insteadOf old: Int?) {
        change(.vm, vm) { vm in
            var config = vm["BACKUPS"]["BACKUP_CONFIG"]
            if let old, config[text: "BACKUP_JOB_ID"] != "\(old)" { return }
            config.remove("BACKUP_JOB_ID")
            if let new { config.merge([Node("BACKUP_JOB_ID", "\(new)")]) }
            if old != nil, config[text: "MODE"] == "INCREMENT" {
                config.merge(["INCREMENTAL_BACKUP_ID", "LAST_INCREMENT_ID"].map { Node($0, "-1") })
            }
            vm["BACKUPS"]["BACKUP_CONFIG"] = config
        }
    }
}

extension Node {
    /// A backup job as a pool shows it: without its actions.
    var backupJobInPool: Node {
        var job = self
        job["TEMPLATE"].remove("SCHED_ACTION")
        return job
    }

    /// The VMs that a job's template names.
    fileprivate var backedUp: [Int] { self[text: "BACKUP_VMS"].split(separator: ",").compactMap { Int($0) } }

    /// Sets what a job's template leaves open, or says wrongly.
    fileprivate mutating func completeBackupJob() throws {
        func word(_ name: String, of words: [String]) -> String {
            words.first { $0 == self[text: name].uppercased() } ?? words[0]
        }
        let incremental = word("MODE", of: ["FULL", "INCREMENT"]) == "INCREMENT"
        var vms: [Int] = []
        for vm in backedUp where vms.last != vm { vms.append(vm) }
        var values = [
            ("BACKUP_VMS", vms.map { "\($0)" }.joined(separator: ",")),
            ("BACKUP_VOLATILE", self[text: "BACKUP_VOLATILE"].uppercased() == "YES" ? "YES" : "NO"),
            ("EXECUTION", word("EXECUTION", of: ["SEQUENTIAL", "PARALLEL"])),
            ("FS_FREEZE", word("FS_FREEZE", of: ["NONE", "AGENT", "SUSPEND"])),
            ("KEEP_LAST", "\(max(self[int: "KEEP_LAST"], 0))"), ("MODE", incremental ? "INCREMENT" : "FULL"),
        ]
        if incremental { values.append(("INCREMENT_MODE", word("INCREMENT_MODE", of: ["CBT", "SNAPSHOT"]))) }
        if has("DISK_IDS") {
            let text = self[text: "DISK_IDS"]
            let ids = text.split(separator: ",", omittingEmptySubsequences: text.isEmpty).map { Int($0) ?? -1 }
            guard ids.allSatisfy({ $0 >= 0 }) else { throw OneError(.internal, "Invalid DISK_IDS value: \(text)") }
            values.append(("DISK_IDS", Set(ids).sorted().map { "\($0)" }.joined(separator: ",")))
        }
        merge(values.map { Node($0, $1) })
    }
}
