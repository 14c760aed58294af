/** The socket's transport: JSON frames over WebSocket, with heartbeat and bounds. What the frames mean is said above. */
export type { FrameHandler, FrameSocket } from "./frame-socket.ts";
export { MAX_FRAME_BYTES, openSocketServer, type SocketServer, type SocketServerOptions } from "./socket-server.ts";
