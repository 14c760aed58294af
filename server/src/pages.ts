import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { FastifyReply } from "fastify";
import { Type } from "typebox";
import { findShop, type IdentityContext } from "./identity/index.ts";
import {
  addRoute,
  allowEmbedding,
  allowFraming,
  type HttpApp,
  loosenPolicy,
  NOT_FOUND,
  problem,
  sendProblem,
  serveFiles,
} from "./platform/http/index.ts";

/** Where the built pages lie: two folders up, from `server/dist` as from `server/src`. */
const WEB = join(dirname(fileURLToPath(import.meta.url)), "../../web");
const WIDGET = join(WEB, "widget/dist");
const WORKBENCH = join(WEB, "workbench/dist");

/** The pages that people open: the workbench, and the widget for any allow-listed shop page. */
export function addPages(app: HttpApp, rooms: { readonly identity: IdentityContext }): void {
  addWorkbench(app);
  addWidgetLoader(app);
  addWidgetFrame(app, rooms.identity);
  serveFiles(app, { at: "/widget/", folder: WIDGET });
}

/** The component library writes its styles at run time; its scripts stay bound to our own origin. */
function addWorkbench(app: HttpApp): void {
  serveFiles(app, {
    at: "/workbench/",
    folder: WORKBENCH,
    singlePage: true,
    finish: (reply) => void loosenPolicy(reply, { "style-src": ["'self'", "'unsafe-inline'"] }),
  });
  addRoute(app, {
    method: "GET",
    url: "/workbench",
    access: { kind: "public" },
    schema: { hide: true },
    handler: async (_request, reply) => reply.redirect("/workbench/"),
  });
}

/** The one script line of a shop's page. */
function addWidgetLoader(app: HttpApp): void {
  addRoute(app, {
    method: "GET",
    url: "/widget.js",
    access: { kind: "public" },
    schema: { hide: true },
    handler: async (_request, reply) => sendPage(allowEmbedding(reply), "widget.js"),
  });
}

/** Pictures on product cards lie wherever the shop keeps them. */
const PRODUCT_PICTURES = { "img-src": ["'self'", "data:", "blob:", "https:"] } as const;

/** The widget's frame, which only pages of the shop's allowed origins may show. */
function addWidgetFrame(app: HttpApp, identity: IdentityContext): void {
  addRoute(app, {
    method: "GET",
    url: "/widget/frame",
    access: { kind: "public" },
    schema: { hide: true, querystring: Type.Object({ shop: Type.String({ maxLength: 40 }) }) },
    handler: async (request, reply) => {
      const shop = await findShop(identity, request.query.shop);
      if (!shop) return sendProblem(reply, problem(NOT_FOUND));
      return sendPage(allowFraming(reply, shop.allowedOrigins, PRODUCT_PICTURES), "frame.html");
    },
  });
}

function sendPage(reply: FastifyReply, file: string): FastifyReply {
  return reply.header("cache-control", "no-cache").sendFile(file, WIDGET);
}
