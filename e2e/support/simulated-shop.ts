import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { join } from "node:path";
import type { Card, MessageBody } from "@warmline/contract";
import { acceptSockets, portOf } from "../../packages/client/test/serve.ts";
import { SimulatedServer } from "../../packages/client/test/simulated-server.ts";

/** A shop's page and a server in one, to look at the widget without the real server. Not part of the product. */
export interface SimulatedShop {
  /** Origin of the widget and its server. */
  readonly url: string;
  /** Origin of the shop's page: the same program under another name. */
  readonly page: string;
  readonly server: SimulatedServer;
  readonly http: Server;
}

const PICTURE = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480"><rect width="640" height="480" fill="#7aa2c8"/><circle cx="320" cy="240" r="150" fill="#f3d9b1"/></svg>',
);

const ORDER: Card = {
  kind: "order",
  number: "YS20261118000321",
  state: "shipped",
  stateLabel: "已发货",
  placedAt: "2026-11-18T03:12:00.000Z",
  total: { amount: 32800, currency: "CNY" },
  lines: [
    { title: "加厚羊毛呢大衣 中长款", options: "藏青 / M", quantity: 1 },
    { title: "纯棉打底衫", options: "白色 / M", quantity: 2 },
  ],
};

const ANSWERS: readonly (readonly [RegExp, MessageBody])[] = [
  [
    /订单|快递|order|where/i,
    {
      kind: "text",
      text: "亲，为您查到下面这个订单，包裹已到杭州转运中心，预计明天送达。物流详情：https://example.com/track?id=1。",
      cards: [ORDER],
      quickReplies: [
        { label: "能改地址吗", text: "能改地址吗" },
        { label: "转人工", text: "转人工" },
      ],
    },
  ],
  [
    /.*/,
    {
      kind: "text",
      text: "亲，本店付款后 48 小时内发货，今天 16:00 前付款的当天就能发出哦。",
      cards: [
        {
          kind: "product",
          sku: "A1",
          title: "加厚羊毛呢大衣 中长款",
          price: { amount: 25900, currency: "CNY" },
          url: "https://example.com/p",
        },
      ],
      quickReplies: [{ label: "我的快递到哪了？", text: "我的快递到哪了？" }],
    },
  ],
];

function answerLikeAnAssistant(server: SimulatedServer): void {
  server.onMessage = (room, { author, body }) => {
    if (author.kind !== "customer" || body.kind !== "text") return;
    if (room.owner !== "assistant") return;
    if (/人工|person/.test(body.text)) {
      server.say(room, { kind: "assistant" }, { kind: "text", text: "好的，马上为您转接人工客服，请稍等。" });
      server.say(room, { kind: "system" }, { kind: "event", event: { type: "handed_over", reason: "asked" } });
      return server.change(room, { owner: "queue", place: 2 });
    }
    const answer = ANSWERS.find(([words]) => words.test(body.text));
    if (answer !== undefined) server.say(room, { kind: "assistant" }, answer[1]);
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) if (Buffer.isBuffer(part)) parts.push(part);
  return Buffer.concat(parts).toString();
}

function send(response: ServerResponse, type: string, body: string | Buffer, status = 200): void {
  response.writeHead(status, { "content-type": type, "access-control-allow-origin": "*" }).end(body);
}

const json = (response: ServerResponse, value: object, status = 200): void =>
  send(response, "application/json", JSON.stringify(value), status);

function pageOf(origin: string, query: URLSearchParams): string {
  const lang = query.get("lang") ?? "zh";
  return `<!doctype html><html lang="${lang}"><meta name="viewport" content="width=device-width"><title>Shop</title>
<body style="font:16px sans-serif;margin:24px"><h1>云裳</h1><p>${"一家小店的页面。".repeat(40)}</p>
<script>window.warmline = { token: () => new URLSearchParams(location.search).get("token") }</script>
<script src="${origin}/widget.js" data-shop="yunshang" async></script></body></html>`;
}

/** Serves the built widget from `dist`, with a scripted assistant behind it, on a free loopback port. */
export async function openSimulatedShop(dist: string): Promise<SimulatedShop> {
  const server = new SimulatedServer(() => new Date());
  answerLikeAnAssistant(server);
  const customers = new Map<string, number>();
  const http = createServer((request, response) => void answer(request, response));
  acceptSockets(http, server.accept);
  await new Promise<void>((listening) => http.listen(0, "127.0.0.1", listening));
  const url = `http://127.0.0.1:${portOf(http)}`;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? "/", url);
    if (pathname === "/") return send(response, "text/html; charset=utf-8", pageOf(url, searchParams));
    if (pathname === "/api/v1/widget/session") {
      const customer = numberOf(await bodyOf(request), request.headers.authorization);
      const shop = { nameZh: "云裳", nameEn: "Yunshang", accentColour: "#c8420f" };
      return json(response, { token: `customer:${customer}`, shop });
    }
    if (pathname.startsWith("/api/v1/widget/attachments/")) return send(response, "image/svg+xml", PICTURE);
    if (pathname === "/api/v1/widget/attachments") {
      await bodyOf(request);
      return json(response, { id: "01900000-0000-7000-8000-000000000001", width: 640, height: 480 });
    }
    return file(response, pathname);
  }

  /** Who asks for a session: whoever his token names, or an anonymous customer, who stays the one he was. */
  function numberOf(body: string, authorization = ""): number {
    const signedIn = /"token":"[^".]*\.([^".]*)/.exec(body)?.[1];
    const name = signedIn ?? (authorization.replace("Bearer ", "") || `anonymous ${customers.size}`);
    const known = customers.get(name) ?? customers.size + 1;
    customers.set(name, known);
    return known;
  }

  async function file(response: ServerResponse, pathname: string): Promise<void> {
    const name = pathname === "/widget/frame" ? "frame.html" : pathname.replace(/^\/(widget\/)?/, "");
    const type = name.endsWith(".css") ? "text/css" : name.endsWith(".html") ? "text/html" : "text/javascript";
    const contents = await readFile(join(dist, name)).catch(() => null);
    if (contents === null) return json(response, { code: "not_found" }, 404);
    send(response, `${type}; charset=utf-8`, contents);
  }

  return { url, page: url.replace("127.0.0.1", "localhost"), server, http };
}
