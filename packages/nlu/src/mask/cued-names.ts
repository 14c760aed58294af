import { findingsOf } from "./links.ts";
import type { Finding } from "./mask-types.ts";
import { ambiguous, BRANDS, given, isCapital, PARTICLE, pinyin, plain, surnames } from "./name-words.ts";
import { isMisspelt, isOrdinary } from "./word-test.ts";

/** One word of a text with what the lists say of it. */
interface Token {
  readonly start: number;
  readonly end: number;
  readonly written: string;
  readonly lower: string;
  /** Whether nothing but a space stands before it. */
  readonly joined: boolean;
  readonly kind: "name" | "unknown" | "both" | "particle" | "initial" | "word";
}

const WORD =
  /(?<![\p{sc=Latin}\p{N}@#$/_.&-])\p{sc=Latin}[\p{sc=Latin}'-]{0,24}(?![\p{sc=Latin}\p{N}@/_]|\.\p{sc=Latin}{2})/gu;

/** A name follows: "agent kev", "this is dre". */
const CUES =
  /(?:^|[^a-z'])(?:name(?:d|s|'s| is| was)?|called|calls (?:him|her)self|agent|driver|courier|rep|representative|postman|mailman|postie|manager|supervisor|advisor|operator|technician|receptionist|doorman|porter|concierge|guard|clerk|cashier|seller|neighbou?r|roommate|flatmate|housemate|landlord|landlady|colleague|coworker|boss|assistant|friend|mate|buddy|cousin|uncle|aunt|auntie|nephew|niece|husband|wife|hubby|partner|fiancee?|boyfriend|girlfriend|bf|gf|son|daughter|brother|sister|bro|sis|mum|mom|mother|dad|father|gran|granny|grandma|grandpa|nan|nana|kid|boy|girl|baby|twins?|old|little|young|ask(?:ed|ing)?|tell|told|thank(?:s| you)?|cheers|hi+|he+y+|hello|hiya|howdy|yo|dear|hola|bonjour|ciao|namaste|soy|attn:?|attention:?|c\/o|spoke (?:to|with)|speak(?:ing)? (?:to|with)|talk(?:ed|ing)? (?:to|with)|chat(?:ted|ting)? (?:to|with)|dealt with|met|transferred (?:me )?to|assigned to|addressed to|signed(?: for)? by|collected by|accepted by|received by|behalf of|this is|that is|it'?s|its|i'?m|i am|here is|me|not|from|for|to|with|by|of|and|or|put|is|are|was|were|will|does|did|has|can|could|let|where'?s|who'?s|if|that|because|cos|but|when|why|so|recipient:?|receiver:?|sender:?|contact:?|from:|name:|regards|sincerely|love|xoxo|best|signed)[\s,:!"(-]{1,3}$/i;
/** After these a single unknown word is a name; after the others it must look like one in another way, too. */
const SURE_CUES =
  /(?:^|[^a-z'])(?:name(?:d|s|'s| is| was)?|called|agent|driver|courier|rep|postman|mailman|manager|supervisor|receptionist|doorman|porter|neighbou?r|roommate|flatmate|landlord|colleague|coworker|boss|assistant|friend|cousin|uncle|aunt|auntie|nephew|niece|husband|wife|hubby|partner|fiancee?|boyfriend|girlfriend|son|daughter|brother|sister|mum|mom|mother|dad|father|gran|grandma|grandpa|ask(?:ed)?|tell|told|hi+|he+y+|hello|hiya|yo|dear|thanks|thx|thank you|cheers|soy|attn:?|attention:?|c\/o|(?:spoke|speak(?:ing)?|talk(?:ed|ing)?|chat(?:ted|ting)?) (?:to|with)|dealt with|transferred (?:me )?to|assigned to|addressed to|signed(?: for)? by|collected by|behalf of|this is|recipient:?|receiver:?|sender:?|regards|sincerely|xoxo)[\s,:!"(-]{1,3}$/i;
/** Only persons do this. */
const ACTS =
  /^[,!"')]{0,2}\s(?:said|says|told|tells|promised|swears?|swore|signed|asked|asks|wants?|wanted|picked|picks|left|took|takes|bought|ordered|orders|paid|opened|returned|replied|answered|emailed|messaged|texted|called|calls|rang|helped|helps|confirmed|confirms|gave|gives|works|working|handles|handled|knows|thinks|loves|likes|lives|speaking|here|again|bhai|ji|san|will (?:pick|collect|be|sign|take|come|call|get)|can (?:pick|collect|sign|take)|is (?:my|the|our|his|her|not|out|away|home|on|full|a)|was (?:my|the|so|very|really|at|not|out)|from (?:support|customer|the|your|billing|sales|accounts|warehouse|singapore|reception)|in (?:the|your|warehouse|billing|support|sales|accounts)|at (?:the|your|reception|front)|on (?:the|your) (?:phone|chat|team|desk)|and (?:i|me)\b|or (?:i|me)\b|has|had|did|does|are|were|got|went|never|already|just|also|both|who)\b/i;
const STOPS = /^\s*(?:$|[,.!?;:)"\n-])/;

/** Names in Latin letters, in whatever case, by unknown words and by what stands around them. */
export function cuedNames(view: string): readonly Finding[] {
  const tokens = tokensOf(view);
  const found: Finding[] = [];
  for (let first = 0; first < tokens.length; first += 1) {
    const length = runLength(tokens, first);
    if (length === 0) continue;
    const run = tokens.slice(first, first + length);
    if (isName(view, run)) found.push({ start: run[0]?.start ?? 0, end: run.at(-1)?.end ?? 0, type: "name" });
    first += length - 1;
  }
  return [...found, ...dottedNames(view), ...findingsOf(view, SAID_TO_BE_NAME, "name")];
}

const SAID_TO_BE_NAME =
  /(?<![\p{L}])(?<span>\p{Lu}[\p{L}'-]{1,20}(?: \p{Lu}[\p{L}'-]{1,20}){0,3})(?= is (?:my|his|her|our|the) (?:legal |real |full |actual |given |first |last |middle |maiden )?(?:name|surname)\b)/gu;
const DOTTED = /(?<![\w@.-])(?<first>[a-z]{2,15})\.(?<last>[a-z]{3,20})(?![\w@.])/g;

/** ines.duarte, as accounts write names. */
function dottedNames(view: string): readonly Finding[] {
  return [...view.matchAll(DOTTED)].flatMap(({ 0: whole, index, groups = {} }): readonly Finding[] =>
    [groups["first"], groups["last"]].every((word = "") => given.has(word) || !isOrdinary(word))
      ? [{ start: index, end: index + whole.length, type: "name" }]
      : [],
  );
}

function tokensOf(view: string): readonly Token[] {
  let last = -2;
  return [...view.matchAll(WORD)].map(({ 0: whole, index }) => {
    const written = whole.replace(/(?:'s?|-)$/i, "");
    const joined = /^[ \t.]{1,2}$/.test(view.slice(last, index));
    last = index + whole.length;
    return {
      start: index,
      end: index + written.length,
      written,
      lower: plain(written),
      joined,
      kind: kindOf(view, written, index),
    };
  });
}

/** TypeC and WiFi are goods; McDonald and DeShawn are people. */
const CAMEL = /^(?!Mc|Mac|De|Di|Da|La|Le|Van|O')\p{Lu}\p{Ll}+-?\p{Lu}/u;
const CONTRACTED = /^(?:i|you|we|they|he|she|it|that|there|who|what|where)'(?:m|d|ll|ve|re|s)$|n't$/i;
/** Letters for something: DOB, IBAN. */
const ACRONYM = /^\p{Lu}{2,4}$/u;

function kindOf(view: string, written: string, start: number): Token["kind"] {
  const lower = plain(written);
  if (CONTRACTED.test(written) || (CAMEL.test(written) && !written.includes("-")) || /^wi-?fi$/i.test(written))
    return "word";
  if (lower.length === 1) return isInitial(view, start) ? "initial" : "word";
  if (ambiguous.has(lower)) return "both";
  if (PARTICLE.test(lower)) return "particle";
  const listed = isOrdinary(written.toLowerCase());
  if (given.has(lower) || surnames.has(lower)) return listed ? "both" : "name";
  return listed ? "word" : /[aeiouy\u0080-\uffff]|^ng$/.test(lower) && lower.length > 1 ? "unknown" : "word";
}

function isInitial(view: string, start: number): boolean {
  const letter = view.charAt(start);
  const behind = view.slice(start + 1, start + 4);
  if (behind.startsWith(".")) return true;
  return /[B-HJ-Z]/.test(letter) || (letter === "A" && /^ \p{Lu}{2}/u.test(behind));
}

/** Names that in small letters are nearly always something else. */
const VERBS =
  /^(?:will|may|mark|page|bill|art|guy|chase|price|christian|long|can|pat|drew|dawn|grant|sue|rob|hope|don|rich|frank|max|miles|dean|mason|hunter|summer|june|april|august|china|london|paris|young|little|brown|black|white|green|gray|grey|gold|best|love|day|king|rose|stone|moon|wood|price|banks|church|bell|cole|ford|hunt|pope|swift|west|north|snow|winter|frost|bush|fields|park|lane|mills|page|may|wells|summers|powers)$/;
const LONGEST_RUN = 5;

function runLength(tokens: readonly Token[], first: number): number {
  let length = 0;
  for (let at = first; at < tokens.length && at - first < LONGEST_RUN; at += 1) {
    const token = tokens[at];
    if (!token || (at > first && !token.joined)) break;
    // anjali k
    if (at > first && tokens[at - 1]?.kind === "name" && /^[b-hj-mo-qtvwyz]$/.test(token.lower)) return at - first + 1;
    if (at === first && token.kind === "particle") break;
    if (at > first && token.kind === "both" && !isCapital(token.written) && VERBS.test(token.lower)) break;
    if (token.kind === "word") break;
    if (token.kind !== "particle") length = at - first + 1;
  }
  return length;
}

function isName(view: string, run: readonly Token[]): boolean {
  const [first] = run;
  const last = run.at(-1);
  if (
    !first ||
    !last ||
    BRANDS.has(
      run
        .map(({ lower }) => lower)
        .slice(0, 2)
        .join(" "),
    )
  )
    return false;
  const before = view.slice(Math.max(0, first.start - 24), first.start);
  const behind = view.slice(last.end, last.end + 24);
  const words = run.filter(({ kind, lower }) => kind !== "particle" && lower.length > 1);
  if (words.length === 0) return false;
  if (words.length > 1 || run.length > words.length) return isLongName(words, run);
  return isLoneName(first.kind === "initial" ? (words[0] ?? first) : first, before, behind);
}

/** Several words: one that is a name, or two that nobody knows. */
function isLongName(words: readonly Token[], run: readonly Token[]): boolean {
  const capitals = words.every(({ written }) => isCapital(written));
  const names = words.filter(({ kind, lower }) => kind === "name" || pinyin.has(lower)).length;
  const unknown = words.filter(({ kind }) => kind === "unknown").length;
  const initial = run.some(({ lower }) => lower.length === 1);
  if (initial) return names + unknown > 0 || capitals;
  const both = words.filter(({ kind, lower }) => kind === "both" && !VERBS.test(lower)).length;
  return names > 0 ? names + unknown + both > 1 || capitals : unknown > 1;
}

/** One word: the less it is known and the more the words around ask for a person, the surer. */
function isLoneName(token: Token, before: string, behind: string): boolean {
  const { kind, written, lower } = token;
  if (lower.length < 2) return false;
  if (HERS.test(behind) || (THAT.test(before) && FELLOW.test(behind))) return true;
  if (kind === "name") return isListedName(token, before, behind);
  if (kind === "unknown") return isUnknownName(token, before, behind);
  const asked = SURE_CUES.test(before) && (ACTS.test(behind) || STOPS.test(behind));
  if (asked && (isCapital(written) || GREETING.test(before) || NAMING.test(before))) return true;
  return isCapital(written)
    ? ACTS_OF_ONE.test(behind)
    : VERBS.test(lower)
      ? false
      : SAYS.test(behind) || (ASKING.test(before) && AT_WORK.test(behind));
}

function isListedName({ written, lower }: Token, before: string, behind: string): boolean {
  if (lower.length > 3 || isCapital(written)) return true;
  return (
    SURE_CUES.test(before) || ACTS.test(behind) || (CUES.test(before) && STOPS.test(behind)) || before.trim() === ""
  );
}

function isUnknownName({ written, lower }: Token, before: string, behind: string): boolean {
  if (ACRONYM.test(written)) return SURE_CUES.test(before);
  if (isCapital(written)) return !NOT_A.test(before) && !(BEGINS.test(before) && isMisspelt(lower));
  if (lower.length < 3 || WORD_ENDING.test(lower)) return false;
  if (SURE_CUES.test(before)) return true;
  if (isMisspelt(lower)) return false;
  if (ACTS.test(behind) || (BEGINS.test(before) && BESIDES.test(behind))) return true;
  if (lower.length > 3 && !NOT_A.test(before)) return true;
  return (CUES.test(before) || BESIDES.test(before)) && (STOPS.test(behind) || BESIDES.test(behind));
}

const BEGINS = /(?:^|[.!?\n])\s{0,2}$/;
const HERS =
  /^'s (?:sister|brother|husband|wife|son|daughter|mum|mom|mother|dad|father|friend|partner|flat|house|place|desk|name|account|order|parcel|package|phone|number|address|email|birthday|behalf|card|room|office|assistant)\b/i;
const THAT = /(?:^|\s)(?:that|this|the|some|one|a)\s$/i;
const FELLOW = /^\s(?:guy|lady|woman|man|girl|boy|dude|bloke|chap|fella|lad|person|character)\b/i;
const NOT_A = /(?:^|\s)(?:the|an?|your|our|these|those|any|each|every|which|used?|wear)\s(?:[\p{L}-]{2,12}\s)?$/iu;
const BESIDES = /^\s?(?:&|and\b|or\b)|(?:&|\bw\/?|\bper|\bre:?|,)\s$/i;
const WORD_ENDING = /(?:ed|ing|ly|tion|sion|ment|ness|able|ible|ous|ful|less|ity|ance|ence|ism|ware|proof)$/;
const GREETING = /(?:^|[^a-z])(?:hi|hey|hello|dear|hiya|thanks|thx|thank you|cheers|ty)[\s,]{1,2}$/i;
const NAMING = /(?:named|called|name is|name's|agent|ask|tell|told)\s$/i;
const ACTS_OF_ONE =
  /^,?\s(?:said|says|told|wants|wanted|here|signed|asked|promised|speaking|bought|ordered|opened|picked|knows|thinks|helped|from (?:support|the|your|customer|billing))\b/i;
const SAYS = /^\s(?:said|says|told me|promised|wants to know)\b/i;
const ASKING = /(?:^|\s)(?:is|was)\s$/i;
const AT_WORK =
  /^\s(?:working|there|available|around|still there|on shift|off today|in today|in the office|at work)\b/i;
