import type { Place } from "../../core/text.ts";

/** A city with streets of it, for addresses. `near` tells regions that parcels reach quickly from the east. */
export interface CitySeed {
  readonly country: "CN" | "US";
  readonly region: string;
  readonly city: string;
  readonly en: string;
  readonly districts: readonly string[];
  readonly streets: readonly string[];
  readonly postcode: string;
}

const cn = (line: string): CitySeed => {
  const [region = "", city = "", en = "", districts = "", streets = "", postcode = ""] = line.split(" ");
  return { country: "CN", region, city, en, districts: districts.split("、"), streets: streets.split("、"), postcode };
};

/** Chinese cities, with weight by repetition of what is large. */
export const CHINESE_CITIES: readonly CitySeed[] = [
  "浙江 杭州 Hangzhou 西湖区、余杭区、滨江区、拱墅区 文三路、五常大道、江南大道、莫干山路 310000",
  "浙江 宁波 Ningbo 鄞州区、海曙区 中山东路、天童北路 315000",
  "上海 上海 Shanghai 浦东新区、徐汇区、静安区、闵行区 张杨路、漕溪北路、南京西路、七莘路 200000",
  "江苏 南京 Nanjing 鼓楼区、建邺区、江宁区 中央路、江东中路、双龙大道 210000",
  "江苏 苏州 Suzhou 工业园区、姑苏区 星湖街、人民路 215000",
  "安徽 合肥 Hefei 蜀山区、包河区 长江西路、徽州大道 230000",
  "广东 广州 Guangzhou 天河区、越秀区、番禺区 天河路、中山五路、汉溪大道 510000",
  "广东 深圳 Shenzhen 南山区、福田区、龙岗区 深南大道、福华路、龙翔大道 518000",
  "北京 北京 Beijing 朝阳区、海淀区、丰台区、通州区 建国路、中关村大街、南三环西路、新华大街 100000",
  "天津 天津 Tianjin 南开区、和平区 卫津路、南京路 300000",
  "四川 成都 Chengdu 武侯区、高新区、锦江区 人民南路、天府大道、春熙路 610000",
  "重庆 重庆 Chongqing 渝北区、江北区 金开大道、观音桥步行街 400000",
  "湖北 武汉 Wuhan 洪山区、武昌区 珞喻路、中北路 430000",
  "湖南 长沙 Changsha 岳麓区、雨花区 麓山南路、韶山中路 410000",
  "陕西 西安 Xi'an 雁塔区、碑林区 科技路、长安北路 710000",
  "山东 青岛 Qingdao 市南区、崂山区 香港中路、海尔路 266000",
  "河南 郑州 Zhengzhou 金水区、二七区 花园路、大学路 450000",
  "福建 厦门 Xiamen 思明区、湖里区 湖滨南路、枋湖路 361000",
  "辽宁 沈阳 Shenyang 和平区、浑南区 青年大街、文溯街 110000",
  "黑龙江 哈尔滨 Harbin 南岗区、道里区 学府路、中央大街 150000",
  "云南 昆明 Kunming 五华区、官渡区 人民中路、春城路 650000",
  "广西 南宁 Nanning 青秀区、西乡塘区 民族大道、大学东路 530000",
  "新疆 乌鲁木齐 Urumqi 天山区、沙依巴克区 解放北路、友好北路 830000",
  "内蒙古 呼和浩特 Hohhot 赛罕区、新城区 大学东街、海拉尔东街 010000",
  "海南 海口 Haikou 龙华区、美兰区 国贸路、海甸五东路 570000",
].map(cn);

const us = (line: string): CitySeed => {
  const [region = "", city = "", streets = "", postcode = ""] = line.split("|");
  return { country: "US", region, city, en: city, districts: [""], streets: streets.split(","), postcode };
};

/** American cities. */
export const AMERICAN_CITIES: readonly CitySeed[] = [
  "OR|Portland|NW Lovejoy St,SE Hawthorne Blvd,N Mississippi Ave|97209",
  "WA|Seattle|Pine St,Ballard Ave NW,Rainier Ave S|98101",
  "WA|Spokane|W Riverside Ave,S Grand Blvd|99201",
  "CA|San Francisco|Valencia St,Geary Blvd,Judah St|94110",
  "CA|Los Angeles|Sunset Blvd,Sawtelle Blvd,Figueroa St|90026",
  "CA|San Diego|30th St,Adams Ave|92104",
  "CO|Denver|Larimer St,S Broadway,Tennyson St|80202",
  "UT|Salt Lake City|E 900 S,Highland Dr|84105",
  "ID|Boise|N 8th St,W State St|83702",
  "TX|Austin|S Congress Ave,E 6th St,Burnet Rd|78704",
  "TX|Dallas|Greenville Ave,Elm St|75206",
  "IL|Chicago|N Milwaukee Ave,W Belmont Ave,S Halsted St|60647",
  "MN|Minneapolis|Hennepin Ave,Lyndale Ave S|55408",
  "OH|Columbus|N High St,E Main St|43215",
  "TN|Nashville|Gallatin Ave,12th Ave S|37206",
  "GA|Atlanta|Ponce De Leon Ave,Peachtree St|30308",
  "NC|Asheville|Haywood Rd,Merrimon Ave|28806",
  "NY|New York|W 87th St,Bedford Ave,Steinway St|10024",
  "MA|Boston|Centre St,Beacon St|02130",
  "VT|Burlington|Church St,North Ave|05401",
  "ME|Portland|Congress St,Commercial St|04101",
  "AK|Anchorage|Spenard Rd,W 5th Ave|99503",
].map(us);

/** A place of the given name, as origins and warehouses show it. */
export function place(region: string, city: string, zh: string, en: string): Place {
  return { region, city, name: { zh, en } };
}
