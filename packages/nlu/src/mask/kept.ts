interface Place {
  readonly start: number;
  readonly end: number;
}

const UNITS =
  "元|块|万|千|亿|人|件|个|单(?!号)|米|双|条|套|台|瓶|盒|包|斤|克|公斤|毫|升|步|次|粉|页|片|字|天|小时|分钟|年|月|日|多|积分|分(?!机)|转|瓦|帕|流明|像素|mah|毫安|wh|kg|g|mg|ml|l|mm|cm|m|km|w|kw|v|hz|khz|mhz|ghz|rpm|lm|pa|mb|gb|tb|px|ppi|dpi|lux|fps|k|usd|rmb|cny|eur|gbp|dollars?|bucks|yuan|pcs?|pieces?|units?|pairs?|reviews?|ratings?|points?|people|followers?|sales|sold|hours?|hrs?|minutes?|mins?|days?|weeks?|months?|years?|steps?|miles?|sq|square|lbs?|pounds?|oz|inch(?:es)?|ft|feet|in\\b|x\\s?\\d|%";
const UNIT_AFTER = new RegExp(`^\\+?\\s?(?:${UNITS})(?![a-z])`, "i");
const MONEY_BEFORE =
  /(?:[¥$€£]|rmb|cny|usd|eur|gbp|花了?|付了?|价格?[是为:]?|卖|才|共|合计|总价|总计|一共|total(?: of)?:?|paid|costs?|price[ds]?(?: at| is)?:?|worth|spent|budget(?: is)?|月销|销量|已售|评价)\s?$/i;
const STANDARD_BEFORE = /(?:GB\/?T?|FZ\/?T?|QB\/?T?|ISO|EN|ANSI|ASTM|标准)\s?-?$/i;
const DATE =
  /^(?:19|20)\d{2}-(?:1[0-2]|0?[1-9])-(?:3[01]|[12]\d|0?[1-9])$|^(?:1[0-2]|0?[1-9])-(?:3[01]|[12]\d|0?[1-9])-(?:19|20)\d{2}$|^(?:3[01]|[12]\d|0?[1-9])-(?:1[0-2]|0?[1-9])-(?:19|20)\d{2}$/;
const COMPACT_DATE = /^20[0-4]\d(?:1[0-2]|0[1-9])(?:3[01]|[12]\d|0[1-9])$/;
const TALKS_OF_DATE =
  /(?:日期|生产|批次|保质|到期|有效期|截止|date|expir\w*|best before|made on|until|by|on)[\s是为到至:]{0,3}$/i;
const RANGE = /^\d{1,4}-\d{1,4}$/;
const FIGURE_UNIT = new RegExp(`^\\d{1,6}(?:-\\d{1,6})?(?:${UNITS})$`, "i");

/** Numbers of public services and hotlines of banks: 12315, 10086, 95588. */
const SERVICE = /^(?:1(?:00|1[0-29]|23)\d{2}|9[56]\d{3})$/;

/** Whether a number is a price, a measure, a date or a count, which are nobody's in particular. */
export function isKept(view: string, { start, end }: Place): boolean {
  const text = view.slice(start, end);
  const before = view.slice(Math.max(0, start - 12), start);
  if (DATE.test(text) || FIGURE_UNIT.test(text) || SERVICE.test(text)) return true;
  if (COMPACT_DATE.test(text)) return TALKS_OF_DATE.test(before);
  if (RANGE.test(text) && text.length <= 9) return true;
  return isAmount(view, { start, end });
}

/** Whether a number is a price or counts or measures something. */
export function isAmount(view: string, { start, end }: Place): boolean {
  const text = view.slice(start, end);
  const before = view.slice(Math.max(0, start - 12), start);
  if (!/^\d+$/.test(text)) return FIGURE_UNIT.test(text);
  return (
    text.length <= 7 &&
    (UNIT_AFTER.test(view.slice(end, end + 10)) || MONEY_BEFORE.test(before) || STANDARD_BEFORE.test(before))
  );
}
