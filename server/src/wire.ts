import { setTimeout as pause } from "node:timers/promises";
import { join } from "node:path";
import { type Assistant, createAssistant } from "./assistant/index.ts";
import { migrations as commerceMigrations, openBuiltInStore, type OpenShop } from "./commerce/index.ts";
import {
  type Attachments,
  type Conversations,
  createAttachments,
  createConversations,
  migrations as conversationMigrations,
} from "./conversations/index.ts";
import { createDesk, type Desk, migrations as deskMigrations } from "./desk/index.ts";
import {
  ACCESS_TOPIC,
  createIdentity,
  type IdentityContext,
  migrations as identityMigrations,
} from "./identity/index.ts";
import { createDiskBlobStore } from "./platform/blobs/index.ts";
import type { Bus } from "./platform/bus/index.ts";
import type { Clock } from "./platform/clock.ts";
import type { Config } from "./platform/config.ts";
import type { Database, Migration } from "./platform/database/index.ts";
import { newId } from "./platform/ids.ts";
import type { Log } from "./platform/log.ts";

/** Every room's migrations, in the order of the floors. */
export const allMigrations: readonly Migration[] = [
  ...identityMigrations,
  ...commerceMigrations,
  ...conversationMigrations,
  ...deskMigrations,
];

/** What the rooms are made of. */
export interface Foundation {
  readonly config: Config;
  readonly database: Database;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly log: Log;
}

/** Every room, given to each other. */
export interface Rooms {
  readonly identity: IdentityContext;
  readonly openShop: OpenShop;
  readonly conversations: Conversations;
  readonly attachments: Attachments;
  readonly desk: Desk;
  readonly assistant: Assistant;
}

/** Gives the rooms each other: the only place where that happens. */
export async function wireRooms(foundation: Foundation): Promise<Rooms> {
  const { config, database, bus, clock, log } = foundation;
  const identity = createIdentity({
    database,
    clock,
    log,
    config,
    onAccessChanged: (change) => bus.publish(ACCESS_TOPIC, change),
  });
  const openShop = openBuiltInStore(database);
  const conversations = createConversations({ database, bus, clock, log, newId, pause });
  const blobs = createDiskBlobStore(join(config.dataFolder, "blobs"));
  const attachments = createAttachments({ database, blobs, clock, newId });
  const desk = createDesk({ database, bus, clock, log, conversations });
  const assistant = await createAssistant({
    turns: conversations.turns,
    openShop,
    clock,
    log,
    bus,
    cacheFolder: join(config.dataFolder, "models"),
  });
  return { identity, openShop, conversations, attachments, desk, assistant };
}
