import type { AgentBody, AgentFrame, AgentSend } from "@warmline/contract";
import { HEARTBEAT_SECONDS, PROTOCOL_VERSION } from "@warmline/contract";
import { AgentFrame as AgentFrameSchema } from "@warmline/contract/schemas";
import { Compile } from "typebox/compile";
import type { FrameSocket } from "../../platform/socket/index.ts";
import { isCleanText } from "../../platform/clean-text.ts";
import type { LiveContext } from "./context.ts";
import { refuseFrame } from "./customer-session.ts";
import { TYPING_TOPIC } from "./hub.ts";
import { startInbox } from "./inbox.ts";
import { createOpenLogs } from "./open-logs.ts";
import type { LiveStaff } from "./ports.ts";
import { AGENT_SENDS } from "./send-limit.ts";
import { answerToSend } from "./send-outcome.ts";
import type { Session } from "./session.ts";

const frames = Compile(AgentFrameSchema);

/** A member of staff's socket after its hello: the inbox, the conversations that are open on his screen, what he sends. */
export async function startAgentSession(context: LiveContext, socket: FrameSocket, who: LiveStaff): Promise<Session> {
  const { conversations } = context;
  socket.send({
    type: "welcome",
    protocol: PROTOCOL_VERSION,
    role: "agent",
    person: who.personId,
    presence: await context.presence.beat(who),
    heartbeatSeconds: HEARTBEAT_SECONDS,
  });
  const inbox = await startInbox(context, socket, who);
  const logs = createOpenLogs(context, socket, who);

  async function send(frame: AgentSend): Promise<void> {
    if (!context.maySend(who.personId, AGENT_SENDS)) return refuse(frame.id, "rate_limited");
    if (!who.mayAnswer) return refuse(frame.id, "not_owner");
    const place = await conversations.find(who.serves, who.personId, { ids: [frame.conversation], limit: 1 });
    // The append itself is guarded by epoch and owner; this keeps it inside the shops that the sender serves.
    if (place.length === 0) return refuse(frame.id, "not_found");
    const body = await completeBody(frame.body);
    if (!body) return refuse(frame.id, "attachment_unknown");
    const result = await conversations.sendFromAgent({
      organizationId: who.organizationId,
      conversationId: frame.conversation,
      agent: { id: who.personId, name: who.name },
      clientId: frame.id,
      stream: frame.stream,
      n: frame.n,
      epoch: frame.epoch,
      seen: frame.seen ?? 0,
      body,
    });
    socket.send(answerToSend(frame.id, result, "staff"));
  }

  function refuse(id: string, code: string): void {
    socket.send({ type: "refused", id, code });
  }

  async function completeBody(body: AgentBody): Promise<AgentBody | null> {
    if (body.kind !== "image") return body;
    const key = { id: body.attachment, uploader: `agent:${who.personId}` };
    const picture = await context.pictures.find(who.scope, key);
    return picture && { kind: "image", attachment: body.attachment, width: picture.width, height: picture.height };
  }

  async function sendPresence(): Promise<void> {
    socket.send({ type: "presence", presence: await context.presence.beat(who) });
  }

  async function typing(frame: { readonly conversation: string; readonly on: boolean }): Promise<void> {
    const [place] = await conversations.find(who.scope, who.personId, { ids: [frame.conversation], limit: 1 });
    if (place?.agent?.id !== who.personId) return;
    context.bus.publish(TYPING_TOPIC, {
      conversationId: place.id,
      shopId: place.shopId,
      customerId: place.customer.id,
      who: "agent",
      on: frame.on,
    });
  }

  async function handle(frame: AgentFrame): Promise<void> {
    switch (frame.type) {
      case "send":
        return send(frame);
      case "open":
        return logs.open(frame.conversation, frame.after);
      case "leave":
        return logs.leave(frame.conversation);
      case "read":
        return conversations.mark(who.scope, {
          conversationId: frame.conversation,
          reader: { kind: "agent", id: who.personId },
          read: frame.seq,
        });
      case "presence":
        if (who.mayAnswer) await context.presence.set(who, frame.state, frame.capacity);
        return sendPresence();
      case "typing":
        return typing(frame);
      case "ping":
        socket.send({ type: "pong" });
        return sendPresence();
    }
  }

  return {
    handle: async (frame) => {
      if (!frames.Check(frame) || !isCleanText(frame)) return refuseFrame(socket, frame);
      await handle(frame);
    },
    who,
    stop: () => {
      inbox.stop();
      logs.stop();
    },
  };
}
