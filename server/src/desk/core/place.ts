import type { Language } from "@warmline/contract";
import type { AvailableAgent, Waiting } from "./route.ts";

/** Where somebody stands in his shop's queue. */
export interface Place {
  readonly id: string;
  readonly epoch: number;
  /** Customers of the same shop who have waited longer. */
  readonly ahead: number;
  /** Whether anybody is online who serves the shop. */
  readonly isServed: boolean;
  /** What people have waited there of late, in minutes; null where nobody can tell. */
  readonly minutes: number | null;
}

/** What queues are judged by. */
export interface Queues {
  readonly waiting: readonly Waiting[];
  readonly agents: readonly AvailableAgent[];
  /** Waits of those who have somebody now, by shop, in milliseconds. */
  readonly waits: readonly { readonly shopId: string; readonly wait: number }[];
}

const MINUTE_MS = 60_000;

/** Everybody's place, longest-waiting first. */
export function placesOf({ waiting, agents, waits }: Queues): readonly Place[] {
  const inOrder = waiting.toSorted((a, b) => a.queuedAt.getTime() - b.queuedAt.getTime() || (a.id < b.id ? -1 : 1));
  const before = new Map<string, number>();
  return inOrder.map(({ id, shopId, epoch }) => {
    const ahead = before.get(shopId) ?? 0;
    before.set(shopId, ahead + 1);
    const isServed = agents.some(({ shops }) => shops === "*" || shops.includes(shopId));
    return { id, epoch, ahead, isServed, minutes: usualMinutes(waits, shopId) };
  });
}

/** The middle one of the waits, rounded up: half of the people waited no longer. */
function usualMinutes(waits: Queues["waits"], shopId: string): number | null {
  const own = waits.flatMap((one) => (one.shopId === shopId ? [one.wait] : [])).toSorted((a, b) => a - b);
  const middle = own[Math.floor(own.length / 2)];
  return middle === undefined ? null : Math.max(1, Math.ceil(middle / MINUTE_MS));
}

/** What a customer is told of his place. */
export function placeWords({ ahead, isServed, minutes }: Place, language: Language): string {
  if (language === "en") {
    if (!isServed) return "Nobody is online just now. Your message is kept, and you will be answered first.";
    const place = ahead === 0 ? "You are next in line." : `You are number ${ahead + 1} in line.`;
    return minutes === null ? place : `${place} Lately the wait was about ${minutes} min.`;
  }
  if (!isServed) return "现在没有客服在线，您的问题已经记下，客服上线后会优先回复您。";
  const place = ahead === 0 ? "您排在第1位，马上就到您。" : `您排在第${ahead + 1}位，前面还有${ahead}位顾客。`;
  return minutes === null ? place : `${place}最近大约等待${minutes}分钟。`;
}
