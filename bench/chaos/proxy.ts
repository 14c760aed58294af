import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

/** What happens to the bytes of one direction. */
type Flow = "pass" | "swallow";

/** One connection through the proxy, and what the network does to it. */
export interface Wire {
  /** Ends it, as a cable that is pulled out and whose end is noticed. */
  readonly cut: () => void;
  /** From now on bytes vanish, one way or both, and nobody is told. */
  readonly swallow: (direction: "up" | "down" | "both") => void;
  /** From now on bytes arrive so much later, in their order. */
  readonly delay: (milliseconds: number) => void;
}

/** The network between clients and servers. */
export interface Proxy {
  readonly url: string;
  /** Where new connections go: to any of these ports that takes them. */
  readonly serve: (ports: readonly number[]) => void;
  readonly wires: () => readonly Wire[];
  /** Whether every byte vanishes and nobody is told, also on connections that are made meanwhile; those stay lost for good. */
  readonly swallowAll: (on: boolean) => void;
  readonly close: () => Promise<void>;
}

/** Opens the network on a port of its own. */
export async function openProxy(random: () => number): Promise<Proxy> {
  const wires = new Set<Wire>();
  let ports: readonly number[] = [];
  let swallows = false;
  const server = createServer((near) => {
    const far = connectToAny(shuffled(ports, random));
    const wire = join(near, far, () => wires.delete(wire));
    wires.add(wire);
    if (swallows) wire.swallow("both");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the proxy has no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    serve: (to) => {
      ports = to;
    },
    wires: () => [...wires],
    swallowAll: (on) => {
      swallows = on;
      if (on) for (const wire of wires) wire.swallow("both");
    },
    close: async () => {
      const closed = once(server, "close");
      server.close();
      for (const wire of wires) wire.cut();
      await closed;
    },
  };
}

function shuffled(ports: readonly number[], random: () => number): readonly number[] {
  const turn = Math.floor(random() * ports.length);
  return [...ports.slice(turn), ...ports.slice(0, turn)];
}

/** A connection that tries one port after the other; what is written meanwhile waits in it. */
function connectToAny([port, ...others]: readonly number[]): Promise<Socket | null> {
  if (port === undefined) return Promise.resolve(null);
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => {
      socket.off("error", next);
      resolve(socket);
    });
    const next = (): void => {
      resolve(connectToAny(others));
    };
    socket.once("error", next);
  });
}

function join(near: Socket, toFar: Promise<Socket | null>, onOver: () => void): Wire {
  const up = { flow: "pass" as Flow };
  const down = { flow: "pass" as Flow };
  let late = 0;
  let far: Socket | null = null;

  const cut = (): void => {
    near.destroy();
    far?.destroy();
    onOver();
  };
  const end = (): void => {
    // Of a connection that loses bytes nobody hears the end, either.
    if (up.flow === "pass" && down.flow === "pass") setTimeout(cut, late);
  };
  const carry = (from: Socket, to: Socket, way: { readonly flow: Flow }): void => {
    from.on("data", (bytes) => {
      if (way.flow === "swallow") return;
      if (late === 0) to.write(bytes);
      else setTimeout(() => to.write(bytes), late);
    });
  };
  // A broken connection is what this is for.
  near.on("error", () => undefined);
  near.once("close", end);
  near.pause();
  void toFar.then((socket) => {
    if (socket === null || near.destroyed) {
      socket?.destroy();
      return cut();
    }
    far = socket;
    far.on("error", () => undefined);
    far.once("close", end);
    carry(near, far, up);
    carry(far, near, down);
    near.resume();
  });
  return {
    cut,
    swallow: (direction) => {
      if (direction !== "down") up.flow = "swallow";
      if (direction !== "up") down.flow = "swallow";
    },
    delay: (milliseconds) => {
      // Never shorter than before: what was sent later must not overtake.
      late = Math.max(late, milliseconds);
    },
  };
}
