import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

/** The line between one browser and the server. Browsers keep a socket open when they are set offline, so the line is cut. */
export interface Line {
  /** The server's address by this line, without a slash at the end. */
  readonly url: string;
  /** From now on every byte is lost, either way, and nobody is told. */
  readonly cut: () => void;
  /** From now on every connection is ended, and so is each new one. */
  readonly refuse: () => void;
  /** New connections go through again; those that lost bytes are gone. */
  readonly mend: () => void;
  readonly close: () => Promise<void>;
}

/** Opens a line to the server at `target`. */
export async function openLine(target: string): Promise<Line> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let isCut = false;
  let isRefusing = false;

  const keep = (socket: Socket): Socket => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
    // A line that broke is what this is for.
    socket.on("error", () => undefined);
    return socket;
  };
  const carry = (from: Socket, to: Socket): void => {
    from.on("data", (bytes) => {
      if (!isCut) to.write(bytes);
    });
    from.once("close", () => {
      if (!isCut) to.destroy();
    });
  };
  const breakAll = (): void => {
    for (const socket of sockets) socket.destroy();
  };

  const server = createServer((near) => {
    if (isRefusing) return void near.destroy();
    const far = keep(connect(Number(port), hostname));
    carry(keep(near), far);
    carry(far, near);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The line has no port.");

  return {
    url: `http://127.0.0.1:${String(address.port)}`,
    cut: () => {
      isCut = true;
    },
    refuse: () => {
      isRefusing = true;
      breakAll();
    },
    mend: () => {
      breakAll();
      isCut = false;
      isRefusing = false;
    },
    close: async () => {
      const closed = once(server, "close");
      server.close();
      breakAll();
      await closed;
    },
  };
}
