import type { Sop } from "@warmline/contract";
import type { Actions, Language, OpenShop, ShopFacts } from "../commerce/index.ts";
import { HEAD_TOPIC, type DueTurn, type Turns } from "../conversations/index.ts";
import type { IntentTitle } from "../knowledge/index.ts";
import type { Bus } from "../platform/bus/index.ts";
import { type Clock, machineElapsed } from "../platform/clock.ts";
import { type Every, everyInterval } from "../platform/every.ts";
import type { JsonValue } from "../platform/json.ts";
import type { Log } from "../platform/log.ts";
import { readDialogue } from "./core/dialogue.ts";
import { previewRules, type RuleGroup } from "./core/preview-rules.ts";
import type { TurnFacts } from "./core/skill.ts";
import { type Tried, trySop } from "./core/sops/try-sop.ts";
import { understandTurn } from "./core/understand.ts";
import type { CasePort, OwnAnswersPort, Trade } from "./ports.ts";
import { createRunner } from "./runner.ts";
import type { PublishedSops } from "./sops/published-sops.ts";
import { createTakeTurn, type TakeTurn } from "./take-turn.ts";

/** What the room stands on. */
export interface AssistantPorts {
  readonly turns: Turns;
  readonly openShop: OpenShop;
  readonly actions: Pick<Actions, "actIn">;
  readonly cases: CasePort;
  readonly sops: PublishedSops;
  readonly faq: OwnAnswersPort;
  readonly clock: Clock;
  readonly log: Log;
  readonly bus: Bus;
  /** What it knows; `openTrade` learns it. */
  readonly trade: Trade;
  /** The sweep's timer; the machine's by default. */
  readonly every?: Every;
}

/** The assistant: takes due turns in the background between `start` and `stop`, or one at a time for a caller. */
export interface Assistant {
  start(): void;
  stop(): Promise<void>;
  readonly takeTurn: TakeTurn;
  /** What it can understand, with titles for people. */
  readonly intents: readonly IntentTitle[];
  /** What somebody who is not signed in would be told about each group of these facts' rules. */
  preview(facts: ShopFacts, language: Language): ReadonlyMap<RuleGroup, string>;
  /** What a draft of a shop's process would answer to these words, after the dialogue that the last try left. */
  trySop(sop: Sop, trial: SopTrial): Tried;
}

/** Words tried on a draft. */
export interface SopTrial {
  readonly text: string;
  readonly language: Language;
  readonly facts: TurnFacts;
  /** As the last try left it; null begins anew. */
  readonly dialogue: unknown;
}

/** What shops said that nobody asked after for so long is not kept in memory. */
const UNUSED_MS = 300_000;

/** Makes the room. */
export function createAssistant(ports: AssistantPorts): Assistant {
  const { turns, openShop, actions, cases, sops, faq, clock, log, bus, trade, every = everyInterval } = ports;
  const takeTurn = createTakeTurn({ turns, openShop, actions, cases, sops, faq, clock, log, trade });
  const runner = createRunner({
    due: (limit) => turns.due(limit),
    take: takeTurn,
    every,
    elapsed: machineElapsed,
    log,
  });
  let unsubscribe = (): void => undefined;
  let stopDropping = (): void => undefined;
  return {
    takeTurn,
    intents: trade.intents,
    preview: (facts, language) =>
      previewRules({ facts, language, now: clock.now(), wording: trade.wording, questions: trade.questions }),
    trySop: (sop, { text, language, facts, dialogue }) => {
      const { understand, spell, wording, questions, intents } = trade;
      const understood = understandTurn([spell(text)], language, understand);
      const before = readDialogue(dialogue);
      return trySop(
        { understood, dialogue: before, facts, now: clock.now(), wording, questions, intents },
        sop,
        trade.openClosest,
      );
    },
    start: () => {
      unsubscribe = bus.subscribe(HEAD_TOPIC, (payload) => {
        const turn = hinted(payload);
        if (turn !== null) runner.hint(turn);
      });
      stopDropping = every(UNUSED_MS, () => {
        faq.dropUnused();
        sops.dropUnused();
      });
      runner.start();
    },
    stop: async () => {
      unsubscribe();
      stopDropping();
      await runner.stop();
    },
  };
}

/** A hint is only a hint: whatever else is in it, the log says whether a turn is due. Marks never make one due. */
function hinted(payload: JsonValue): DueTurn | null {
  if (typeof payload !== "object" || payload === null || !("conversationId" in payload)) return null;
  const { organizationId, shopId, conversationId, cause } = payload;
  if (typeof organizationId !== "string" || typeof shopId !== "string" || typeof conversationId !== "string")
    return null;
  return cause === "mark" ? null : { organizationId, shopId, conversationId };
}
