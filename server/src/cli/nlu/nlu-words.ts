import type { RowProblem } from "./rows.ts";

/** What the `nlu` commands say. */
export interface NluWords {
  readonly stages: Readonly<Record<"training" | "validating", string>>;
  readonly problems: (problem: RowProblem<string>) => string;
  readonly file_unreadable: string;
  readonly file_empty: string;
  readonly file_unwritable: string;
  readonly nothing_in_scope: string;
  readonly model_garbled: string;
  readonly model_version: string;
  readonly pack_unknown: string;
  readonly pack_unusable: string;
  readonly saved: (facts: { readonly file: string; readonly rows: number; readonly intents: number }) => string;
  readonly figures: Readonly<Record<Figure, string>>;
  readonly mean: string;
  readonly none: string;
  readonly curve: string;
  readonly curveOf: Readonly<Record<"validation" | "training", string>>;
  readonly curveHeads: readonly [string, string, string];
  readonly confusionsSaved: (file: string) => string;
  readonly cohesion: string;
  readonly intent_unknown: string;
  readonly evidence: string;
  readonly nearPhrases: string;
  readonly grouped: (facts: { readonly texts: number; readonly groups: number; readonly outliers: number }) => string;
}

/** The figures that `eval` prints, by the names that they have in JSON. */
export type Figure =
  | "accuracy"
  | "macroF1"
  | "oosAuroc"
  | "oosRecallAt5"
  | "calibrationError"
  | "trainCpuSeconds"
  | "predictionsPerSecond"
  | "peakMemoryMB"
  | "seed";

const ZH: NluWords = {
  stages: { training: "训练", validating: "交叉验证" },
  problems: (problem) => {
    switch (problem.kind) {
      case "not_json":
        return "不是合法的 JSON";
      case "not_an_object":
        return "每行应是一个 JSON 对象";
      case "no_text":
        return `缺少字符串 "${problem.field}"`;
    }
  },
  file_unreadable: "文件读不了",
  file_empty: "文件里一行数据也没有",
  file_unwritable: "文件写不了",
  nothing_in_scope: "测试文件里没有属于任何意图的句子",
  model_garbled: "这不是完整的模型文件",
  model_version: "模型文件是别的版本训练的，请重新训练",
  pack_unknown: "没有这个行业包",
  pack_unusable: "行业包有问题，用不了：",
  saved: ({ file, rows, intents }) => `已用 ${rows} 句话学会 ${intents} 个意图，模型存到 ${file}`,
  figures: {
    accuracy: "准确率",
    macroF1: "宏平均 F1",
    oosAuroc: "范围外识别 AUROC",
    oosRecallAt5: "误拒 5% 时的范围外召回率",
    calibrationError: "校准误差",
    trainCpuSeconds: "训练耗时（CPU 秒）",
    predictionsPerSecond: "每秒预测句数",
    peakMemoryMB: "内存峰值（MB）",
    seed: "随机种子",
  },
  mean: "平均",
  none: "–",
  curve: "不确定就不答：门槛越高，答得越少，也错得越少",
  curveOf: { validation: "按验证文件", training: "按训练数据的交叉验证" },
  curveHeads: ["门槛", "回答比例", "其中答错"],
  confusionsSaved: (file) => `混淆报告已存到 ${file}`,
  cohesion: "相近度",
  intent_unknown: "模型里没有这个意图",
  evidence: "依据（去掉它，对数几率少多少）：",
  nearPhrases: "最近的训练例句：",
  grouped: ({ texts, groups, outliers }) => `${texts} 句话分成 ${groups} 组，其中 ${outliers} 句不太合群`,
};

const EN: NluWords = {
  stages: { training: "training", validating: "cross-validating" },
  problems: (problem) => {
    switch (problem.kind) {
      case "not_json":
        return "is not JSON";
      case "not_an_object":
        return "is not a JSON object";
      case "no_text":
        return `has no string "${problem.field}"`;
    }
  },
  file_unreadable: "The file cannot be read",
  file_empty: "The file has no row",
  file_unwritable: "The file cannot be written",
  nothing_in_scope: "The test file has no text that means one of the intents",
  model_garbled: "The file is not a whole model",
  model_version: "The model is of another version; train it again",
  pack_unknown: "There is no such pack",
  pack_unusable: "The pack cannot be used:",
  saved: ({ file, rows, intents }) => `Learned ${intents} intents from ${rows} texts; the model is in ${file}`,
  figures: {
    accuracy: "accuracy",
    macroF1: "macro-F1",
    oosAuroc: "out of scope: AUROC",
    oosRecallAt5: "out of scope: recall at 5 % false alarms",
    calibrationError: "calibration error",
    trainCpuSeconds: "training, CPU seconds",
    predictionsPerSecond: "predictions per second",
    peakMemoryMB: "peak memory, MB",
    seed: "seed",
  },
  mean: "mean",
  none: "–",
  curve: "Abstaining: the higher the threshold, the fewer answers and the fewer errors",
  curveOf: { validation: "on the validation file", training: "by cross-validation on the training rows" },
  curveHeads: ["threshold", "answered", "of which wrong"],
  confusionsSaved: (file) => `The report of confusions is in ${file}`,
  cohesion: "alike",
  intent_unknown: "The model has no such intent",
  evidence: "What spoke for it (how much its log odds fall without it):",
  nearPhrases: "Nearest training phrases:",
  grouped: ({ texts, groups, outliers }) => `${texts} texts in ${groups} groups; ${outliers} fit none well`,
};

/** The `nlu` commands' words in the terminal's language. */
export function nluWords(language: "zh" | "en"): NluWords {
  return language === "zh" ? ZH : EN;
}
