import type { ReplayReport } from "../../commerce/index.ts";

/** What `policy replay` says. */
export interface ReplayWords {
  readonly progress: string;
  readonly file_unreadable: string;
  readonly file_unwritable: string;
  readonly file_garbled: string;
  readonly no_action: string;
  readonly summary: (report: ReplayReport) => string;
}

const zh: ReplayWords = {
  progress: "已回放任务",
  file_unreadable: "文件读不了",
  file_unwritable: "文件写不了",
  file_garbled: "文件内容不对",
  no_action: "没有对应的办理动作",
  summary: ({ tasks, statesRight, writes, executed, twins, twinsExecuted }) =>
    `${tasks} 个任务，${statesRight} 个结果与参考一致；${writes} 次办理，${executed} 次通过；${twins} 个差一个条件的孪生请求，${twinsExecuted} 个被放行`,
};

const en: ReplayWords = {
  progress: "tasks replayed",
  file_unreadable: "cannot read the file",
  file_unwritable: "cannot write the file",
  file_garbled: "the file is not what it should be",
  no_action: "no action does this",
  summary: ({ tasks, statesRight, writes, executed, twins, twinsExecuted }) =>
    `${tasks} tasks, ${statesRight} as the reference has them; ${writes} writes, ${executed} done; ${twins} changes that are legal but for one fact, ${twinsExecuted} of them done`,
};

/** The words in a language. */
export const replayWords = (language: "zh" | "en"): ReplayWords => (language === "zh" ? zh : en);
