/** Ends of clauses; between Chinese words a space is one. The mark stays with its clause. */
const ENDS = /(?<=[，。！？；?!;\n])\s*|(?<=[,.])\s+|(?<=\p{sc=Han})\s+|\s+(?=\p{sc=Han})/u;

/** The clauses of a folded text, as people divide them. */
export function clausesIn(text: string): readonly string[] {
  const clauses = text
    .split(ENDS)
    .slice(0, MOST_CLAUSES)
    .map((clause) => clause.trim().slice(0, LONGEST))
    .filter((clause) => /[\p{L}\p{N}]/u.test(clause));
  return clauses.reduce<readonly string[]>(
    (before, clause) =>
      ONE_WORD.test(clause) && before.length > 0
        ? [...before.slice(0, -1), `${before.at(-1) ?? ""} ${clause}`]
        : [...before, clause],
    [],
  );
}

/** A question is shorter than a story, and its clauses than these many characters. */
const MOST_CLAUSES = 24;
const LONGEST = 200;

/** "…, certified?" says more of what stands before it. */
const ONE_WORD = /^[a-z-]+\s?\?*$/;

const ASKS_ZH =
  /[?？吗么嘛]|[不没吧呢][啊呀哦]?[，。！？?!]?$|[不没]这[个款件种]$|什么|啥|怎么|咋|多[久少大长宽高厚重深]|几|哪|谁|还是|能不|可不|会不|是不|有没|要不|行不|好不|([\p{sc=Han}])不\1|如何|可以|是否/u;
const ASKS_EN =
  /\?|^(?:so |and |but |hi |hey |ok )*(?:how|what|whats|what's|when|where|which|who|why|can|could|do|does|did|is|are|was|will|would|should|has|have|any|anything|anybody|anyone|am|if|(?:works?|goes|safe|ok|okay|good|enough|suitable) (?:on|with|in|for|at|as|to|under|over|without)|fits?|comes?|size|sizes|weight|height|length|width|capacity|measurements?|dimensions?)\b|\b(?:how (?:many|much|long|big|do|does|is|are)|is it|are they|can i|do i|does it|will (?:it|they|this|these)|can (?:it|they|you|u|we)|is (?:that|this|there)|are there|am i|are we|do u|will u|can u|u guys|yes ?\/ ?no|y\/n|or not|\b(?:what|which|how|where|who)\b|\w+ or \w+|do they|would it)\b|\b(?:right|ok|okay|possible)\??$/;

/** Whether a clause asks; where none does, all of them do. */
export function isQuestion(clause: string, _at: number, clauses: readonly string[]): boolean {
  return asks(clause) || !clauses.some(asks);
}

/** Whether anything in a text asks. */
export function asksSomething(text: string): boolean {
  return clausesIn(text.normalize("NFKC").toLowerCase()).some((clause) => asks(clause) || WORRIES.test(clause));
}

/** 怕洗一水就短一截. */
const WORRIES = /^[就我主要最]{0,3}(?:怕|担心)|\b(?:worried|afraid|scared)\b/;

function asks(clause: string): boolean {
  return ASKS_ZH.test(clause) || ASKS_EN.test(clause);
}
