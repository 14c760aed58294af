import type { FaqText } from "../core/faq.ts";

/** An entry of a demo shop; its key names it in tests. */
export interface DemoFaqEntry extends FaqText {
  readonly key: string;
}

const entry = (key: string, questions: readonly string[], answer: string): DemoFaqEntry => {
  const [zh = "", en = ""] = answer.split("|");
  return { key, questions, answer: { ...(zh !== "" && { zh }), ...(en !== "" && { en }) } };
};

const yunshang = [
  entry(
    "embroidery",
    ["衣服上可以绣名字吗", "能不能帮忙刺绣定制字样", "can you embroider a name on it?"],
    "可以绣字：中文4个字以内、英文10个字母以内，每件20元，多等3天。下单时在备注里写清内容和位置；绣了字的衣服不支持无理由退货。|We embroider up to 4 Chinese characters or 10 letters for 20 yuan a piece; it takes 3 days more. Write text and position in the order note. Embroidered pieces cannot come back without a fault.",
  ),
  entry(
    "alteration",
    ["裤子太长可以帮忙改短吗", "你们能改裤脚吗", "可以按我的身高裁裤长吗"],
    "裤子可以免费改短一次：下单时备注想要的裤长（厘米）。改过的裤子不能退换，拿不准的话建议先试穿再找附近裁缝改。",
  ),
  entry(
    "family",
    ["有没有亲子装", "这个款有小孩穿的吗", "妈妈和女儿能穿一样的吗"],
    "目前只有成人款，还没有童装和亲子装。春季会出三款母女装，关注店铺上新会第一时间收到通知。",
  ),
  entry(
    "model",
    ["模特多高多重", "图片里的模特穿的是几码", "模特身高体重是多少"],
    "模特身高168cm、体重50kg，图上穿的是M码；裤装图上穿的是S码。",
  ),
  entry(
    "bulk",
    ["公司要订一批工服怎么报价", "批量买衣服有团购价吗", "一次买几十件能便宜多少"],
    "同一款20件起可以走团购：20件以上9折，50件以上85折，可以统一开专票。请把款式、尺码、数量发给我们，专员一个工作日内报价。",
  ),
  entry(
    "franchise",
    ["可以做你们家代理吗", "招加盟吗", "能一件代发吗"],
    "目前不招代理和加盟，也不支持一件代发，所有货都由我们自己发。",
  ),
] as const;

const shanwei = [
  entry(
    "card",
    ["可以帮我写张贺卡吗", "送人的能附一张手写祝福吗"],
    "可以，手写贺卡免费。下单时备注祝福语（40字以内）和落款，包裹里不放价格单。",
  ),
  entry(
    "sample",
    ["茶叶可以先寄点小样试喝吗", "有没有试饮装"],
    "有试饮装：四款茶各5克，19.9元包邮，之后买正装可抵20元。搜索“茶叶试饮装”就能拍。",
  ),
  entry(
    "garden",
    ["可以去你们茶园参观吗", "茶山能不能去玩", "能体验采茶吗"],
    "欢迎来茶园：每年3月20日到5月10日的周末开放，采茶体验每人68元，提前三天打0571-87000310预约。",
  ),
  entry(
    "corporate",
    ["公司过节发福利可以大批采购吗", "企业采购礼盒有优惠吗"],
    "礼盒30份起可以企业采购，95折，100份以上9折，可以印公司标志（多等5天）。请留下联系人和电话，我们当天回电。",
  ),
  entry(
    "bag",
    ["礼盒有没有配手提袋", "送礼的袋子给不给"],
    "每个礼盒都配一个手提袋；单罐、袋装没有，需要的话2元一个，下单时备注。",
  ),
  entry(
    "sugar_free",
    ["有没有糖尿病人能吃的", "哪些是无糖的", "控糖人群买什么好"],
    "没有加糖的只有原味坚果和茶叶；蜜饯、山楂类都加了糖。是否适合您请以医生意见为准。",
  ),
] as const;

