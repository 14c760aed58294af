const address = {
  address1: "1 Elm Street",
  address2: "Suite 2",
  city: "Denver",
  country: "USA",
  state: "CO",
  zip: "80202",
};
const item = { name: "Water Bottle", product_id: "p1", item_id: "i1", price: 47.84, options: { color: "blue" } };
const paid = [{ transaction_type: "payment", amount: 47.84, payment_method_id: "paypal_1" }];

/** A database of the tau2 shape, small enough to read: two customers, one product, two orders. */
export const TINY_TAU2 = JSON.stringify({
  products: {
    p1: {
      name: "Water Bottle",
      product_id: "p1",
      variants: { i1: { item_id: "i1", options: { color: "blue" }, available: true, price: 47.84 } },
    },
  },
  users: {
    mei_kovacs_1: { user_id: "mei_kovacs_1", name: { first_name: "Mei", last_name: "Kovacs" }, address },
    juan_rossi_2: { user_id: "juan_rossi_2", name: { first_name: "Juan", last_name: "Rossi" }, address },
  },
  orders: {
    "#W1000001": {
      order_id: "#W1000001",
      user_id: "mei_kovacs_1",
      address,
      items: [item],
      status: "delivered",
      fulfillments: [{ tracking_id: ["357962501027"], item_ids: ["i1"] }],
      payment_history: paid,
    },
    "#W1000002": {
      order_id: "#W1000002",
      user_id: "juan_rossi_2",
      address,
      items: [item],
      status: "pending",
      fulfillments: [],
      payment_history: paid,
    },
  },
});
