import OpenNebula

extension Cloud {
    mutating func backupJob(_ verb: String, _ id: Int, _ call: Call, _ user: User) throws -> One.XMLRPCValue? {
        switch verb {
        case "allocate": return .int(try allocateBackupJob(call, user))
        case "info": return document(withSchedule(try object(.backupjob, id, .use, user, ignoringLock: true)))
        case "priority":
            let priority = try call.int(2)
            guard (0...99).contains(priority) else { throw OneError(.action, "Wrong priority value") }
            _ = try object(.backupjob, id, priority > 49 ? .admin : .manage, user)
            change(.backupjob, id) { $0[int: "PRIORITY"] = priority }
        case "cancel":
            _ = try object(.backupjob, id, .manage, user)
            change(.backupjob, id) { for list in ["OUTDATED_VMS", "BACKING_UP_VMS"] { $0[list] = Node(list) } }
        case "schedadd", "schedupdate", "scheddelete":
            return .int(try schedule(verb, .backupjob, object(.backupjob, id, .manage, user), call))
        default: return nil
        }
        return .int(id)
    }

    private mutating func allocateBackupJob(_ call: Call, _ user: User) throws -> Int {
        var (name, template) = try wanted(.backupjob, "allocate", call, user)
        let (wishes, priority) = (template.vectors("SCHED_ACTION"), Int(template[text: "PRIORITY"]) ?? 50)
        guard (0...99).contains(priority) else { throw OneError(.internal, "Wrong priority value") }
        guard user.isAdmin || priority <= 50 else {
            throw OneError(.authorization, "User [\(user.id)] not authorized to perform action on backup job.")
        }
        template.remove("SCHED_ACTION", "PRIORITY")
        template.completeBackupJob()
        let body =
            Node.list([
                "PRIORITY": "\(priority)", "LAST_BACKUP_TIME": "0", "LAST_BACKUP_DURATION": "0", "SCHED_ACTIONS": "",
                "UPDATED_VMS": "", "OUTDATED_VMS": "", "BACKING_UP_VMS": "", "ERROR_VMS": "",
            ]) + [template]
        // If an action cannot be scheduled, the job is deleted again.
        var cloud = self
        let id = try cloud.add(.backupjob, named: name, body, user)
        for wish in wishes { try recoding(.internal) { _ = try cloud.schedule(wish, for: id, .backupjob) } }
        self = cloud
        return id
    }

    /// Returns the template that an update stores.
    func backupJobTemplate(_ template: Node) -> Node {
        var template = template
        template.remove("NAME", "PRIORITY", "SCHED_ACTION")
        template.completeBackupJob()
        return template
    }
}

extension Node {
    /// Sets defaults for missing and invalid attributes of a job's template.
    fileprivate mutating func completeBackupJob() {
        func choose(_ name: String, _ words: String...) {
            merge([name: words.first { $0 == self[text: name].uppercased() } ?? words[0]])
        }
        merge(["BACKUP_VMS": self[text: "BACKUP_VMS"], "KEEP_LAST": "\(max(self[int: "KEEP_LAST"], 0))"])
        choose("BACKUP_VOLATILE", "NO", "YES")
        choose("EXECUTION", "SEQUENTIAL", "PARALLEL")
        choose("FS_FREEZE", "NONE", "AGENT", "SUSPEND")
        choose("MODE", "FULL", "INCREMENT")
        if self[text: "MODE"] == "INCREMENT" { choose("INCREMENT_MODE", "CBT", "SNAPSHOT") }
    }
}
