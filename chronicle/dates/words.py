"""The words that stand around a date: about, from, until, the decades, the seasons.

CLDR has the names of months and the order of things, but none of these. A date is put into words
in two steps. Its form is looked up by its kind and the word that governs it: "day until", then
"day oblique" (the form that all such words share), then "day"; a kind may be as particular as
"decade 80" or "season 21". The governing word ("about", "from", "until") then takes that form.

Forms may use `{}` (the date as CLDR has it, or its first year), `{short}` (the decade: 80),
`{number}`, `{roman}` and `{ordinal}` (of the century).
"""

from collections.abc import Mapping

Words = dict[str, str]

# Typography in place of words, for the languages that have none here.
NEUTRAL: Words = {
    "about": "ca. {}",
    "from": "{} – …",
    "until": "… – {}",
    "uncertain": "{}?",
    "end unknown": "{}",
    "start unknown": "{}",
    "time": "{day}, {time} ({zone})",
}

_ENGLISH: Words = NEUTRAL | {
    "decade": "the {}s",
    "century": "the {ordinal} century",
    "season 21": "spring {}",
    "season 22": "summer {}",
    "season 23": "autumn {}",
    "season 24": "winter {}",
    "about": "about {}",
    "from": "from {}",
    "until": "until {}",
    "uncertain": "{} (uncertain)",
    "end unknown": "{} (end unknown)",
    "start unknown": "{} (start unknown)",
}

_FRENCH: Words = NEUTRAL | {
    "first of month": "d'er'",
    "day oblique": "le {}",
    "day until": "au {}",
    "month until": "en {}",
    "year until": "en {}",
    "decade": "années {}",
    "decade oblique": "les années {}",
    "decade until": "aux années {}",
    "century": "{roman}e siècle",
    "century oblique": "le {roman}e siècle",
    "century until": "au {roman}e siècle",
    "century 1": "Ier siècle",
    "century 1 oblique": "le Ier siècle",
    "century 1 until": "au Ier siècle",
    "season 21": "printemps {}",
    "season 21 oblique": "le printemps {}",
    "season 21 until": "au printemps {}",
    "season 22": "été {}",
    "season 22 oblique": "l’été {}",
    "season 22 until": "à l’été {}",
    "season 23": "automne {}",
    "season 23 oblique": "l’automne {}",
    "season 23 until": "à l’automne {}",
    "season 24": "hiver {}",
    "season 24 oblique": "l’hiver {}",
    "season 24 until": "à l’hiver {}",
    "about": "vers {}",
    "from": "depuis {}",
    "until": "jusqu’{}",
    "approximately": "{} environ",
    "uncertain": "{} (date incertaine)",
    "end unknown": "{} (fin inconnue)",
    "start unknown": "{} (début inconnu)",
}

_SPANISH: Words = NEUTRAL | {
    "day oblique": "el {}",
    "decade": "década de {}",
    "decade oblique": "la década de {}",
    "century": "siglo {roman}",
    "century oblique": "el siglo {roman}",
    "season 21": "primavera de {}",
    "season 21 oblique": "la primavera de {}",
    "season 22": "verano de {}",
    "season 22 oblique": "el verano de {}",
    "season 23": "otoño de {}",
    "season 23 oblique": "el otoño de {}",
    "season 24": "invierno de {}",
    "season 24 oblique": "el invierno de {}",
    "about": "hacia {}",
    "from": "desde {}",
    "until": "hasta {}",
    "approximately": "aproximadamente {}",
    "uncertain": "{} (fecha incierta)",
    "end unknown": "{} (final desconocido)",
    "start unknown": "{} (comienzo desconocido)",
}

