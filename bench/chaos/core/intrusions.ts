/** What of an entry says who spoke and who owned. */
interface Spoken {
  readonly conversation: string;
  readonly seq: number;
  readonly publicSeq: number | null;
  readonly author: "customer" | "assistant" | "agent" | "system";
  readonly authorName: string | null;
  readonly text: string;
}

/** Follows the owner through a log's own events: every answer must be the owner's at that place (law 2). */
export function findIntrusions(rows: readonly Spoken[]): string[] {
  let owner: "assistant" | "queue" | "agent" | "closed" = "assistant";
  const found: string[] = [];
  for (const { conversation, seq, publicSeq, author, text } of rows) {
    owner = ownerAfter(text) ?? owner;
    const answers = publicSeq !== null && (author === "assistant" || author === "agent");
    if (answers && author !== owner) found.push(`${author} speaks in ${conversation}/${seq} while ${owner} owns it`);
  }
  return found;
}

/** Who owns a conversation after an event; undefined for every other entry. */
function ownerAfter(text: string): "assistant" | "queue" | "agent" | "closed" | undefined {
  switch (text) {
    case "event:handed_over":
    case "event:returned_to_queue":
      return "queue";
    case "event:agent_joined":
      return "agent";
    case "event:handed_back":
    case "event:reopened":
      return "assistant";
    case "event:closed":
      return "closed";
    default:
      return undefined;
  }
}
