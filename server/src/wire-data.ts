import { setTimeout as pause } from "node:timers/promises";
import { type Attachments, type Conversations, createAttachments, createConversations } from "./conversations/index.ts";
import { ACCESS_TOPIC, createIdentity, type IdentityContext } from "./identity/index.ts";
import { openBlobs } from "./platform/blobs/index.ts";
import { systemText } from "./platform/database/index.ts";
import { newId } from "./platform/ids.ts";
import type { Foundation } from "./foundation.ts";

/** The rooms that keep what people say and who they are: all that exporting and erasing needs. */
export interface DataRooms {
  readonly identity: IdentityContext;
  readonly conversations: Conversations;
  readonly attachments: Attachments;
}

/** Makes these rooms, for the server and for commands that need no more. */
export function wireDataRooms({ config, database, bus, clock, log }: Foundation): DataRooms {
  const blobs = openBlobs(config, (text, values) => systemText(database, text, values));
  return {
    identity: createIdentity({
      database,
      clock,
      log,
      config,
      onAccessChanged: (change) => bus.publish(ACCESS_TOPIC, change),
    }),
    conversations: createConversations({ database, bus, clock, log, newId, pause }),
    attachments: createAttachments({ database, blobs, clock, newId }),
  };
}
