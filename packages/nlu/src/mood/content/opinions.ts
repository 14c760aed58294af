/** Words that please or displease, as parts of regular expressions, by how much they say (0..1.5). */
export const PLEASED: readonly (readonly [weight: number, words: string])[] = [
  [
    1,
    "好评|满意|喜欢|爱了|太?棒|赞|不错|好看|好用|好吃|好穿|舒服|合适|合身|完美|贴心|感谢|开心|高兴|漂亮|给力|靠谱|惊喜|[很太挺真超]好(?!奇|笑)|[很真超挺]快|性价比高|物[美超]|回购|没毛病|放心|用心|一流|值了|值得|值这|划算|显[瘦白]|神速|点赞|好太多|超出预期|细[心致]|周到|热情|耐心|下次还[来买]|百搭|精致|[太真好]香|惊艳|没得说|没话说|必须?五星|五星|可爱|解决了|及时",
  ],
  [0.6, "谢谢|多谢|谢啦|辛苦|推荐"],
  [
    1,
    "\\b(?:lov(?:e|ed|ing|ely)|ador(?:e|es|able)|exceed\\w*|exceptional|superb|outstanding|gorgeous|fabulous|worth (?:every|it)|well done|good job|sorted|solved|thrilled|glad|enjoy\\w*|pleasant|friendly|(?:so|very|really) kind|polite|you (?:guys )?rock|spot on|top notch|five stars|5 stars|stunning|sturdy|quick(?:ly)? (?:delivery|reply|response)|so quick|couldn't (?:ask for more|be better|fault)|as described|great|perfect(?:ly)?|awesome|happy|happier|excellent|beautiful(?:ly)?|helpful|wonderful|fantastic|brilliant|comfortable|amazing|impressed|satisfied|pleased|delighted|good|nice|best|fits? well|well made|recommend|(?:super|so|very|really) fast|couldn't be (?:happier|better))\\b",
  ],
  [0.6, "\\b(?:thanks?|thank you|cheers|appreciate\\w*|obliged|grateful|works|(?<!much )better than)\\b"],
];