_RUSSIAN: Words = NEUTRAL | {
    "year oblique": "{} г.",
    "decade": "{}-е годы",
    "decade oblique": "{}-х годов",
    "century": "{roman} век",
    "century oblique": "{roman} века",
    "season 21": "весна {} г.",
    "season 21 oblique": "весны {} г.",
    "season 22": "лето {} г.",
    "season 22 oblique": "лета {} г.",
    "season 23": "осень {} г.",
    "season 23 oblique": "осени {} г.",
    "season 24": "зима {} г.",
    "season 24 oblique": "зимы {} г.",
    "about": "около {}",
    "from": "с {}",
    "until": "до {}",
    "approximately": "примерно {}",
    "uncertain": "{} (предположительно)",
    "end unknown": "{} (окончание неизвестно)",
    "start unknown": "{} (начало неизвестно)",
}

_ARABIC: Words = NEUTRAL | {
    "year oblique": "عام {}",
    "decade 00": "العقد الأول من القرن الـ{number}",
    "decade 10": "العقد الثاني من القرن الـ{number}",
    "decade 20": "عشرينيات القرن الـ{number}",
    "decade 30": "ثلاثينيات القرن الـ{number}",
    "decade 40": "أربعينيات القرن الـ{number}",
    "decade 50": "خمسينيات القرن الـ{number}",
    "decade 60": "ستينيات القرن الـ{number}",
    "decade 70": "سبعينيات القرن الـ{number}",
    "decade 80": "ثمانينيات القرن الـ{number}",
    "decade 90": "تسعينيات القرن الـ{number}",
    "century": "القرن الـ{number}",
    "season 21": "ربيع {}",
    "season 22": "صيف {}",
    "season 23": "خريف {}",
    "season 24": "شتاء {}",
    "about": "نحو {}",
    "from": "منذ {}",
    "until": "حتى {}",
    "approximately": "{} تقريبًا",
    "uncertain": "{} (غير مؤكد)",
    "end unknown": "{} (تاريخ الانتهاء غير معروف)",
    "start unknown": "{} (تاريخ البداية غير معروف)",
    "time": "{day}، {time} ({zone})",
}

_URDU: Words = NEUTRAL | {
    "decade": "{} کی دہائی",
    "century": "{number}ویں صدی",
    "season 21": "موسم بہار {}",
    "season 22": "موسم گرما {}",
    "season 23": "موسم خزاں {}",
    "season 24": "موسم سرما {}",
    "about": "تقریباً {}",
    "from": "{} سے",
    "until": "{} تک",
    "approximately": "تقریباً {}",
    "uncertain": "{} (غیر یقینی)",
    "end unknown": "{} (اختتام نامعلوم)",
    "start unknown": "{} (آغاز نامعلوم)",
    "time": "{day}، {time} ({zone})",
}

_CHINESE: Words = NEUTRAL | {
    "decade": "{number}世纪{short}年代",
    "decade 00": "{number}世纪头十年",
    "century": "{number}世纪",
    "season 21": "{}年春季",
    "season 22": "{}年夏季",
    "season 23": "{}年秋季",
    "season 24": "{}年冬季",
    "about": "约{}",
    "from": "{}起",
    "until": "至{}",
    "approximately": "约{}",
    "uncertain": "{}（存疑）",
    "end unknown": "{}（结束时间不详）",
    "start unknown": "{}（起始时间不详）",
    "time": "{day} {time}（{zone}）",
}

_TRADITIONAL_CHINESE: Words = _CHINESE | {
    "decade": "{}年代",
    "decade 00": "{number}世紀頭十年",
    "century": "{number}世紀",
    "about": "約{}",
    "approximately": "約{}",
    "end unknown": "{}（結束時間不詳）",
    "start unknown": "{}（起始時間不詳）",
}

WORDS: Mapping[str, Words] = {
    "ar": _ARABIC,
    "en": _ENGLISH,
    "es": _SPANISH,
    "fr": _FRENCH,
    "ru": _RUSSIAN,
    "ur": _URDU,
    "zh": _CHINESE,
    "zh_Hant": _TRADITIONAL_CHINESE,
}
