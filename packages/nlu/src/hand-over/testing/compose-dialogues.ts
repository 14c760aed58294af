import { seededRandom } from "../../learn/seeded-random.ts";
import type { LabelledDialogue, LabelledTurn } from "../dialogue.ts";
import { FLOWS_EN, FLOWS_ZH } from "./flows.ts";
import { HAND_WRITTEN } from "./hand-written.ts";
import { type Topic, TOPICS_EN, TOPICS_ZH } from "./topics.ts";

const SEED = 20_260_301;
/** So many of the dialogues come without intents and confidences. */
const UNREAD_SHARE = 0.4;

type Random = () => number;

/** All dialogues that the shipped weights are learned from; the same ones every time. */
export function composeDialogues(): readonly LabelledDialogue[] {
  const random = seededRandom(SEED);
  const composed = [...composeAll(FLOWS_ZH, TOPICS_ZH, random), ...composeAll(FLOWS_EN, TOPICS_EN, random)];
  // Written ones know nothing of intents.
  const written = HAND_WRITTEN.map((lines, index) => ({
    group: `written-${index}`,
    turns: lines.split("\n").map((line) => turnOf(line, undefined)),
  }));
  return [...composed, ...written];
}

function composeAll(flows: Readonly<Record<string, string>>, topics: readonly Topic[], random: Random) {
  return Object.entries(flows).flatMap(([group, lines]) =>
    topics.map((topic, index): LabelledDialogue => {
      const other = topics[(index + 1) % topics.length] ?? topic;
      const read = random() < UNREAD_SHARE ? undefined : random;
      // A course has the same group in both languages: neither may teach the other.
      const turns = filled(lines, { topic, other, random }).split("\n");
      return { group, turns: turns.map((line) => turnOf(line, read, topic.intent)) };
    }),
  );
}

interface Filling {
  readonly topic: Topic;
  readonly other: Topic;
  readonly random: Random;
}

function filled(lines: string, { topic, other, random }: Filling): string {
  const chosen = lines.replace(/\{([^}]*)\}/g, (_, choices: string) => {
    const options = choices.split("|");
    return options[Math.floor(random() * options.length)] ?? "";
  });
  const said: Readonly<Record<string, string>> = {
    ...{ "1": topic.asks[0], "2": topic.asks[1], "3": topic.asks[2], a: topic.answer, w: topic.wrong },
    ...{ n: topic.next, m: topic.nextAnswer, x: other.asks[0], y: other.answer },
  };
  return chosen.replace(/\$([123awnmxy])/g, (_, name: string) => said[name] ?? "");
}

/** `C?` was hardly understood. */
function turnOf(line: string, random: Random | undefined, intent = "other"): LabelledTurn {
  const [, who = "C", marks = "", text = ""] = /^([CA])([?!]*) (.*)$/.exec(line) ?? [];
  const turn = { by: who === "A" ? "assistant" : "customer", text, person: marks.includes("!") } as const;
  if (random === undefined || who === "A") return turn;
  const doubted = marks.includes("?");
  const confidence = doubted ? 0.1 + 0.3 * random() : 0.55 + 0.42 * random();
  return { ...turn, confidence, intent: doubted ? "out_of_scope" : text.length < 8 ? "talk" : intent };
}
