import {
  type BilingualText,
  type FactId,
  factId,
  formatMoney,
  type Order,
  ORDER_STATE_LABELS,
  type Product,
} from "../../../commerce/index.ts";
import { addressLine, formatClauses, orderTitle } from "../format.ts";
import { moment, orderFact, price, productFact, shopFact, type SkillTurn, worded } from "../skill.ts";
import type { ToldFact } from "./sop-facts.ts";

/** What a process is about at a step. */
export interface SopSubject {
  readonly order: Order | null;
  readonly product: Product | null;
}

/** A fact in words; `text` is null where it is not known, `fact` where it has no name of its own. */
export interface ReadFact {
  readonly text: string | null;
  readonly fact: FactId | null;
}

/** Reads a fact that a process tells; null where there is nothing that it could be of. */
export function readFact(turn: SkillTurn, name: ToldFact, { order, product }: SopSubject): ReadFact | null {
  switch (name) {
    case "order.title":
      return order && { fact: orderFact(order, "lines"), text: orderTitle(order, turn.language) };
    case "order.number":
      return order && { fact: orderFact(order, "state"), text: order.number };
    case "order.state":
      return order && { fact: orderFact(order, "state"), text: worded(turn, ORDER_STATE_LABELS[order.state]) };
    case "order.total":
      return (
        order && {
          fact: orderFact(order, "total"),
          text: formatMoney(order.total, order.currency, turn.language),
        }
      );
    case "order.dispatch_by":
      return order && { fact: orderFact(order, "dispatch_by"), text: momentOf(turn, order.times.dispatchBy) };
    case "order.delivered":
      return order && { fact: orderFact(order, "delivered"), text: momentOf(turn, order.times.delivered) };
    case "order.parcel":
      return order && parcelOf(turn, order);
    case "order.tracking":
      return order && trackingOf(turn, order);
    case "order.return_address":
      return order && { fact: orderFact(order, "return_address"), text: returnAddressOf(turn, order) };
    case "product.title":
      return product && { fact: productFact(product, "title"), text: worded(turn, product.title) };
    case "product.price":
      return product && priceOf(turn, product);
    case "product.care":
      return product && { fact: productFact(product, "care"), text: listOf(turn, product.care) };
    case "product.warranty":
      return product && { fact: productFact(product, "warranty"), text: said(turn, product.warranty?.text) };
    default:
      return readShopFact(turn, name);
  }
}

type ShopTold = Extract<ToldFact, `shop.${string}`>;

function readShopFact(turn: SkillTurn, name: ShopTold): ReadFact {
  const { rules, shop } = turn.facts.shop;
  switch (name) {
    case "shop.name":
      return { fact: null, text: worded(turn, shop.name) };
    case "shop.dispatch":
      return { fact: shopFact(turn, "dispatch_promise"), text: said(turn, rules.dispatch?.text) };
    case "shop.returns":
      return { fact: shopFact(turn, "return_window"), text: said(turn, rules.returns?.text) };
    case "shop.return_fee":
      return { fact: shopFact(turn, "return_fee"), text: said(turn, rules.returns?.feeText) };
    case "shop.refunds":
      return { fact: shopFact(turn, "refund_days"), text: said(turn, rules.refunds?.text) };
    case "shop.price_protection":
      return { fact: shopFact(turn, "price_protection"), text: said(turn, rules.priceProtection?.text) };
    case "shop.guarantee":
      return { fact: shopFact(turn, "guarantee"), text: said(turn, rules.guarantee) };
    case "shop.repair":
      return { fact: shopFact(turn, "repair"), text: said(turn, rules.repair) };
    case "shop.gifts":
      return { fact: shopFact(turn, "gifts"), text: said(turn, rules.gifts) };
    case "shop.invoices":
      return { fact: shopFact(turn, "invoices"), text: said(turn, rules.invoices?.text) };
    case "shop.opening_hours":
      return { fact: shopFact(turn, "opening_hours"), text: said(turn, rules.openingHours) };
    case "shop.visit_address":
      return { fact: shopFact(turn, "visit_address"), text: said(turn, rules.visitAddress) };
  }
}

function said(turn: SkillTurn, text: BilingualText | null | undefined): string | null {
  return listOf(turn, text ? [text] : []);
}

function listOf(turn: SkillTurn, texts: readonly BilingualText[]): string | null {
  const told = formatClauses(texts.map((text) => worded(turn, text)).filter(Boolean), turn.language);
  return told === "" ? null : told;
}

function momentOf(turn: SkillTurn, at: Date | null): string | null {
  return at === null ? null : moment(turn, at);
}

function parcelOf(turn: SkillTurn, order: Order): ReadFact {
  const [shipment] = order.shipments;
  const [event] = shipment?.events ?? [];
  if (shipment === undefined) return { fact: orderFact(order, "shipment"), text: null };
  const fact = factId("shipment", shipment.trackingNumber, "events");
  return { fact, text: event === undefined ? null : `${moment(turn, event.at)} ${worded(turn, event.text)}` };
}

function trackingOf(turn: SkillTurn, order: Order): ReadFact {
  const [shipment] = order.shipments;
  if (shipment === undefined) return { fact: orderFact(order, "shipment"), text: null };
  const { trackingNumber, courier } = shipment;
  const fact = factId("shipment", trackingNumber, "tracking_number");
  return { fact, text: `${worded(turn, courier.name)} ${trackingNumber}` };
}

function returnAddressOf(turn: SkillTurn, order: Order): string | null {
  const given = turn.facts.returnAddresses.get(order.id);
  if (given === undefined || given === null) return null;
  const { address } = given;
  return `${addressLine(address)} ${address.recipient} ${address.phone}`.trim();
}

function priceOf(turn: SkillTurn, { variants }: Product): ReadFact | null {
  const [cheapest] = variants.toSorted((one, other) => one.price - other.price);
  if (cheapest === undefined) return null;
  const low = price(turn, cheapest.price);
  const high = price(turn, Math.max(...variants.map((variant) => variant.price)));
  return { fact: factId("variant", cheapest.sku, "price"), text: low === high ? low : `${low}–${high}` };
}
