import { realpath, stat } from "node:fs/promises";
import { extname, join, normalize, sep } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyReply, FastifyRequest } from "fastify";
import { addRoute } from "./add-route.ts";
import type { HttpApp } from "./http-app.ts";
import { problem, sendProblem } from "./problem.ts";
import { NOT_FOUND } from "./problems.ts";

/** A built web app on a path of this server. */
export interface ServedFiles {
  /** Where it is reached: `/workbench/`, `/widget/`; starts and ends with a slash. */
  readonly at: string;
  /** The folder with the built files; absolute. */
  readonly folder: string;
  /** Answer unknown paths without an extension with `index.html`: the app routes in the browser. */
  readonly singlePage?: boolean;
  /** Last word on an answer's headers, for example `allowFraming` or `loosenPolicy`. `file` is relative to the folder. */
  readonly finish?: (reply: FastifyReply, request: FastifyRequest, file: string) => void | Promise<void>;
}

/** Files whose name carries a hash of their content never change; 1 year in seconds. */
const HASHED_SECONDS = 31_536_000;
const HASHED = /[.-][A-Za-z0-9_-]{8,}\.(?:js|css|woff2|png|svg|webp)$/;

/** Prepares `reply.sendFile`; call once before `serveFiles`. */
export async function prepareFiles(app: HttpApp): Promise<void> {
  await app.register(fastifyStatic, { root: "/", serve: false, cacheControl: false });
}

/** Serves a folder. Nothing outside of it and nothing that starts with a dot is ever sent. */
export function serveFiles(app: HttpApp, files: ServedFiles): void {
  addRoute(app, {
    method: "GET",
    url: `${files.at}*`,
    access: { kind: "public" },
    schema: { hide: true },
    handler: async (request, reply) => answerFile(request, reply, files),
  });
}

async function answerFile(request: FastifyRequest, reply: FastifyReply, files: ServedFiles): Promise<FastifyReply> {
  const { "*": wanted = "" } = request.params as { "*"?: string };
  const file = await findFile(files, wanted);
  if (file === undefined) return sendProblem(reply, problem(NOT_FOUND));
  await files.finish?.(reply, request, file);
  return reply.header("cache-control", cacheFor(file)).sendFile(file, files.folder);
}

async function findFile(files: ServedFiles, wanted: string): Promise<string | undefined> {
  const path = normalize(wanted === "" || wanted.endsWith("/") ? `${wanted}index.html` : wanted);
  if (isOutside(path)) return undefined;
  if (await isFileWithin(files.folder, path)) return path;
  return files.singlePage && extname(path) === "" ? "index.html" : undefined;
}

function isOutside(path: string): boolean {
  return path.includes("\0") || path.startsWith(sep) || path.split(/[\\/]/).some((part) => part.startsWith("."));
}

/** A link inside the folder does not open what lies outside of it. */
async function isFileWithin(folder: string, path: string): Promise<boolean> {
  try {
    const [home, real] = await Promise.all([realpath(folder), realpath(join(folder, path))]);
    return real.startsWith(home + sep) && (await stat(real)).isFile();
  } catch {
    return false;
  }
}

function cacheFor(file: string): string {
  return HASHED.test(file) ? `public, max-age=${HASHED_SECONDS}, immutable` : "no-cache";
}
