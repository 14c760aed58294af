import { obeyParent } from "../support/children.ts";
import { createCustomers } from "./customers.ts";
import type { Order } from "./orders.ts";

/** One of the processes in which the bench's customers live: does what its parent says, one thing at a time. */
const customers = createCustomers();

obeyParent((order: Order) => (order.do === "open" ? customers.open(order) : customers.ask(order)));
