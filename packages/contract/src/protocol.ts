/** Version of the socket protocol that this build speaks; a hello with another is answered `protocol_unsupported`. */
export const PROTOCOL_VERSION = 1;
/** Where the socket listens. */
export const SOCKET_PATH = "/api/v1/socket";
/** A client sends `ping` this often, in seconds; a side that hears nothing for twice as long gives the socket up. */
export const HEARTBEAT_SECONDS = 15;
