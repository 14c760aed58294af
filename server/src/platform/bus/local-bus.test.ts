import { silentLog } from "../log.ts";
import { testBusContract } from "./contract.ts";
import { createLocalBus } from "./local-bus.ts";

testBusContract("the bus within one program", () => {
  const bus = createLocalBus({ log: silentLog });
  return Promise.resolve({ sender: bus, receiver: bus, close: () => bus.close() });
});
