export { addJob, removeJob, type NewJob } from "./add-job.ts";
export { runJobs, type Jobs, type JobsOptions } from "./run-jobs.ts";
export {
  makeRecurring,
  makeRunnable,
  type RecurringTask,
  type RunnableTask,
  type Task,
  type TaskContext,
} from "./task.ts";
