import { once } from "node:events";
import { createServer } from "node:http";

/** A shop's own web site, elsewhere than Warmline, with one page. */
export interface ShopSite {
  /** Scheme, host and port. */
  readonly origin: string;
  /** What stands on the page from now on. */
  readonly show: (body: string) => void;
  readonly close: () => void;
}

/** Opens a shop's site in a language. */
export async function openShopSite(language: "zh" | "en"): Promise<ShopSite> {
  let page = "";
  const server = createServer((_request, response) => {
    response.setHeader("content-type", "text/html; charset=utf-8").end(page);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    origin: `http://127.0.0.1:${String(portOf(server.address()))}`,
    show: (body) => {
      const tag = language === "zh" ? "zh-CN" : "en";
      page = `<!doctype html><html lang="${tag}"><head><title>Harbor</title></head><body><h1>Harbor</h1>${body}</body></html>`;
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** A port that nothing listens on just now: for a command that is told its port beforehand. */
export async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const port = portOf(server.address());
  server.close();
  await once(server, "close");
  return port;
}

function portOf(address: ReturnType<ReturnType<typeof createServer>["address"]>): number {
  if (address === null || typeof address === "string") throw new Error("There is no port.");
  return address.port;
}
