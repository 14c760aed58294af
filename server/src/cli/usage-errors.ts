/** How the command line says that it was used wrongly, mostly in the words of its library, and the same in Chinese. */
const IN_CHINESE: readonly (readonly [RegExp, string])[] = [
  [/missing required argument '(.+?)'/, "缺少参数：$1"],
  [/option '(.+?)' argument missing/, "选项 $1 后面要跟一个值"],
  [/required option '(.+?)' not specified/, "必须写明选项 $1"],
  [/option '(.+?)' cannot be used with option '(.+?)'/, "选项 $1 和 $2 不能一起用"],
  [/option '(.+?)' argument '(.*?)' is invalid\. ?/, "选项 $1 的值“$2”不对。"],
  [/command-argument value '(.*?)' is invalid for argument '(.+?)'\. ?/, "参数 $2 的值“$1”不对。"],
  [/unknown option '(.+?)'/, "没有这个选项：$1"],
  [/unknown command '(.+?)'/, "没有这个命令：$1"],
  [
    /too many arguments(?: for '.+?')?\. Expected (\d+) arguments? but got (\d+)\./,
    "参数多了：只要 $1 个，写了 $2 个。",
  ],
  [/Allowed choices are (.+?)\./, "可以是：$1。"],
  [/(?<=”不对。)one of (.+)/, "可以是：$1"],
  [/(?<=”不对。)1, 2 or 3/, "1、2 或 3"],
  [/(?<=”不对。)a whole number from 1 on/, "要写从 1 开始的整数"],
  [/give either (.+?) or (\S+)/, "$1 和 $2 要写一个，只写一个"],
  [/\(Did you mean (?:one of )?(.+?)\?\)/, "（是不是想写 $1？）"],
  [/^error: /, "错误："],
];

/** A wrong use in Chinese; what is not known stays as it is. */
export function usageErrorInChinese(text: string): string {
  return IN_CHINESE.reduce((said, [english, chinese]) => said.replace(english, chinese), text);
}
