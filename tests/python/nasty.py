"""Strings that a tokenizer trips over, and alphabets that random ones are drawn from. All are invented."""

LONG = "pneumonoultramicroscopicsilicovolcanoconiosis"

NASTY = [
    "", " ", "\n", "\n\n \t\r\n", ".", "a", "A", "É", "\u0301", "a\u0301", "\u0301a", "\u00ad", "\ufeff", "\u200b",
    # quotation marks and apostrophes
    '"', '""', '"""', '" "', '"Rain," he said. "Much rain."', 'He said "rain', 'rain" he said', '("Rain")', 'x"y"z',
    '"Rain, he said.\n"More rain," he said.\nThen "sun".', "“Rain,” she said. “More”", "„Regen“, sagte er", "«La pluie», dit-il",
    "» Regen «", "‘Rain’ isn’t rain", "'90s", "the ’90s", "rock ʼnʼ roll", "O`Neill and O´Neill", "‛tis", "‟Rain”", '—"Rain"—',
    '¿"Lluvia"?', '"\u001fRain"', '\u00a0"Rain"\u00a0"', '"\u2028"Rain', '/"Rain"/', '{"rain": ["rain"]}', '"“Rain”"', "\"'Rain'\"",
    # accents, marks and case
    "Élysée Palace", "E\u0301lyse\u0301e", "São Paulo, Łódź, Ðakovo, Ærø, Øresund, Þór", "İstanbul and ISTANBUL, ıspanak", "i\u0307",
    "Straße STRASSE ẞ", "ΣΊΣΥΦΟΣ σίσυφος Σ", "ǅ ǆ Ǆ Ǳemal", "Ⅷ ⅷ Ⓐ ⓐ ªº", "Å Å A\u030a", "ﬁne oﬃce ﬂag ﬆ", "Ａｌｌ ｆｕｌｌ－ｗｉｄｔｈ！",
    "x² y³ 10⁻⁶ H₂O ½ ¼ ⅓", "№ 7 ℃ ™ ® ©", "Zaⁿy\u0336x", "Z̸̧̛̤a̷͓̿l̴g̶o", "q\u0323\u0307 q\u0307\u0323", "Ǻ ǖ ṩ ệ", "Müller-Lüdenscheidt",
    "naïve café résumé coöperate", "ÀÉÎÕÜ", "McDonald O'Brien iPhone eBay NASA U.S. U.K. 3D 2Pac Covid-19 B2B", "ŒUVRE œuvre",
    # dropped characters
    "soft\u00adhyphen", "zero\u200bwidth", "zero\u200cwidth\u200djoiner", "word\u2060joiner", "be\ufffdtween", "a\x00b", "a\x01b\x02", "\x01",
    "\x7fdel", "bell\x07 ring", "private\ue000use", "\ue000", "\U000f0000x", "\ufeffstart", "left\u200eto\u200fright", "\u202aembed\u202c",
    "a\u0600b", "x\u061cy", "end\u00ad", "\u00adbegin", "a\u00ad b", "a \u00ad b", "\u00ad\u00ad", "NEL\u0085line", "VT\x0bFF\x0c", "\x1cFS\x1dGS\x1eRS\x1fUS",
    # spaces
    "no\u00a0break", "thin\u2009space", "em\u2003en\u2002", "line\u2028para\u2029", "ideographic\u3000space", "ogham\u1680space", "nnbsp\u202fx",
    "mongolian\u180ex", "tab\tcr\rlf\n", "a\u2000b\u2001c",
    # other scripts
    "新华社北京电", "東京で雨が降った", "カタカナとひらがな", "한국어 뉴스 각하", "\u1112\u1161\u11ab", "ภาษาไทย", "हिन्दी समाचार", "বাংলা কো কৌ", "தமிழ் ஔ கொ",
    "العربية قال «مطر»", "אמר \"גשם\" צה״ל", "فارسی می\u200cشود", "Привет, мир: «дождь», ёлка Й й", "Ελλάδα; Ναι·", "Հայերեն։", "ქართული ᲥᲐᲠᲗᲣᲚᲘ",
    "አማርኛ።", "ᠮᠣᠩᠭᠣᠯ", "𐐀𐐨 Deseret", "𝐁𝐨𝐥𝐝 𝟏𝟐", "豈 車 賈", "\u2f00 ⼀", "\U0002f800", "\U00020000\U0002a6df", "\U0002b820\U0002b920", "a中b文c",
    "中文English混合123", "①②③", "٣٤٥ ۳۴ ३४ ３４", "〈x〉 \u2329x\u232a", "΅ \u1fef \u0387 \u037e", "a\u0338b ≠ = ≮ ≯", "\ufa6e\ufada", "᙭ \u1734 𑇉",
    # emoji and symbols
    "rain 🌧 sun ☀️", "👩‍👩‍👧‍👦 family", "🇺🇸🇬🇧", "1️⃣", "👍🏽", "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", "€5m £3bn ¥100 $1.2", "100% 50‰", "←→↑",
    "§ 5 ¶ † ‡ • …", "a…b", "––— - ‐ ‑ ‒ ―", "x_y a^b a~b a|b a\\b a+b=c <b>", "!!!???", "#hashtag @user", "http://example.org/a?b=c&d=%20",
    # words that are not cut
    "a" * 99, "a" * 100, "a" * 101, "é" * 100, "é" * 101, "e\u0301" * 100, "e\u0301" * 101, "각" * 33, "각" * 34, "A1" * 60, LONG, LONG * 2, LONG * 3,
    "x\u00ad" * 100, "x\u00ad" * 101, "𐐀" * 101, "☃snowman", "snow☃", "☃", "unaffable☃ness", "ß", "\U0001f600\U0001f600", "a" * 5000, "é" * 3000,
    "\u0301" * 300, "中" * 300,
    # names of special pieces
    "[CLS]", "[SEP]", "[MASK]", "[UNK]", "[PAD]", "a[SEP]b", "[MASK][MASK]", "[mask]", "[ MASK ]", "[MAS\u00adK]", "[[MASK]]", "[unused1]", "##ing", "# #s",
    "é[SEP]é", "x\u00ad[SEP]", '"[SEP]"', "[SEP", "[",
    # surrogates' neighbours and the ends of Unicode
    "\ud7ff\ue000", "\uffff\ufffe", "\U0010ffff", "\U0001ffff x", "\U00010000", "\ufdd0", "a\U0010fffdb",
]
# Windows: long paragraphs, long sentences, tokens without pieces.
NASTY += [
    "rain " * 2000, "rain. " * 300 + "\n" + "sun. " * 300, "rain\n" * 1000, ("rain " * 60 + "\n") * 20, "\u00ad " * 1000, "\u00ad\n" * 500 + "rain",
    "rain " * 253, "rain " * 254, "rain " * 255, "rain " * 189 + "\n" + "rain " * 190, "- " * 191 + "\n" + "- " * 64, "\n".join(["a b c"] * 63), LONG * 40,
    ".".join(["rain"] * 400), "\u0301 " * 300 + "rain " * 300,
]

ALPHABETS = [
    "abcdefghij ", "ABCdef ", "etaoin shrdlu ", "aeiouéèüñçÅŁø ", "\u0301\u0308\u0323\u0327a e", "\"'“”‘’«»„‟`´ʼ‛ \nab", ".,;:!?-–—()[]{}/ ",
    "0123456789 %$€", "\u00ad\u200b\u200c\u200d\u2060\ufeff\ufffd\x00\x01\x1f\x7fab ", "\u00a0\u2003\u2028\u2029\u3000\u0085\t\r\n\x0b ab",
    "中文日本カ가각힣 ab", "אבגדהו٣ابجد ", "αβγΣςάΊ ", "привЙёЁ ", "İıIiſKÅßẞﬁﬃ ", "Ⅷⅷ²½①ⓐª ", "😀👩👧🏽🇺🇸️⃣\u200d ", "\ue000\U000f0000\uffff\ufdd0 ab",
    "≠≮≯\u037e\u0387\u1fef\u2329 =", "[]CLSEPMAUNKD#", "ḿṩǖﷺㄱㅏ각 ",
]
