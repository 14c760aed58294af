import type { Order } from "../core/order.ts";
import { orderNumberKey } from "../core/order-number.ts";
import type { ShopAddress } from "../shop-gateway.ts";
import type { Row } from "./bulk.ts";

const own = ({ organizationId, shopId }: ShopAddress) => ({ organization_id: organizationId, shop_id: shopId });

/** The order's own row, under the id it is known by. */
export function orderRow(address: ShopAddress, order: Order, as: { readonly id: string; readonly hash: string }): Row {
  const { times, review } = order;
  return {
    ...own(address),
    id: as.id,
    customer_id: order.customerId,
    number: order.number,
    number_key: orderNumberKey(order.number),
    kind: order.kind,
    state: order.state,
    currency: order.currency,
    total: order.total,
    placed_at: times.placed,
    paid_at: times.paid,
    packed_at: times.packed,
    shipped_at: times.shipped,
    delivered_at: times.delivered,
    completed_at: times.completed,
    cancelled_at: times.cancelled,
    refunded_at: times.refunded,
    dispatch_by: times.dispatchBy,
    address: order.address,
    warehouse: order.warehouse,
    wished_courier: order.wishedCourier,
    note: order.note,
    code_delivery: order.codeDelivery,
    reviewed_at: review.reviewedAt,
    review_closes_at: review.closesAt,
    content_hash: as.hash,
  };
}

/** Its positions, in order. */
export function lineRows(address: ShopAddress, order: Order): readonly Row[] {
  return order.lines.map((line, position) => ({
    ...own(address),
    id: line.id,
    order_id: order.id,
    position,
    product_sku: line.productSku,
    variant_sku: line.variantSku,
    title: line.title,
    options: line.options,
    quantity: line.quantity,
    unit_price: line.unitPrice,
    discount: line.discount,
  }));
}

/** What was charged beside the goods. */
export function feeRows(address: ShopAddress, order: Order): readonly Row[] {
  return order.fees.map((fee) => ({
    ...own(address),
    id: fee.id,
    order_id: order.id,
    kind: fee.kind,
    amount: fee.amount,
    returned: fee.returned,
  }));
}

/** Money in and back, oldest first. */
export function paymentRows(address: ShopAddress, order: Order): readonly Row[] {
  return order.payments.map((payment, position) => ({
    ...own(address),
    id: payment.id,
    order_id: order.id,
    position,
    kind: payment.kind,
    method: payment.method,
    amount: payment.amount,
    state: payment.state,
    at: payment.at,
    reference: payment.reference,
  }));
}

/** Its parcels. */
export function shipmentRows(address: ShopAddress, order: Order): readonly Row[] {
  return order.shipments.map((shipment) => ({
    ...own(address),
    id: shipment.id,
    order_id: order.id,
    courier: shipment.courier,
    tracking_number: shipment.trackingNumber,
    line_ids: shipment.lineIds,
    displayed_origin: shipment.displayedOrigin,
    real_origin: shipment.realOrigin,
    shipped_at: shipment.shippedAt,
    estimated_from: shipment.estimatedFrom,
    estimated_to: shipment.estimatedTo,
    delivered_at: shipment.deliveredAt,
    signed_by: shipment.signedBy,
  }));
}

/** The scans of its parcels; the highest position is the newest. */
export function eventRows(address: ShopAddress, order: Order): readonly Row[] {
  return order.shipments.flatMap((shipment) =>
    [...shipment.events].reverse().map((event, position) => ({
      ...own(address),
      shipment_id: shipment.id,
      position,
      at: event.at,
      place: event.place,
      text: event.text,
      status: event.status,
    })),
  );
}

/** What is being done to make it good. */
export function remedyRows(address: ShopAddress, order: Order): readonly Row[] {
  return order.remedies.map((remedy) => ({
    ...own(address),
    id: remedy.id,
    order_id: order.id,
    number: remedy.number,
    kind: remedy.kind,
    state: remedy.state,
    reason: remedy.reason,
    amount: remedy.amount,
    line_ids: remedy.lineIds,
    requested_at: remedy.requestedAt,
    approved_at: remedy.approvedAt,
    received_at: remedy.receivedAt,
    done_at: remedy.doneAt,
    expected_by: remedy.expectedBy,
    parcel: remedy.parcel,
  }));
}
