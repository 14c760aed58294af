/** What each colour is called. The key is the canonical id; the family says which plainer colour it is a kind of. */
const NAMES = {
  white: ["white", "白色", "纯白", "本白", "白"],
  off_white: ["white", "米白色", "米白", "奶白色", "奶白", "象牙白", "off white", "off-white", "ivory"],
  cream: ["white", "奶油色", "奶油白", "cream"],
  beige: ["beige", "米色", "米黄色", "米黄", "beige"],
  apricot: ["beige", "杏色", "燕麦色", "apricot", "oatmeal"],
  black: ["black", "黑色", "纯黑", "黑"],
  grey: ["grey", "灰色", "灰", "grey", "gray", "space grey", "space gray"],
  dark_grey: ["grey", "深灰色", "深灰", "炭灰", "dark grey", "dark gray", "charcoal"],
  light_grey: ["grey", "浅灰色", "浅灰", "light grey", "light gray"],
  red: ["red", "红色", "大红色", "大红", "正红", "红", "red"],
  wine_red: ["red", "酒红色", "酒红", "枣红", "burgundy", "maroon", "wine red"],
  pink: ["pink", "粉色", "粉红色", "粉红", "粉", "pink"],
  coral: ["pink", "珊瑚色", "珊瑚粉", "coral"],
  orange: ["orange", "橙色", "橘色", "橘红", "orange"],
  yellow: ["yellow", "黄色", "鹅黄", "姜黄", "黄", "yellow"],
  khaki: ["brown", "卡其色", "卡其", "khaki"],
  camel: ["brown", "驼色", "焦糖色", "camel", "caramel"],
  brown: ["brown", "棕色", "褐色", "棕", "brown"],
  coffee: ["brown", "咖啡色", "咖色", "巧克力色", "coffee", "chocolate"],
  green: ["green", "绿色", "草绿", "绿", "green"],
  dark_green: ["green", "墨绿色", "墨绿", "深绿色", "深绿", "dark green"],
  army_green: ["green", "军绿色", "军绿", "橄榄绿", "olive", "army green"],
  mint: ["green", "薄荷绿", "薄荷色", "浅绿色", "浅绿", "mint", "light green"],
  blue: ["blue", "蓝色", "蓝", "blue"],
  light_blue: ["blue", "浅蓝色", "浅蓝", "天蓝色", "天蓝", "雾霾蓝", "冰蓝", "light blue", "sky blue", "baby blue"],
  dark_blue: ["blue", "深蓝色", "深蓝", "宝蓝色", "宝蓝", "dark blue", "royal blue"],
  navy: ["blue", "藏青色", "藏青", "藏蓝色", "藏蓝", "海军蓝", "navy blue", "navy"],
  purple: ["purple", "紫色", "紫", "purple", "violet"],
  lavender: ["purple", "香芋紫", "浅紫色", "浅紫", "薰衣草紫", "lavender", "lilac"],
  gold: ["gold", "金色", "香槟色", "golden", "gold"],
  rose_gold: ["gold", "玫瑰金", "rose gold"],
  silver: ["silver", "银色", "银", "silver"],
  multicolour: ["multicolour", "彩色", "花色", "拼色", "multicolor", "multicolour", "rainbow"],
  transparent: ["transparent", "透明", "clear", "transparent"],
  nude: ["beige", "裸色", "肤色", "nude", "skin tone"],
} as const;

/** The canonical id of a colour. */
export type Colour = keyof typeof NAMES;

/** The plainer colour that a colour is a kind of. */
export type ColourFamily = (typeof NAMES)[Colour][0];

const ENTRIES = Object.entries(NAMES).flatMap(([id, [, ...names]]) =>
  [...names, id.replace("_", " ")].map((name): readonly [string, Colour] => [name, isColour(id) ? id : "multicolour"]),
);

/** Every name of a colour, in Chinese and English, lower case, with its id. */
export const colourByName: ReadonlyMap<string, Colour> = new Map(ENTRIES);

/** The plainer colour a colour is a kind of: 藏青 is a blue. A customer's 蓝色 may mean any of its family. */
export function colourFamily(colour: Colour): ColourFamily {
  return NAMES[colour][0];
}

function isColour(id: string): id is Colour {
  return Object.hasOwn(NAMES, id);
}
