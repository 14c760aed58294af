import type { BilingualText } from "./text.ts";

/** How a known attribute is called, and how else customers and shops call it. */
export interface AttributeKey {
  readonly name: BilingualText;
  readonly aliases: readonly string[];
}

const key = (zh: string, en: string, aliases = ""): AttributeKey => ({
  name: { zh, en },
  aliases: aliases === "" ? [] : aliases.split(" "),
});

/** The attributes Warmline knows by name. A shop may use others; they are then called as the shop calls them. */
export const ATTRIBUTE_KEYS: Readonly<Record<string, AttributeKey>> = {
  material: key("面料", "Material", "材质 料子 成分含量 布料 fabric made_of"),
  lining: key("里料", "Lining", "内衬 里布 内里"),
  filling: key("填充物", "Filling", "充绒量 填充 充绒 fill"),
  fill_power: key("蓬松度", "Fill power", "蓬松"),
  thickness: key("厚薄", "Thickness", "厚度 厚不厚 薄不薄"),
  elasticity: key("弹力", "Stretch", "弹性 有弹性"),
  sheerness: key("透不透", "Sheerness", "透光 走光 透"),
  fit: key("版型", "Fit", "修身 宽松"),
  season: key("适用季节", "Season", "季节 几月穿"),
  neckline: key("领型", "Neckline", "领子"),
  sleeve: key("袖长", "Sleeve", "袖子"),
  length: key("衣长", "Length", "长度 裙长 裤长"),
  waist: key("腰型", "Rise", "高腰 低腰 waist"),
  pockets: key("口袋", "Pockets", "兜 pocket"),
  fastening: key("闭合方式", "Fastening", "拉链 纽扣 扣子 closure"),
  model: key("模特信息", "Model wears", "模特 身高体重 模特穿"),
  colour: key("颜色", "Colour", "色 color 色号"),
  colour_difference: key("色差", "Colour accuracy", "实物颜色"),
  fading: key("掉色", "Colour fastness", "褪色 染色 fade"),
  pilling: key("起球", "Pilling", "掉毛 lint pill"),
  shrinkage: key("缩水", "Shrinkage", "变形 shrink"),
  origin: key("产地", "Made in", "哪里产 原产地 made_in"),
  weight: key("重量", "Weight", "多重 克重"),
  dimensions: key("尺寸", "Dimensions", "大小 多大 长宽高 size_cm measurements"),
  capacity: key("容量", "Capacity", "多少升 容积 volume"),
  ingredients: key("配料", "Ingredients", "成分 原料 配料表"),
  net_content: key("净含量", "Net content", "多少克 克数 规格 net_weight"),
  taste: key("口味", "Taste", "味道 辣度 甜度 flavour flavor"),
  sugar: key("含糖", "Sugar", "糖 无糖 加糖"),
  additives: key("添加剂", "Additives", "防腐剂 色素"),
  allergens: key("过敏原", "Allergens", "过敏 allergy"),
  nutrition: key("营养成分", "Nutrition", "热量 卡路里 蛋白质 calories"),
  suitable_for: key("适用人群", "Suitable for", "孕妇 小孩 宝宝 老人 who"),
  serving: key("食用方法", "Serving", "怎么吃"),
  grade: key("等级", "Grade", "级别"),
  variety: key("品种", "Variety", "品类"),
  water_content: key("含水量", "Water content", "含水"),
  diameter: key("直径", "Diameter", "总直径 dia"),
  graphic_diameter: key("着色直径", "Graphic diameter", "着色 gdia"),
  base_curve: key("基弧", "Base curve", "弧度 bc"),
  replacement: key("更换周期", "Replacement", "日抛 月抛 半年抛 年抛 戴多久"),
  powers: key("度数范围", "Powers", "度数 近视 sph"),
  oxygen: key("透氧量", "Oxygen (Dk/t)", "透氧 dk"),
  centre_thickness: key("中心厚度", "Centre thickness", "镜片厚度"),
  lens_material: key("镜片材质", "Lens material", "材料 水凝胶 硅水凝胶"),
  uv_protection: key("防紫外线", "UV protection", "防晒指数 spf uv"),
  skin_type: key("适用肤质", "Skin type", "敏感肌 油皮 干皮 肤质"),
  key_ingredients: key("主要成分", "Key ingredients", "功效成分 有效成分"),
  fragrance: key("香味", "Scent", "气味 香精 味儿"),
  alcohol: key("酒精", "Alcohol", "含酒精"),
  shade: key("色号", "Shade", "颜色深浅"),
  texture: key("质地", "Texture", "肤感"),
  waterproof: key("防水", "Waterproof", "防水等级 water_resistance"),
  temperature: key("适用温度", "Temperature rating", "温标 comfort_limit"),
  packed_size: key("收纳尺寸", "Packed size", "折叠后"),
  load: key("承重", "Load limit", "承重量 max_load"),
  power: key("供电", "Power", "电池 充电 battery"),
  assembly: key("安装", "Assembly", "组装 安装难度"),
  dishwasher: key("洗碗机", "Dishwasher safe", "机洗"),
  sole: key("鞋底", "Sole", "底子"),
  heel: key("跟高", "Heel", "鞋跟"),
  people: key("适用人数", "Sleeps", "几个人"),
};

const BY_NAME = new Map(
  Object.entries(ATTRIBUTE_KEYS).flatMap(([id, known]) =>
    [id, known.name.zh ?? "", known.name.en ?? "", ...known.aliases].map((name) => [folded(name), id] as const),
  ),
);

function folded(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s_-]+/g, "_");
}

/** The key a name stands for (面料, Fabric → `material`), or undefined. */
export function attributeKeyOf(name: string): string | undefined {
  return BY_NAME.get(folded(name));
}
