internal import Storage

/// How bodies become transactions.
extension SQLiteConnection {
    /// Runs the bodies and answers each of them.
    func serve(_ jobs: [Job]) {
        if jobs.count == 1 {
            serveAlone(jobs[0])
        } else {
            serveTogether(jobs)
        }
    }

    /// One transaction for one body.
    private func serveAlone(_ job: Job) {
        do {
            try control(.begin)
            do {
                let answer = try attempt(job)
                try commit()
                answer()
            } catch {
                rollBack()
                throw error
            }
        } catch {
            job.refuse(error)
        }
    }

    /// One transaction, and one wait for the disk, for all the bodies, each in a savepoint of its own.
    ///
    /// What ends the whole transaction (a full disk, an I/O error, RAISE(ROLLBACK), a deferred foreign key at COMMIT)
    /// takes every body of the group with it, also those that had succeeded: they are run again one by one.
    private func serveTogether(_ jobs: [Job]) {
        do {
            try control(.begin)
        } catch {
            for job in jobs { job.refuse(error) }
            return
        }
        do {
            var answers: [Answer] = []
            answers.reserveCapacity(jobs.count)
            for job in jobs { answers.append(try attemptInSavepoint(job)) }
            try control(.commit)
            for answer in answers { answer() }
        } catch {
            rollBack()
            for job in jobs { serveAlone(job) }
        }
    }

    /// Throws only when the transaction of the group is lost.
    private func attemptInSavepoint(_ job: Job) throws -> Answer {
        try control(.savepoint)
        do {
            let answer = try attempt(job)
            try control(.release)
            return answer
        } catch {
            guard isInTransaction else { throw error }
            try control(.rollBackToSavepoint)
            try control(.release)
            return { job.refuse(error) }
        }
    }

    /// Throws also when the body kept quiet about a statement that failed: PostgreSQL can't go on after one either.
    private func attempt(_ job: Job) throws -> Answer {
        failure = nil
        let answer = try job.attempt(self)
        if let failure { throw failure }
        return answer
    }
}