/** As {@link PLEASED}, for what displeases. */
export const DISPLEASED: readonly (readonly [weight: number, words: string])[] = [
  [
    1,
    "差(?!不多|价|别|异|几|一[点件])|坏[了的]|[是有]破|破[了的]|丑|难[闻看用穿吃受]|失望|后悔|无语|骗|气死|投诉|差评|垃圾(?!袋|桶|箱|分类)|粗糙|没用|[发寄拿]错|[少漏]发|过分|恶心|敷衍|糟糕?|烂|讨厌|烦死|受够|离谱|坑人|黑店|不好|太慢|好慢|这么慢|再也不|没人[理管回]|不理人|答非所问|没法|[穿用]不了|没有?想象|火大|愤怒|上当|踩雷|寒心|心寒|堵心|闹心|糟心|头疼|不怎么样|不行|不值|不负责|不符|不一[样致]|不耐烦|凭什么|举报|磨[蹭叽]|拖拖拉拉|拖了|不会再[来买]|再也不|别买|避雷|随便了|太薄|像纸|碎了|裂了|开裂|断了|漏[水气电]|[开脱]胶|变形|缩水了|出血|过敏|[馊霉酸]了|[怪臭]味|塑料味|刺鼻|异味|瑕疵|[脏旧]的|假货|山寨|智商税|没[人]?搭理|爱答不理|推卸|推来推去|踢皮球|态度恶劣|不解决|没解决|也没解决|收不到|找不到人|不给退|欺负|忽悠|12315|消协",
  ],
  [
    0.7,
    "慢|掉色|褪色|起球|扎|臭|偏小|不是我[要问说]的|[还一]直?[没不](?:收到|到账|发货|回复|处理)|怎么[还又]|催了|说好的|呵呵|到底|都.{1,4}(?:[天周月]|星期)了|等了|等不了|还没发",
  ],
  [
    1,
    "\\b(?:cheated|rude|flimsy|crooks?|a joke|tired of|not worth|won't be (?:ordering|buying|back)|never again|came off|fell apart|falling apart|coming apart|in pieces|torn|tore|cracked|shattered|leak(?:s|ed|ing)|stained|crushed|nothing like|zero (?:replies|response|help)|meh|expected (?:more|better)|mistake|thanks for nothing|ignored?|ignoring|careless|dishonest|mislead\\w*|misled|fake(?! (?:fur|leather|nails|lashes|flowers|plants))|counterfeit|dirty|shoddy|junk|dreadful|appalling|shocking|shameful|nightmare|mess|incompetent|refuse[sd]?|let down|regrettabl\\w*|overpriced|uncomfortable|scratch\\w*|hurts?|shrunk|peel\\w*|stopped working|gave up|dead on arrival|without a (?:reply|response|answer)|no (?:reply|response|answer)|ridiculous|disappoint\\w*|unhappy|broke|broken(?!-in)|terrible|awful|horrible|worst|worse|useless|hate|complain\\w*|complaints?|never (?:buying|buy|order\\w*) |furious|livid|outrag\\w+|scam\\w*|wrong|still (?:waiting|nothing|no|not|haven't)|unacceptable|poor|damaged|regret|waste|nobody|no one|fed up|sick of|bad|pathetic|annoy\\w+|frustrat\\w+|defective|faulty|itchy|isn't what|not what|(?:do|does|did)(?:n't| not) (?:work|help|fit|like)|(?:don't|didn't) like|disgust\\w*|fraud|rip[- ]?off|sue|lied)\\b",
  ],
  [
    0.7,
    "\\b(?:slo+w|delay\\w*|late|cheap|stuck|smell\\w*|missing|(?:second|third|fourth) time|for weeks|(?:fourth|fifth|sixth) day|give me my money|done waiting)\\b",
  ],
];

/** What only a negation makes harmless, never good: "not angry" is calm. */
export const HEATED = "生气|\\b(?:angry|upset|mad)\\b";

/** Signs by what they say of the mood; weaker ones are left out. */
export const GLAD_SIGNS = "[😊🙂😀😃😄😁🥰😍😘❤👍👌👏🎉💕]|\\[(?:爱心|赞|强|鼓掌|微笑)\\]";
export const SAD_SIGNS = "[😡😠🤬😤💢😭😢😞😔😩😫👎🤮🤢💔🙄😒💩]|\\[(?:怒|发怒|大哭|流泪|弱|吐)\\]";

/** What cannot wait, by how much it presses (0..1). */
export const PRESSING: readonly (readonly [weight: number, words: string])[] = [
  [
    0.6,
    "急(?![诊性救])|马上|立刻|立即|赶紧|赶快|快[一]?点|尽快|加急|今天(?:之内|必须|就要)|今天内|[明后]天就?(?:要|走)|[现]在就|等不了|赶时间|今晚|尽早|着急|在线等|十万火急|越快越好|抓紧|限你|后天飞|来不及",
  ],
  [0.3, "到底|催了|都.{1,4}(?:天|周|星期|月)了|今天"],
  [
    0.6,
    "\\b(?:urgent(?:ly)?|asap|immediately|right (?:now|away)|hurry|as soon as possible|emergency|time.sensitive|sort this out|be quick|before (?:\\d{1,2} ?[ap]m|tonight|tomorrow|today)|at once|straight ?away|last chance|deadline|(?:please |more )quickly|quickly please|rush|tonight|by (?:today|tomorrow|tonight|monday|tuesday|wednesday|thursday|friday|saturday|sunday))\\b|(?<!for |by |until |till |just )\\bnow\\b(?! that)(?=[!,.]*(?:$|\\s))",
  ],
  [0.3, "\\b(?:(?:second|third|fourth) time|answer me|needed it|today|for weeks|waiting for)\\b"],
];