const mingmou = [
  entry(
    "two_powers",
    ["左右眼度数不一样怎么买", "两只眼睛度数不同可以分开选吗"],
    "左右眼度数不同请各买一盒，下单时分别选度数；月抛也可以一盒两片选不同度数，备注“左×右×”。",
  ),
  entry(
    "prescription",
    ["买隐形眼镜需要验光单吗", "没有验光单能买吗", "do I need a prescription to buy lenses?"],
    "不强制上传验光单，但请按三个月内的验光结果选度数。没有验过的，请先到医院或眼镜店验光，框架眼镜的度数不能直接拿来买。|You need not upload a prescription, but please choose the power by an eye test of the last three months; the power of your glasses is not the same.",
  ),
  entry(
    "recycling",
    ["空瓶可以回收吗", "护肤品用完的瓶子寄给你们有积分吗"],
    "可以：攒满5个空瓶寄回，送200积分，运费到付我们出。请把瓶子洗净，附上手机号。",
  ),
  entry(
    "teach",
    ["第一次戴隐形不会戴怎么办", "有没有教怎么戴的视频"],
    "包裹里的卡片上有二维码，扫码看3分钟的佩戴视频；还是不会的话，每晚7点到9点可以预约视频连线，验配师一对一教。",
  ),
  entry(
    "high_power",
    ["度数超过1000度的有吗", "高度近视1200度能定做吗"],
    "现货最高到1000度；1000到1500度可以定做，等15天，定做的不退不换。",
  ),
  entry(
    "points",
    ["积分怎么用", "会员积分可以抵现金吗"],
    "100积分抵1元，下单时勾选，每单最多抵一成；积分每年12月31日清零。",
  ),
] as const;

const northfield = [
  entry(
    "rental",
    ["Do you rent out tents?", "Can I rent gear for a weekend?", "你们出租帐篷吗"],
    "帐篷、睡袋和背包可以在波特兰门店租：帐篷每晚18美元，押金100美元。|You can rent tents, sleeping bags and packs in our Portland store: $18 a night for a tent, with a $100 deposit. Book two days ahead at the store.",
  ),
  entry(
    "student",
    ["Do you have a student discount?", "Is there a discount for military or teachers?"],
    "|Students, teachers, nurses and service members get 15% off full-price items. Verify once at northfield.example/verify and the discount stays on your account for a year.",
  ),
  entry(
    "trade_in",
    ["Can I trade in old gear?", "Do you take back used jackets for credit?"],
    "|Bring or mail in clean Northfield gear you no longer use and get 20% of its original price as store credit. Boots, underwear and anything with holes cannot be traded in.",
  ),
  entry(
    "logo",
    ["Can you put our company logo on jackets?", "Do you do custom embroidery for teams?"],
    "|We embroider logos on jackets, fleeces and packs from 12 pieces, $9 each, in about three weeks. Send your logo as a vector file and we will mail you a proof first.",
  ),
  entry(
    "resole",
    ["Can you resole my hiking boots?", "Do you replace worn soles?"],
    "|We resole Northfield leather boots for $95, which takes four weeks. Other brands we cannot do.",
  ),
  entry(
    "jobs",
    ["Are you hiring?", "How do I apply for a job at the store?"],
    "|Open positions are at northfield.example/jobs. We hire seasonal staff for the store every April and October.",
  ),
  entry(
    "dogs",
    ["Can I bring my dog to the store?", "Are pets allowed in your shop?"],
    "|Dogs on a leash are welcome, and there is water by the door.",
  ),
  entry(
    "wash_service",
    ["Do you clean or re-waterproof jackets?", "Can you wash my down sleeping bag for me?"],
    "|We wash and re-proof shells for $25 and down bags for $45. Allow two weeks; drop them at the store or mail them with your name inside.",
  ),
] as const;

/** What the owners of the demo shops answer themselves, by the shop's slug. */
export const DEMO_FAQ: ReadonlyMap<string, readonly DemoFaqEntry[]> = new Map<string, readonly DemoFaqEntry[]>([
  ["yunshang", yunshang],
  ["shanwei", shanwei],
  ["mingmou", mingmou],
  ["northfield", northfield],
]);
