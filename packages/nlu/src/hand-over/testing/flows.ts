/**
 * Courses that a dialogue may take, a line per turn. `C` is the customer, `C!` the customer where a person should take
 * over, `A` the assistant. `$1 $2 $3` ask the topic's question in its three ways, `$a` is its answer, `$w` a wrong one,
 * `$n` and `$m` what follows; `$x` asks another topic and `$y` answers. `{a|b}` is one of several.
 */
export const FLOWS_ZH: Readonly<Record<string, string>> = {
  answered: "C {亲，|你好，|}$1\nA $a\nC {好的谢谢|谢谢亲|嗯嗯知道了|好}",
  two: "C $1\nA $a\nC {那|再问下，|还有}$x\nA $y\nC {明白了|好的|谢谢}",
  follow: "C $2\nA $a\nC $n\nA $m\nC {好的，我看看|行|👌}",
  wrongOnce: "C $1\nA $w\nC {不是问这个，|我说的是，|}$2\nA $a\nC {好的|谢谢，清楚了|哦哦}",
  wrongAngry: "C $1\nA $w\nC! {答非所问|你看懂我问的了吗|不是这个，我问的根本不是这个|说的什么呀，完全不对}",
  repeats: "C $1\nA $w\nC $2\nA $w\nC! {$1|$1？？？|还是不对，$2|$3}",
  askPerson: "C $1\nA $a\nC! {转人工|我要人工客服|找个真人跟我说|叫你们经理来|人工}",
  personFirst: "C! {人工客服在吗|转人工|找客服人员|有没有真人}",
  abusive: "C $1\nA $w\nC! {什么垃圾客服|傻逼机器人|滚，你们这破店|脑残吧}",
  confused:
    "C? $2\nA 抱歉，没太听懂，请换个说法。\nC? $3\nA 抱歉，没太听懂，请换个说法。\nC?! {$1|我都说了三遍了|算了|$1啊}",
  confusedOnce: "C? {这个|那个}$3\nA 抱歉，没太听懂，您可以换个说法吗？\nC $1\nA $a\nC {好|谢谢|知道了}",
  broken:
    "C {收到的东西是坏的，太失望了|买来就破了，质量太差}\nA 非常抱歉，请问您想退货还是换货？\nC {换货吧|退了吧|换一个新的}\nA 好的，已为您提交申请。\nC {好的|嗯|什么时候来取件}",
  noProgress:
    "C $1\nA $a\nC {可是已经过了呀，|这个我看过了，}$2\nA $a\nC! {还是没有啊，太慢了|你就会说这一句，没用|到底有没有人处理！|这都说了几遍了}",
  urgent: "C {急，|麻烦快点，}$1\nA $a\nC {好的，尽快哦|行，谢谢|嗯嗯，等你们}",
  asksBack: "C $2\nA 请问是哪个订单呢？\nC {尾号3321的|昨天那个|88213345}\nA $a\nC {好的|谢谢|收到}",
  greeting: "C {在吗|你好|哈喽}\nA 您好，请问有什么可以帮您？\nC $1\nA $a\nC {ok|好滴|谢谢😊}",
  slip: "C {想看看黑色的|要两件M码}\nA 好的，已为您找到。\nC {不是，我要的是蓝色|错了，是三件|等下，换成L码吧}\nA 好的，已为您更改。\nC {对|嗯，就这个|好的}",
  useless: "C $1\nA $w\nC! {没用|一点用都没有|呵呵，说了等于没说|这回答有什么用}",
  complaint:
    "C {你们骗人，说好昨天发的|我要投诉你们|再不解决我打12315了}\nA 非常抱歉给您带来不便，请问您遇到了什么问题？\nC! {我要投诉，叫你们负责人来|还问什么问题，气死我了|太过分了，马上给我处理！}",
  patient: "C $1\nA $a\nC {嗯，那我再等等|好吧|行吧，有点慢}\nA 感谢您的理解。\nC {$x|没事}\nA $y\nC 好的",
};

/** As {@link FLOWS_ZH}, in English. */
export const FLOWS_EN: Readonly<Record<string, string>> = {
  answered: "C {hi, |hello, |}$1\nA $a\nC {ok thanks|thank you|got it|great}",
  two: "C $1\nA $a\nC {also, |and |another thing: }$x\nA $y\nC {understood|ok|thanks}",
  follow: "C $2\nA $a\nC $n\nA $m\nC {ok, I'll have a look|alright|👌}",
  wrongOnce: "C $1\nA $w\nC {no, I meant: |sorry, I mean |}$2\nA $a\nC {ok|thanks, that's clear|ah right}",
  wrongAngry:
    "C $1\nA $w\nC! {that's not what I asked|did you even read my question|wrong answer, that has nothing to do with it|what are you talking about, makes no sense}",
  repeats: "C $1\nA $w\nC $2\nA $w\nC! {$1|$1???|still wrong, $2|$3}",
  askPerson:
    "C $1\nA $a\nC! {can I talk to a human|agent please|I want a real person|get me your manager|speak to someone}",
  personFirst: "C! {human please|I need to talk to a person|connect me to an agent|is there a real person here}",
  abusive: "C $1\nA $w\nC! {stupid bot|this sucks, what the hell|you are idiots|fuck this}",
  confused:
    "C? $2\nA Sorry, I didn't quite understand. Could you rephrase?\nC? $3\nA Sorry, I didn't quite understand. Could you rephrase?\nC?! {$1|I said it three times now|never mind|$1 please}",
  confusedOnce:
    "C? {the thing, |this, }$3\nA Sorry, I didn't get that, could you say it again?\nC $1\nA $a\nC {ok|thanks|cool}",
  broken:
    "C {it arrived broken, so disappointed|the quality is terrible, it tore at once}\nA We are very sorry. Would you like a refund or a new one?\nC {a new one|refund please|exchange it}\nA Done, your request is in.\nC {ok|fine|when is it picked up}",
  noProgress:
    "C $1\nA $a\nC {but that time is over, |I read that already, }$2\nA $a\nC! {still nothing, this is too slow|you only say the same thing, useless|is anybody dealing with this!|how many times do I have to say it}",
  urgent: "C {urgent: |please hurry, }$1\nA $a\nC {ok, as soon as you can|alright thanks|good, waiting}",
  asksBack: "C $2\nA Which order is it about?\nC {the one ending 3321|yesterday's|88213345}\nA $a\nC {ok|thanks|noted}",
  greeting: "C {hi|hello|hey there}\nA Hello, how can I help?\nC $1\nA $a\nC {ok|cool|thanks 😊}",
  slip: "C {show me the black one|two in medium please}\nA Sure, here it is.\nC {no, I want the blue one|sorry, three of them|wait, make it a large}\nA Changed.\nC {yes|that one|ok}",
  useless: "C $1\nA $w\nC! {useless|that doesn't help at all|great, no help at all 🙄|how is that an answer}",
  complaint:
    "C {you lied, it should have shipped yesterday|I want to complain|I will sue if this goes on}\nA We are very sorry for the trouble. What happened?\nC! {I want to complain to whoever is in charge|stop asking, I am furious|this is unacceptable, fix it now!}",
  patient:
    "C $1\nA $a\nC {hm, I'll wait then|all right|fine, a bit slow though}\nA Thank you for your patience.\nC {$x|no problem}\nA $y\nC ok",
};
