"""What a made-up chronicle is put together from: states, topics, names and the words of diplomacy."""


def _listed(text: str) -> tuple[str, ...]:
    return tuple(" ".join(part.split()) for part in text.split(";"))


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


STATES = _listed("""
Argentina; Australia; Austria; Bangladesh; Belgium; Brazil; Canada; Chile; China; Cuba; Denmark; Egypt; Ethiopia; Finland;
France; Germany; Ghana; Greece; Hungary; India; Indonesia; Iran; Iraq; Ireland; Israel; Italy; Japan; Jordan; Kenya; Kuwait;
Lebanon; Libya; Malaysia; Mexico; Mongolia; Morocco; Nepal; Netherlands; New Zealand; Nigeria; Norway; Oman; Pakistan; Peru;
Philippines; Poland; Portugal; Qatar; Romania; Russia; Saudi Arabia; Senegal; South Africa; South Korea; Spain; Sri Lanka;
Sudan; Sweden; Switzerland; Syria; Thailand; Tunisia; Türkiye; United Kingdom; United States; Uruguay; Vietnam; Yemen
""")
TOPICS = _listed("""
trade; energy; defence; arms control; border; water; aviation; education; culture; health; migration; fisheries; climate;
agriculture; nuclear power; space; sanctions; human rights; counter-terrorism; railways; shipping; debt; visas; science;
disaster relief; peacekeeping; consular affairs; mining; telecommunications; tourism
""")
GIVEN_NAMES = _words("""
Amina Boris Carlos Dewi Elena Farid Grace Hassan Ingrid Jamal Karim Leila Marek Nadia Oscar Priya Quentin Rosa Samuel
Tariq Ursula Viktor Wanda Xavier Yusuf Zara Ömer Žofia Çelik Håkon
""")
SOUNDS = _words("""
an bar cor del emi fol gar hin iva jor kel lam mor nes ola pet rin sav tor vel wen yar zim
""")
SPEECH = _words("""
minister president delegation agreement talks border pipeline exports visit statement cooperation signed discussed agreed
proposed regional bilateral commission working group met hosted capital embassy communiqué treaty protocol the the the the of
of of and and to to in in a a on for with that by from as both sides said would during after before new joint further
implementation technical experts tariff corridor investment project year session meeting draft text reservation
""")
HEADINGS = ("Background", "The talks", "What was agreed", "Reactions", "What came after")
KINDS = (
    "call",
    "meeting",
    "meeting",
    "visit",
    "visit",
    "summit",
    "talks",
    "statement",
    "agreement",
)
"""The kinds of event, those twice that happen twice as often."""
