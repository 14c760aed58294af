import type { HeldOutDialogue } from "./dialogue-shape.ts";

/**
 * English dialogues of several turns, written by somebody who had seen neither the phrases nor the code, for the demo shops:
 * half sentences, several wishes at once, slips of the pen, changed minds, corrections, digressions. No pack loads them.
 */
export const ENGLISH_DIALOGUES: readonly HeldOutDialogue[] = [
  {
    about:
      "Northfield, signed in; one order 40118823: Granite Mid Hiking Boots brown US 9, delivered three days ago, unused",
    situation: {
      shop: "northfield",
      orders: [
        { number: "40118823", items: [["NF4301", "Brown US·9"]], state: "delivered", placed: 200, delivered: 72 },
      ],
    },
    turns: [
      {
        says: "so about those boots",
        wants: "name the boots order and ask what is wanted, start nothing",
        intents: ["give.value", "order.status", "talk.chitchat"],
      },
      {
        says: "too tight, need a 10",
        wants: "join it: exchange to brown US 10, check stock and policy, ask for confirmation",
        intents: ["exchange.request"],
      },
      { says: "yep go", wants: "take it as confirmation and start the exchange once", intents: ["talk.affirm"] },
    ],
  },
  {
    about: "Northfield, signed in; one paid order not sent yet: Stormline Rain Shell blue M and Camp Mug",
    situation: {
      shop: "northfield",
      orders: [
        {
          items: [
            ["NF4002", "Blue M"],
            ["NF4605", "Cream"],
          ],
          state: "paid",
          placed: 6,
        },
      ],
    },
    turns: [
      {
        says: "change the shell to olive, ship to my work instead and can u put a gift note in",
        wants: "take all three: check olive M, ask for the work address and for the words of the note",
        intents: ["order.change_items", "order.change_address", "order.note"],
      },
      {
        says: "1420 Pine St Ste 300 Seattle WA 98101",
        wants: "take it as the work address of this order and read it back, keep the colour and note open",
        intents: ["give.address", "order.change_address"],
      },
      {
        says: "note: happy bday Sam!!",
        wants: "write down the note and ask for one confirmation of all three changes",
        intents: ["order.note", "give.value"],
      },
      {
        says: "all good",
        wants: "carry out colour, address and note, each once",
        intents: ["talk.affirm", "talk.ack"],
      },
    ],
  },
  {
    about: "Northfield, signed in; one order on its way by UPS, four days out to New York",
    situation: {
      shop: "northfield",
      orders: [{ items: [["NF4001", "Black M"]], state: "shipped", placed: 110, scanned: 48 }],
    },
    turns: [
      {
        says: "wheres my pacakge",
        wants: "read the typo; give the last events and the expected day",
        intents: ["logistics.track", "order.status"],
      },
      {
        says: "its been in ohio for 2 days is it stuk",
        wants: "compare with the usual 4–6 days, say honestly if it is late, offer a trace",
        intents: ["logistics.stuck"],
      },
      {
        says: "ok thanks ill wait",
        wants: "short and warm; open no trace",
        intents: ["talk.thanks", "talk.ack", "talk.deny"],
      },
    ],
  },
  {
    about:
      "Northfield, signed in; two orders: 40119007 (Insulated Bottle, not sent), 40118655 (Down Sleeping Bag, delivered)",
    situation: {
      shop: "northfield",
      orders: [
        { number: "40119007", items: [["NF4603", "Blue"]], state: "paid", placed: 6 },
        { number: "40118655", items: [["NF4403", "Regular"]], state: "delivered", placed: 200, delivered: 50 },
      ],
    },
    turns: [
      { says: "40118655", wants: "show the sleeping bag order and ask what about it", intents: ["give.order"] },
      {
        says: "zipper is broken",
        wants: "treat as a defect of the sleeping bag: ask for a photo, name the two-year warranty",
        intents: ["item.quality_issue", "warranty.repair"],
      },
      {
        says: "and the other one, when does it leave",
        wants: "switch to the bottle order and give its dispatch time",
        intents: ["shipping.dispatch_time", "order.status", "order.urge_dispatch"],
      },
    ],
  },
  {
    about: "Northfield, signed in; one order not sent: Meadow 4 Family Tent",
    situation: { shop: "northfield", orders: [{ items: [["NF4402", "Blue"]], state: "paid", placed: 6 }] },
    turns: [
      {
        says: "cancel the tent please",
        wants: "name order and refund path, ask for confirmation",
        intents: ["order.cancel"],
      },
      {
        says: "actually no leave it, wife says keep",
        wants: "cancel nothing and say that the order stays",
        intents: ["talk.deny", "order.cancel"],
      },
      {
        says: "but not before the 15th, were away",
        wants: "write down the wish to send it later and say what is possible, for the same order",
        intents: ["order.hold_dispatch", "order.note"],
      },
    ],
  },
  {
    about:
      "Northfield, signed in; two delivered orders: Merino 250 Crew navy M (last week), Flannel Shirt green plaid L (two weeks ago), both unused",
    situation: {
      shop: "northfield",
      orders: [
        { items: [["NF4102", "Navy M"]], state: "delivered", placed: 250, delivered: 150 },
        { items: [["NF4106", "Green·plaid L"]], state: "delivered", placed: 450, delivered: 330 },
      ],
    },
    turns: [
      {
        says: "want to send back the merino",
        wants: "30-day rule, label $7.95, ask for confirmation",
        intents: ["return.request"],
      },
      {
        says: "no sorry the other order. the flannel",
        wants: "drop the crew, take the flannel and ask for confirmation anew",
        intents: ["talk.deny", "return.request", "give.value"],
      },
      {
        says: "yes that",
        wants: "start the return of the flannel only, with the right return address and the warning",
        intents: ["talk.affirm"],
      },
    ],
  },
  {
    about: "Northfield, signed in; delivered order: Cast Iron Skillet, never used",
    situation: {
      shop: "northfield",
      orders: [{ items: [["NF4902", ""]], state: "delivered", placed: 150, delivered: 48 }],
    },
    turns: [
      {
        says: "id like to return the skillet, how",
        wants: "policy, label fee, ask for confirmation or whether it is unused",
        intents: ["return.request"],
      },
      {
        says: "hang on, does it work on induction",
        wants: "say the product's facts do not tell this; keep the return open",
        intents: ["product.attribute", "product.usage"],
      },
      {
        says: "ok never mind. so back to the return, its unused",
        wants: "go on with the skillet return where it was left",
        intents: ["return.request", "give.value"],
      },
      {
        says: "where do i mail it",
        wants: "give the address for this return with the warning about the parcel label",
        intents: ["return.address"],
      },
    ],
  },
  {
    about: "Yunshang, not signed in, reads English",
    situation: { shop: "yunshang" },
    turns: [
      {
        says: "hello do you have qipao 旗袍 for wedding",
        wants: "show the modern qipao dress",
        intents: ["product.find", "order.link"],
      },
      {
        says: "is it 包邮 to shanghai",
        wants: "understand free shipping: free, since 459 is above 299",
        intents: ["shipping.fee"],
      },
      {
        says: "and 红色 have?",
        wants: "say it comes in vermilion and moon white, with the stock",
        intents: ["product.stock", "product.attribute", "product.find"],
      },
    ],
  },
  {
    about: "Northfield, signed in; return arrived at the shop yesterday, paid by card",
    situation: {
      shop: "northfield",
      orders: [
        { items: [["NF4106", "Green·plaid L"]], state: "refunding", placed: 300, delivered: 200, returned: true },
      ],
    },
    turns: [
      {
        says: "when do i get my money",
        wants: "state of the refund: within 3 working days of getting it, banks 3–5 more",
        intents: ["refund.status"],
      },
      {
        says: "WHEN do i get my money back",
        wants: "notice the repeat, apologise once, give dates instead of the same text, offer a person",
        intents: ["refund.status", "complaint"],
      },
      { says: "human", wants: "hand over at once, say the place in the queue", intents: ["talk.human"] },
    ],
  },
  {
    about: "Northfield, signed in; two orders this morning to the same address, $6.95 shipping on each, both not sent",
    situation: {
      shop: "northfield",
      orders: [
        { items: [["NF4103", "White M"]], state: "paid", placed: 3, fee: 695 },
        { items: [["NF4603", "Blue"]], state: "paid", placed: 2, fee: 695 },
      ],
    },
    turns: [
      {
        says: "you charged me shipping twice today",
        wants: "show both orders, name the 12-hour rule, offer to return one fee, ask for confirmation",
        intents: ["order.duplicate_shipping_fee", "order.combine"],
      },
      {
        says: "what time does the portland store close btw",
        wants: "10 am to 7 pm daily; keep the offer open",
        intents: ["out_of_scope", "talk.chitchat"],
      },
      {
        says: "cool thanks",
        wants: "short; remind that the fee is still open; do not refund on thanks alone",
        intents: ["talk.thanks", "talk.ack"],
      },
      {
        says: "oh and yes do the shipping one",
        wants: "take the late yes: return one fee of $6.95, once, and say when it arrives",
        intents: ["talk.affirm", "order.duplicate_shipping_fee"],
      },
    ],
  },
  {
    about: "Northfield, signed in; Larch 2 tent ordered nine days ago at 279, now cheaper on the page",
    situation: {
      shop: "northfield",
      orders: [{ items: [["NF4401", "Green"]], state: "delivered", placed: 216, delivered: 100, unitPrice: 29900 }],
    },
    turns: [
      {
        says: "tent i bougt is cheaper now wtf",
        wants: "check the price history and the 14-day protection, offer the difference, ask for confirmation",
        intents: ["price.protection"],
      },
      {
        says: "so how much",
        wants: "name the exact difference for this order",
        intents: ["price.protection", "price.ask"],
      },
      { says: "yes please", wants: "return the difference once and say when it arrives", intents: ["talk.affirm"] },
    ],
  },
  {
    about: "Northfield, signed in; order delivered today: set of 4 plates, one broken, one missing",
    situation: {
      shop: "northfield",
      orders: [{ items: [["NF4901", "Chalk"]], state: "delivered", placed: 90, delivered: 5 }],
    },
    turns: [
      {
        says: "plates came, one is smashed and there are only 3",
        wants: "take both: broken and missing, ask for a photo",
        intents: ["item.damaged", "item.missing"],
      },
      {
        says: "thx for quick answer. sending pic",
        wants: "short, wait for the picture",
        intents: ["talk.thanks", "give.image"],
      },
      {
        says: "[image]",
        wants: "take the picture for the plates, offer replacement for the broken and the missing plate",
        intents: ["give.image"],
      },
      {
        says: "no i want money back not new ones",
        wants: "refuse replacement, go to the refund of the plates with the amount",
        intents: ["talk.deny", "refund.request"],
      },
    ],
  },
  {
    about: "Northfield, not signed in, on the page of the Fellside Fleece Jacket",
    situation: { shop: "northfield", product: "NF4004" },
    turns: [
      { says: "what size for me", wants: "ask for height and weight or the chest", intents: ["product.size_advice"] },
      {
        says: "5 11",
        wants: "take it as height 5'11\" and ask for the weight",
        intents: ["give.value", "product.size_advice"],
      },
      { says: "190", wants: "take it as pounds: L", intents: ["give.value", "product.size_advice"] },
      { says: "in navy u have that?", wants: "stock of navy in L", intents: ["product.stock"] },
    ],
  },
  {
    about: "Northfield, signed in; order A: Weekend Joggers, delivered 40 days ago; order B: Hip Pack 3, on its way",
    situation: {
      shop: "northfield",
      orders: [
        { items: [["NF4203", "Grey M"]], state: "delivered", placed: 1100, delivered: 960 },
        { items: [["NF4504", "Rust"]], state: "shipped", placed: 60 },
      ],
    },
    turns: [
      {
        says: "is it too late to return joggers",
        wants: "yes: 30 days are over; offer a person if there is a reason",
        intents: ["return.window"],
      },
      {
        says: "ok fine. tracking for the hip pack?",
        wants: "last events of the hip pack",
        intents: ["logistics.track"],
      },
      {
        says: "the seam of the joggers opened tho, never worn",
        wants: "back to the joggers as a defect: ask for a photo, do not repeat the window",
        intents: ["item.quality_issue"],
      },
      {
        says: "yes i can send photo later",
        wants: "say how to send it and that the case stays open",
        intents: ["talk.affirm", "talk.ack"],
      },
    ],
  },
  {
    about: "Northfield, not signed in",
    situation: { shop: "northfield" },
    turns: [
      {
        says: "bottle",
        wants: "show the insulated bottle or ask what about it",
        intents: ["product.find", "give.value"],
      },
      {
        says: "how much and is shipping free to hawaii",
        wants: "35 dollars; Hawaii costs 15 and is never free",
        intents: ["price.ask", "shipping.fee"],
      },
      {
        says: "can u do 30",
        wants: "fixed prices; name the 10% for newsletter readers' first order",
        intents: ["price.bargain"],
      },
      { says: "and canada?", wants: "no international shipping yet", intents: ["shipping.reach"] },
    ],
  },
  {
    about: "Northfield, signed in; an e-gift card $50 bought an hour ago, mail not found",
    situation: {
      shop: "northfield",
      orders: [{ items: [["NF4990", ""]], state: "delivered", placed: 1, delivered: 1 }],
    },
    turns: [
      {
        says: "i paid but nothing came",
        wants:
          "find the gift card order, say codes come by email within minutes, where to look, offer to resend or a person",
        intents: ["order.virtual", "order.status", "give.done"],
      },
      {
        says: "it is a gift card so no parcel right",
        wants: "confirm: virtual, the code comes by email",
        intents: ["order.virtual"],
      },
      {
        says: "found it in spam lol",
        wants: "be glad, say how to use it at checkout in one line",
        intents: ["give.done", "talk.ack", "talk.chitchat"],
      },
    ],
  },
  {
    about: "Northfield, signed in; delivered order: Down Jacket black M, five days ago",
    situation: {
      shop: "northfield",
      orders: [{ items: [["NF4001", "Black M"]], state: "delivered", placed: 250, delivered: 120 }],
    },
    turns: [
      { says: "how i can write review", wants: "show the steps for this order", intents: ["review.how_to"] },
      {
        says: "also the sleeve has a hole, only saw it now",
        wants: "take the defect: ask for a photo, name the two-year warranty",
        intents: ["item.quality_issue", "warranty.repair"],
      },
      {
        says: "not send it back, only fix",
        wants: "go for the repair under warranty, no return",
        intents: ["warranty.repair", "talk.deny"],
      },
    ],
  },
  {
    about: "Northfield, signed in; order not sent: Everyday Organic Cotton Tee, 3 × sage S",
    situation: { shop: "northfield", orders: [{ items: [["NF4103", "Sage S", 3]], state: "paid", placed: 6 }] },
    turns: [
      { says: "my tees, can i change", wants: "ask what shall be changed", intents: ["order.change_items"] },
      {
        says: "two white",
        wants: "take it that two become white, ask about the third or read back; change nothing yet",
        intents: ["give.value", "order.change_items"],
      },
      {
        says: "size m for all. third stays sage",
        wants: "read back two white M and one sage M, check stock, ask for confirmation",
        intents: ["give.value", "order.change_items"],
      },
      {
        says: "no wait keep s on the sage",
        wants: "correct the sage one only and read back",
        intents: ["talk.deny", "order.change_items", "give.value"],
      },
      { says: "correct", wants: "carry out once", intents: ["talk.affirm"] },
    ],
  },
  {
    about: "Northfield, signed in; marked delivered yesterday, nothing at the door",
    situation: {
      shop: "northfield",
      orders: [{ items: [["NF4301", "Brown US·9"]], state: "delivered", placed: 150, delivered: 24 }],
    },
    turns: [
      {
        says: "it says delivered but theres nothing here",
        wants: "where and when it was left, ask to check neighbours, offer a claim",
        intents: ["logistics.signed_not_received"],
      },
      {
        says: "who do you ship with",
        wants: "UPS as standard, and the courier of this parcel; keep the claim open",
        intents: ["shipping.courier"],
      },
      {
        says: "neighbors dont have it either",
        wants: "return to the missing parcel and open the claim",
        intents: ["logistics.signed_not_received", "talk.deny"],
      },
    ],
  },
  {
    about: "Mingmou, signed in, writes English; delivered: cocoa daily colour lenses, worn",
    situation: {
      shop: "mingmou",
      orders: [{ items: [["MM3006", "0.00"]], state: "delivered", placed: 90, delivered: 48 }],
    },
    turns: [
      {
        says: "my eye is very red after the lens",
        wants: "health first: lenses out, doctor, straight to a specialist with everything known",
        intents: ["item.health_harm"],
      },
      {
        says: "can i also get refund",
        wants: "keep to health, say the specialist decides on the refund too; do not quote the opened-goods rule",
        intents: ["refund.request", "item.health_harm", "return.request"],
      },
      {
        says: "yes i took them out already 已经摘了",
        wants: "note it, repeat the advice to see a doctor and keep the lenses; never restart",
        intents: ["give.done", "talk.affirm", "item.health_harm"],
      },
    ],
  },
];
