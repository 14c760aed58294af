/**
 * Something customers ask about goods. `cues` recognise the question. `own` are facts that answer it whatever they say;
 * any other fact answers only where it speaks of it in one of `words`. `whole` are lists that answer by what they leave out.
 * `missing` is the fact that the shop has not given where none of these answers.
 */
export interface QuestionTopic {
  readonly cues: RegExp;
  readonly own: readonly string[];
  readonly words: RegExp | null;
  readonly whole: readonly string[];
  readonly missing: string;
}

interface TopicSeed {
  /** Divided by `|`: Chinese anywhere, Latin from the beginning of a word. */
  readonly cues: string;
  readonly own?: string;
  readonly words?: string;
  readonly whole?: string;
  readonly missing?: string;
}

function topic({ cues, own = "", words = "", whole = "", missing }: TopicSeed): QuestionTopic {
  const keys = listOf(own);
  return {
    cues: wordsPattern(cues),
    own: keys,
    words: words === "" ? null : wordsPattern(words),
    whole: listOf(whole),
    missing: missing ?? keys[0] ?? "attributes",
  };
}

function listOf(written: string): readonly string[] {
  return written === "" ? [] : written.split(" ");
}

function wordsPattern(written: string): RegExp {
  return new RegExp(
    written
      .split("|")
      .map((word) => (/^[a-z]/.test(word) ? `\\b${word}` : word))
      .join("|"),
  );
}

