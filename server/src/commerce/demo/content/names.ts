/** Family names and given names, common ones; together they make some hundred people who do not exist. */
export const CHINESE_FAMILY_NAMES = Array.from(
  "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余",
);
/** Given names of women and men. */
export const CHINESE_GIVEN_NAMES =
  "雨桐 佳怡 思琪 梦瑶 晓雯 静怡 丽娜 秀英 桂芳 玉兰 海燕 婷婷 欣悦 诗涵 子涵 浩然 子轩 志强 建国 伟 磊 军 俊杰 明哲 宇航 文博 嘉豪 国栋 天宇 晨曦 若溪 可欣 雪梅 春燕 红梅 小龙 永康 立新 一凡 安琪".split(
    " ",
  );
/** English given names. */
export const ENGLISH_GIVEN_NAMES =
  "Olivia Liam Emma Noah Ava Ethan Mia Lucas Harper Mason Ella Logan Grace Owen Chloe Caleb Nora Wyatt Lily Isaac Hazel Leo Ruby Ezra Maya Miles Iris Jonah Priya Mateo Aisha Diego Hannah Simon Naomi Felix Tara Victor Leah Grant".split(
    " ",
  );
/** English family names. */
export const ENGLISH_FAMILY_NAMES =
  "Smith Johnson Brown Garcia Miller Davis Martinez Lopez Anderson Thomas Moore Jackson White Harris Clark Lewis Young Walker Hall Allen King Wright Scott Green Baker Adams Nelson Hill Rivera Campbell Mitchell Roberts Carter Phillips Evans Turner Parker Collins Stewart Morris".split(
    " ",
  );
