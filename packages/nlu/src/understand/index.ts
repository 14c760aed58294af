export { type Message, type MessageContext, understandMessage, type UnderstoodWish } from "./understand-message.ts";
