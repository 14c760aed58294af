import { join } from "node:path";
import {
  answerWords,
  type Assistant,
  createAssistant,
  createPrevention,
  migrations as assistantMigrations,
  openPublishedSops,
  openTrade,
  preventionTasks,
  type Trade,
} from "./assistant/index.ts";
import { type Cases, createCases, migrations as caseMigrations } from "./cases/index.ts";
import { newId } from "./platform/ids.ts";
import {
  type Actions,
  migrations as commerceMigrations,
  openActions,
  openBuiltInStore,
  type OpenShop,
  type SayAnswer,
  touchCatalogue,
} from "./commerce/index.ts";
import {
  type Attachments,
  type Conversations,
  conversationTasks,
  migrations as conversationMigrations,
} from "./conversations/index.ts";
import { type Faq, migrations as knowledgeMigrations, openFaq } from "./knowledge/index.ts";
import { createDesk, type Desk, migrations as deskMigrations } from "./desk/index.ts";
import { type IdentityContext, migrations as identityMigrations } from "./identity/index.ts";
import type { Foundation } from "./foundation.ts";
import type { Config } from "./platform/config.ts";
import type { Migration } from "./platform/database/index.ts";
import type { RunnableTask } from "./platform/jobs/index.ts";
import { casesForAssistant } from "./wire-cases.ts";
import { wireDataRooms } from "./wire-data.ts";

export type { Foundation } from "./foundation.ts";

/** Every room's migrations, in the order of the floors. */
export const allMigrations: readonly Migration[] = [
  ...identityMigrations,
  ...commerceMigrations,
  ...knowledgeMigrations,
  ...conversationMigrations,
  ...deskMigrations,
  ...caseMigrations,
  ...assistantMigrations,
];

/** Every room, given to each other. */
export interface Rooms {
  readonly identity: IdentityContext;
  readonly openShop: OpenShop;
  readonly actions: Actions;
  readonly sayAnswer: SayAnswer;
  readonly conversations: Conversations;
  readonly attachments: Attachments;
  readonly desk: Desk;
  readonly cases: Cases;
  readonly faq: Faq;
  readonly assistant: Assistant;
  /** What the rooms have done in the background; a room that has such work exports it, and it is collected here. */
  readonly tasks: readonly RunnableTask[];
}

/** Learns what the assistant knows, or reads what was learned before: a few seconds the first time. */
export function learnTrade({ dataFolder }: Config, signal?: AbortSignal): Promise<Trade> {
  return openTrade({ cacheFolder: join(dataFolder, "models"), ...(signal && { signal }) });
}

/** Gives the rooms each other: the only place where that happens. Whoever has learned the trade meanwhile gives it. */
export async function wireRooms(foundation: Foundation, learned?: Promise<Trade>): Promise<Rooms> {
  const { config, database, bus, clock, log } = foundation;
  const { identity, conversations, attachments } = wireDataRooms(foundation);
  const openShop = openBuiltInStore(database);
  const actions = openActions(database, newId);
  const desk = createDesk({ database, bus, clock, log, conversations });
  const cases = createCases({ database, clock, newId });
  const trade = await (learned ?? learnTrade(config));
  const faq = openFaq({ database, clock, newId, closestInSteps: trade.closestInSteps, touchFacts: touchCatalogue });
  const assistant = createAssistant({
    turns: conversations.turns,
    openShop,
    actions,
    cases: casesForAssistant(cases),
    sops: openPublishedSops(database, trade.closestInSteps),
    faq,
    clock,
    log,
    bus,
    trade,
  });
  const { wording } = trade;
  const prevention = createPrevention({ database, conversations, openShop, clock, log, wording });
  const sayAnswer: SayAnswer = (answered, language) => answerWords(answered, language, wording);
  const tasks = [...conversationTasks(conversations), ...preventionTasks(prevention)];
  return { identity, openShop, actions, sayAnswer, conversations, attachments, desk, cases, faq, assistant, tasks };
}