/** Questions for one thing a fact must speak of: a fact of the right kind that does not is no answer to them. */
export const QUESTION_TOPICS: readonly QuestionTopic[] = [
  // for whom
  {
    cues: "孕妇|怀孕|孕期|备孕|哺乳|喂奶|pregnan|breastfe|nursing",
    words: "孕|哺乳|pregnan|nursing",
    missing: "suitable_for",
  },
  {
    cues: "宝宝|婴儿|小孩|孩子|儿童|小朋友|几岁|岁的|周岁|娃|baby|babies|kid|child|toddler|infant|newborn",
    words: "婴|儿童|幼儿|宝宝|岁|baby|kid|child|infant",
    missing: "suitable_for",
  },
  { cues: "老人|老年|爸妈吃|elderly|seniors", words: "老人|老年|elderly|seniors", missing: "suitable_for" },
  { cues: "糖尿|血糖|控糖|diabet", words: "糖尿|血糖|diabet", missing: "suitable_for" },
  { cues: "血压|blood pressure|hypertens", words: "血压|blood pressure", missing: "suitable_for" },
  {
    cues: "敏感肌|敏感皮|敏皮|敏肌|敏感肤|sensitive skin|skin is sensitive|for sensitive",
    words: "敏感肌|敏感皮|敏皮|敏感肤|敏感|sensitive",
    missing: "skin_type",
  },
  { cues: "干皮|干性皮|干敏|dry skin", words: "干皮|干敏|干性|所有肤质|dry|\\ball\\b", missing: "skin_type" },
  {
    cues: "油皮|油性皮|痘痘肌|痘肌|oily|acne",
    words: "油皮|偏油|痘|所有肤质|oily|acne|\\ball\\b",
    missing: "skin_type",
  },
  {
    cues: "戴美瞳|戴隐形|戴着隐形|带着隐形|带隐形|带美瞳|contacts in|wear contacts|contact lens wearer",
    words: "戴镜|隐形|美瞳|lens|contacts",
    missing: "suitable_for",
  },
  // of what
  { cues: "酒精|乙醇|alcohol", own: "alcohol", words: "酒精|乙醇|alcohol" },
  {
    cues: "香精|香料|香水味|perfume|fragrance|scented|unscented",
    own: "fragrance",
    words: "香精|香料|fragrance|scent",
    missing: "fragrance",
  },
  { cues: "防腐剂|preservative|benzoate", own: "additives", words: "防腐剂|preservative" },
  {
    cues: "色素|人工色|food colou?r|artificial colou?r",
    words: "色素|无添加|无其他添加|no additives|colou?r",
    whole: "ingredients",
    missing: "additives",
  },
  { cues: "熏硫|硫磺|熏过|熏的|sulphur|sulfur", words: "硫|sulphur|sulfur", missing: "additives" },
  { cues: "打蜡|上蜡|蜡|\\bwax", words: "蜡|wax", missing: "additives" },
  { cues: "漂白|bleach", words: "漂白|bleach", missing: "additives" },
  {
    cues: "味精|msg\\b|防潮剂|增稠|paraben|sulfate|sulphate|silicone|硅油|皂基|矿物油|激素|荧光剂|重金属|农药|pesticide",
    words: "味精|msg|增稠|paraben|sulfate|silicone|硅油|皂基|矿物油|激素|荧光|重金属|农药|农残|pesticide",
    missing: "additives",
  },
  {
    cues: "vegan|vegetarian|素食|纯素|halal|清真|kosher|有机|organic|cruelty|gmo|转基因",
    words: "vegan|vegetarian|素食|纯素|halal|清真|kosher|有机|organic|cruelty|gmo|转基因",
    missing: "certificates",
  },
  { cues: "麸质|面筋|gluten|wheat|小麦", words: "麸质|小麦|gluten|wheat", missing: "allergens" },
  { cues: "鸡蛋|蛋类|\\beggs?\\b", words: "鸡蛋|蛋|egg", whole: "ingredients", missing: "allergens" },
  {
    cues: "牛奶|奶制品|乳制品|乳糖|lactose|dairy|milk",
    words: "奶|乳|milk|dairy|lactose",
    whole: "ingredients",
    missing: "allergens",
  },
  { cues: "花生|坚果|peanut|\\bnuts?\\b", words: "花生|坚果|peanut|nut", whole: "ingredients", missing: "allergens" },
  { cues: "大豆|黄豆|soy", words: "豆|soy", whole: "ingredients", missing: "allergens" },
  { cues: "海鲜|虾|shellfish|seafood", words: "海鲜|虾|鱼|fish", whole: "ingredients", missing: "allergens" },
  { cues: "大卡|千卡|卡路里|热量|卡的|calorie|kcal", words: "千卡|大卡|kcal|calorie", missing: "nutrition" },
  { cues: "蛋白质|protein", words: "蛋白|protein", missing: "nutrition" },
  { cues: "钠含量|含钠|含盐|盐分|sodium|how much salt", words: "钠含|sodium", missing: "nutrition" },
  {
    cues: "脂肪|反式|fat per|how much fat|fat content|纤维素|膳食纤维|fibre|fiber per",
    words: "脂肪|膳食纤维|\\bfat\\b",
    missing: "nutrition",
  },
  { cues: "咖啡因|咖啡碱|caffeine|decaf", words: "咖啡因|caffeine", missing: "nutrition" },
  { cues: "微米|micron|细度|how fine|支纱", words: "微米|micron|支", missing: "material" },
  // how it is cared for and used
  { cues: "微波|microwave", words: "微波|microwave", missing: "usage" },
  {
    cues: "烤箱|电磁炉|明火|空气炸锅|\\boven|induction|stovetop|stove top|air fryer",
    words: "烤箱|电磁炉|明火|空气炸锅|oven|induction|stovetop",
    missing: "usage",
  },
  { cues: "洗碗机|dishwasher", own: "dishwasher" },
  { cues: "烘干|tumble|dryer", words: "烘干|tumble", missing: "care" },
  { cues: "暴晒|晒干|晾|阴干|\\bhang|line dry", words: "晒|晾|阴干|hang|line dry|dry flat", missing: "care" },
  { cues: "熨|\\biron\\b|ironed|ironing|steamer", words: "熨|烫|iron|steam", missing: "care" },
  {
    cues: "水洗|机洗|手洗|干洗|洗衣机|能洗|怎么洗|咋洗|清洗|可以洗|\\bwash|laundry|dry.clean|machine.wash",
    own: "care",
    words: "水洗|机洗|手洗|wash",
  },
  {
    cues: "泡多|泡几|泡发|要泡|泡一|泡的|泡水|怎么泡|冲泡|耐泡|soak|steep|brew",
    words: "泡|soak|steep|brew",
    missing: "usage",
  },
  {
    cues: "怎么煮|煮多|煮几|要煮|蒸多|蒸几|怎么蒸|怎么做|炖多|怎么炖|焖|cook|boil|simmer",
    words: "煮|蒸|炖|焖|焯|cook|boil|simmer",
    missing: "usage",
  },
  {
    cues: "生吃|生食|直接吃|即食|开袋|eat raw|eat it raw|straight from|ready to eat",
    words: "生食|即食|开袋|raw|ready to eat",
    missing: "usage",
  },
  {
    cues: "水温|多少度的水|开水冲|热水冲|沸水|water temp|boiling water|hot water",
    words: "℃|开水|沸水|热水|温水|°",
    missing: "usage",
  },
  { cues: "湿手|手湿|手上有水|湿脸|湿发|干手|wet hands|wet face|damp", words: "干手|湿|wet|damp", missing: "usage" },
  { cues: "睡觉|过夜|睡着|午睡|\\bsleep in|overnight|\\bnap", words: "睡|过夜|sleep|overnight", missing: "usage" },
  { cues: "游泳|潜水|swim|\\bpool", words: "游泳|swim", missing: "usage" },
  {
    cues: "几个小时|几小时|多少小时|hours a day|how many hours|hours can",
    words: "小时|\\bh\\b|hour",
    missing: "usage",
  },
  {
    cues: "直接滴|直接用|直接入眼|滴眼|right after|straight away|straight in",
    words: "直接|入眼|方可|后才能|directly",
    missing: "usage",
  },
  {
    cues: "每天用|一天几次|一周几次|天天用|how often|times a (?:day|week)|every ?day",
    words: "每天|每周|每日|一天|daily|once|twice|weekly",
    missing: "usage",
  },
  {
    cues: "卸妆|洗掉|卸得|remove it at night|makeup remover|wash off",
    words: "卸|冲洗|洗净|remov|rinse",
    missing: "usage",
  },
  // how it keeps
  {
    cues: "保质期|过期|到期|有效期|生产日期|哪天产|几月产|新鲜|能放多|能放几|能放一|放多久|放几天|存多久|多久吃完|几天吃完|expir|shelf life|best before|run out|go bad|how long does it keep|keep for|stay fresh|valid",
    own: "shelf_life",
    words: "有效期|expires|valid until",
  },
  {
    cues: "冰箱|冷藏|冷冻|常温|怎么保存|怎么存|如何保存|存放|储存|保存|fridge|refrigerat|freez|how (?:do|should) i (?:store|keep)",
    own: "shelf_life",
    words: "冷藏|冷冻|保存|refrigerat|freez|store",
  },
  {
    cues: "开封|打开后|开盖|开了之后|after opening|once open|opened",
    own: "after_opening",
    words: "开封|opening|opened",
  },
  // looks and build
  {
    cues: "发霉|白霜|一层白|白白的|起霜|mold|mould|white powder|white stuff",
    words: "霜|析出|霉|mold|mould|结晶",
    missing: "attributes",
  },
  { cues: "结晶|crystalli", words: "结晶|crystal", missing: "attributes" },
  {
    cues: "拆下|可拆|能拆|拆卸|拆洗|detach|removable|take off|come off|comes off",
    words: "拆|detach|remov",
    missing: "attributes",
  },
  { cues: "调节|调松紧|adjust", words: "调节|adjust", missing: "attributes" },
  { cues: "透气|闷不闷|breathab", words: "透气|breathab", missing: "attributes" },
  {
    cues: "扎人|扎不扎|会扎|刺挠|发痒|痒不痒|itch|scratchy",
    words: "扎|痒|itch|scratch|微米|micron",
    missing: "attributes",
  },
  { cues: "静电|static", words: "静电|static", missing: "attributes" },
  { cues: "钻绒|跑绒|漏绒|leak feathers|leak down|feathers come", words: "钻绒|跑绒|漏绒|leak", missing: "attributes" },
  { cues: "皱|免烫|wrinkle|crease", words: "皱|免烫|垂|wrinkle|crease", missing: "attributes" },
  { cues: "味道大|异味|臭味|刺鼻|有味儿|smell bad|stink|\\bodou?r", words: "异味|odou?r", missing: "attributes" },
  {
    cues: "漏水|漏液|洒出来|密封|leak.?proof|\\bleak\\b|\\bspill",
    words: "漏水|漏液|密封圈|leak|spill",
    missing: "attributes",
  },
  {
    cues: "保温|几小时热|保冷|stay hot|stays hot|keep.{0,12}hot|stay cold|keep.{0,12}cold|hours hot",
    own: "temperature",
  },
  {
    cues: "保暖|暖和|抗冻|零下|多少度穿|几度穿|几度可以|低温|冻|below zero|freezing|how cold|warm enough|degrees|temperature rating",
    own: "temperature",
    words: "℃|°|充绒",
  },
  { cues: "lumen|流明|亮不亮|多亮|how bright|brightness", words: "lumen|流明", missing: "power" },
  { cues: "电池|充电|续航|充满|usb|batter|recharg|charge|runtime|how long does the light", own: "power" },
  { cues: "散光|astigmat|toric", words: "柱镜|散光|toric|cylinder", missing: "powers" },
  {
    cues: "[放装塞][^，。,\\s]{0,6}(?:电脑|笔记本|平板|ipad|a4)|laptop|\\ba4\\b",
    words: "电脑|笔记本|ipad|laptop|a4",
    missing: "capacity",
  },
  { cues: "outside|outdoors|室外|户外穿|外穿|出门穿", words: "porch|outdoor|outside|户外|外穿", missing: "sole" },
  { cues: "stand up in|站得直|站起来|站直|ceiling|headroom", words: "high|tall|高", missing: "dimensions" },
  { cues: "头围|帽围|head size|head circumference|big head", words: "帽围|头围|head", missing: "dimensions" },
  {
    cues: "承重|承受|坐得住|能坐多|压坏|weight limit|max(?:imum)? weight|hold (?:my |a |up to )?\\d+|support (?:my |a )?\\d+|\\d+ ?(?:lbs?|kg|pounds?) (?:person|tv|guy|man)|hold .{0,20}\\d+ ?(?:lb|kg|pound)",
    own: "load",
  },
  {
    cues: "怎么组装|安装|组装|需要工具|assembl|tools|put (?:it )?together|set ?up",
    own: "assembly",
    words: "组装|安装|assembl|poles|stake",
  },
  {
    cues: "packs? down|packed size|fold(?:ed)? (?:up|down)|how small|收纳|折叠后|折起来",
    own: "packed_size",
    words: "收纳|折叠|packs|stows|folds",
  },
  // so many of what
  {
    cues: "几小?[包袋]|多少小?[包袋]|how many (?:sachets?|packets?|bags?|packs?|pouches)",
    words: "\\d[包袋]|[包袋]装|小包|小袋|×\\d|sachet|bag|pack",
    missing: "contents",
  },
  { cues: "几片|多少片|how many (?:lenses|sheets|pieces|masks)", words: "片|lens|piece|sheet", missing: "contents" },
  {
    cues: "how many (?:oz|ounces|ml|liters?|litres?|cups|gallons)|多少毫升|几毫升|多少ml|多少升|几升",
    own: "capacity net_content",
  },
  // what comes with it, and what others say
  { cues: "赠品|送什么|送的吗|附赠|free gift|comes? with a gift|freebie", own: "gift" },
  { cues: "包装|礼盒|送礼|送人|packag|gift box|gift.?wrap|how is it packed", own: "packaging" },
  {
    cues: "评价|好评|差评|口碑|买家|别人说|reviews?\\b|buyers say|people say|people think|customers say|complaints?\\b|rating",
    own: "reviews",
  },
  { cues: "保修|质保|坏了怎么|坏了能|warrant|guarantee|if it breaks", own: "warranty" },
  // papers
  {
    cues: "证书|检测|质检|报告|资质|认证|备案|许可证|注册证|证明|正宗|certificate|certified|test report|lab.tested|licen[cs]e|registered",
    own: "certificates",
    words: "认证|certif|rds",
  },
].map(topic);
