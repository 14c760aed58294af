import { finishOrder, finishProduct, type FlatDraft } from "./finish-drafts.ts";

/** How a cell becomes a value of a draft. */
export type CellKind = "text" | "number" | "flag" | "list" | "steps" | "packed" | "state" | "offer";

/** What a column means: where its value goes, and whether it belongs to the whole thing or to one row of it. */
export interface Column {
  readonly to: string;
  readonly kind: CellKind;
  readonly of: "head" | "row";
  /** `_zh` and `_en` may follow the column's name. */
  readonly bilingual?: true;
}

/** The columns of one kind of file; names in other languages lead to the same. */
export interface ColumnSet {
  readonly columns: Readonly<Record<string, Column>>;
  readonly aliases: Readonly<Record<string, string>>;
  /** Columns without which nothing can be read. */
  readonly required: readonly string[];
  /** `option.<name>` and `fact.<name>`: free columns. */
  readonly open: Readonly<Record<string, { readonly to: string; readonly of: "head" | "row" }>>;
  /** Rows with the same value here belong together. */
  readonly key: string;
  /** Where the rows go in the draft; none for files with one row per thing. */
  readonly rowsTo: "variants" | "lines" | null;
  /** Makes of the flat columns what JSON files say in lists and parts. */
  readonly finish?: (draft: FlatDraft) => FlatDraft;
}

/** A column of the whole thing. */
export const head = (to: string, kind: CellKind = "text"): Column => ({ to, kind, of: "head" });
const row = (to: string, kind: CellKind = "text"): Column => ({ to, kind, of: "row" });
/** A column of the whole thing that may be given in each language. */
export const words = (to: string, kind: CellKind = "text"): Column => ({ to, kind, of: "head", bilingual: true });

/** `products.csv`: one row per variant. */
export const PRODUCT_COLUMNS: ColumnSet = {
  key: "sku",
  rowsTo: "variants",
  finish: finishProduct,
  required: ["sku", "title", "price", "stock"],
  open: { option: { to: "options", of: "row" }, fact: { to: "attributes", of: "head" } },
  columns: {
    sku: head("sku"),
    title: words("title"),
    category: head("category"),
    category_name: words("categoryName"),
    summary: words("summary"),
    keywords: head("keywords", "list"),
    url: head("url"),
    image: head("image"),
    virtual: head("virtual", "flag"),
    listed: head("listed", "flag"),
    variant_sku: row("sku"),
    price: row("price"),
    list_price: row("listPrice"),
    stock: row("stock", "number"),
    restock_on: row("restockOn"),
    usage: head("usage", "steps"),
    care: head("care", "steps"),
    contents: head("contents", "packed"),
    packaging: words("packaging"),
    shelf_life_days: head("shelfLifeDays", "number"),
    storage: words("storage"),
    batch: head("batch"),
    produced_on: head("producedOn"),
    expires_on: head("expiresOn"),
    warranty_months: head("warrantyMonths", "number"),
    warranty: words("warranty"),
    gift: words("gift"),
  },
  aliases: {
    商品编码: "sku",
    货号: "sku",
    标题: "title",
    商品名称: "title",
    类目: "category",
    关键词: "keywords",
    链接: "url",
    图片: "image",
    虚拟商品: "virtual",
    上架: "listed",
    规格编码: "variant_sku",
    价格: "price",
    售价: "price",
    划线价: "list_price",
    原价: "list_price",
    库存: "stock",
    补货日期: "restock_on",
    使用方法: "usage",
    洗护: "care",
    包装清单: "contents",
    包装: "packaging",
    保质期天数: "shelf_life_days",
    储存方法: "storage",
    批次: "batch",
    生产日期: "produced_on",
    到期日期: "expires_on",
    保修月数: "warranty_months",
    保修说明: "warranty",
    赠品: "gift",
  },
};

/** `orders.csv`: one row per line of an order. */
export const ORDER_COLUMNS: ColumnSet = {
  key: "number",
  rowsTo: "lines",
  finish: finishOrder,
  required: ["number", "customer", "state", "quantity", "unit_price"],
  open: { option: { to: "options", of: "row" } },
  columns: {
    number: head("number"),
    customer: head("customer"),
    customer_name: head("customerName"),
    kind: head("kind"),
    state: head("state", "state"),
    currency: head("currency"),
    placed_at: head("placedAt"),
    paid_at: head("paidAt"),
    packed_at: head("packedAt"),
    shipped_at: head("shippedAt"),
    delivered_at: head("deliveredAt"),
    completed_at: head("completedAt"),
    cancelled_at: head("cancelledAt"),
    refunded_at: head("refundedAt"),
    dispatch_by: head("dispatchBy"),
    reviewed_at: head("reviewedAt"),
    sku: row("sku"),
    title: row("title"),
    quantity: row("quantity", "number"),
    unit_price: row("unitPrice"),
    discount: row("discount"),
    shipping_fee: head("fees/shipping"),
    paid_with: head("payments/method"),
    recipient: head("address/recipient"),
    phone: head("address/phone"),
    country: head("address/country"),
    region: head("address/region"),
    city: head("address/city"),
    district: head("address/district"),
    line: head("address/line"),
    postcode: head("address/postcode"),
    warehouse: head("warehouse"),
    courier: head("shipments/courier"),
    tracking_number: head("shipments/trackingNumber"),
    note: head("note"),
  },
  aliases: {
    订单号: "number",
    订单编号: "number",
    顾客: "customer",
    买家账号: "customer",
    买家昵称: "customer_name",
    类型: "kind",
    订单状态: "state",
    状态: "state",
    下单时间: "placed_at",
    付款时间: "paid_at",
    打包时间: "packed_at",
    发货时间: "shipped_at",
    签收时间: "delivered_at",
    完成时间: "completed_at",
    关闭时间: "cancelled_at",
    退款时间: "refunded_at",
    最晚发货时间: "dispatch_by",
    商品编码: "sku",
    规格编码: "sku",
    标题: "title",
    商品名称: "title",
    数量: "quantity",
    单价: "unit_price",
    优惠: "discount",
    运费: "shipping_fee",
    支付方式: "paid_with",
    收货人: "recipient",
    电话: "phone",
    手机: "phone",
    国家: "country",
    省: "region",
    省份: "region",
    市: "city",
    城市: "city",
    区: "district",
    区县: "district",
    详细地址: "line",
    邮编: "postcode",
    仓库: "warehouse",
    快递公司: "courier",
    运单号: "tracking_number",
    快递单号: "tracking_number",
    备注: "note",
  },
};

/** `customers.csv`: one row per customer. */
export const CUSTOMER_COLUMNS: ColumnSet = {
  key: "id",
  rowsTo: null,
  required: ["id"],
  open: {},
  columns: { id: head("id"), name: head("name") },
  aliases: { 顾客: "id", 买家账号: "id", 昵称: "name", 买家昵称: "name", 姓名: "name" },
};
