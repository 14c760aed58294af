import { Logger } from "graphile-worker";
import type { Log } from "../log.ts";

/** The queue's log lines in ours. It tells every job's beginning and end: that is for debugging only. */
export const graphileLog = (log: Log): Logger =>
  new Logger((scope) => (level, message) => {
    const fields = { task: scope.taskIdentifier, job: scope.jobId };
    if (level === "error") log.error(fields, message);
    else if (level === "warning") log.warn(fields, message);
    else log.debug(fields, message);
  });
