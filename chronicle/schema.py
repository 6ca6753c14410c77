"""What an author may write: the one declaration of every field, in entries, registries and site.yaml.

Front matter comes in as text scalars, lists and mappings; these models say
what each field is. Validation, the JSON Schemas and the tables of
`docs/content.md` all follow from them. Field names that are Python keywords
(`for`, `from`, `as`) are written with an underscore and carry an alias.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainValidator,
    StringConstraints,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue, WithJsonSchema
from pydantic_core import CoreSchema, core_schema

from chronicle import dates
from chronicle.dates import SPAN, Date

Level = Literal["state", "official", "working", "private", "transit"]
Status = Literal["confirmed", "reported", "disputed", "denied"]
SourceType = Literal[
    "readout",
    "joint statement",
    "agreement text",
    "transcript",
    "news report",
    "social post",
    "dataset",
    "book",
    "other",
]
OfficeKind = Literal[
    "head of state",
    "head of government",
    "foreign minister",
    "minister",
    "ambassador",
    "official",
    "envoy",
    "other",
]
"""In order of rank: of two offices held at once the higher is shown first."""
KindFamily = Literal[
    "contact", "meeting", "visit", "agreement", "statement", "cooperation", "other"
]
PartyType = Literal["state", "organisation", "bloc", "entity"]
DossierType = Literal["agreement", "project", "process", "dispute"]
DecidedStatus = Literal[
    "not met", "lapsed", "withdrawn", "superseded", "fulfilled", "partly fulfilled"
]
"""What an author may say became of a promise; the rest is derived."""


@dataclass(frozen=True, slots=True)
class _Short:
    """A shorter way of writing a value: `lengthen` makes it the full one, `also` adds it to the JSON Schema."""

    lengthen: Callable[[Any], Any]
    also: Callable[[JsonSchemaValue], JsonSchemaValue]

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self.lengthen, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        full = handler(schema)
        return {"anyOf": [full, self.also(full)]}


MANY = _Short(
    lambda value: value if isinstance(value, list) else [value],
    lambda full: full.get("items", {}),
)
"""One value where a list is expected is a list of one."""


def _web_address(value: str) -> str:
    """Only what a reader may safely follow: `javascript:` and the like are no sources."""
    if not value.lower().startswith(("https://", "http://")):
        raise ValueError(f"“{value}” is no web address: write it whole, beginning with https://")
    return value


def _named(key: str) -> _Short:
    """Plain text where a mapping is expected is the mapping's `key`."""
    return _Short(
        lambda value: {key: value} if isinstance(value, str) else value, lambda _: dict(_TEXT)
    )


_ADDRESS_OR_TITLE = _Short(
    lambda value: (
        {"url" if "://" in value else "title": value} if isinstance(value, str) else value
    ),
    lambda _: dict(_TEXT),
)

_TEXT: JsonSchemaValue = {"type": ["string", "number", "boolean"]}
"""Our texts as other YAML tools read them: 1984 as a number, no as a boolean."""


def _as_date(value: Any) -> Date:
    if isinstance(value, Date):
        return value
    if not isinstance(value, str):
        raise dates.BadDate("a date is one value, not a list or mapping")
    return dates.parse(value)


def _as_boolean(value: Any) -> Any:
    """YAML 1.2's booleans and no others: `no` is Norway."""
    return (
        {"true": True, "false": False}.get(value.lower(), value)
        if isinstance(value, str)
        else value
    )


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), WithJsonSchema(_TEXT)]
EdtfDate = Annotated[
    Date,
    PlainValidator(_as_date),
    WithJsonSchema({"type": ["string", "integer"], "description": "an EDTF date"}),
]
EndDate = Annotated[
    Date | Literal["unknown"],
    PlainValidator(lambda value: value if value == "unknown" else _as_date(value)),
    WithJsonSchema(
        {"type": ["string", "integer"], "description": "an EDTF date, or unknown: it has ended"}
    ),
]
"""When something ended, which is not the same as that nothing is said of its end."""
Boolean = Annotated[bool, Field(strict=True), BeforeValidator(_as_boolean)]
Language = Annotated[
    str,
    StringConstraints(strip_whitespace=True, pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$"),
    Field(description="a language tag such as en, ur or zh-Hant"),
]
Latitude = Annotated[float, Field(ge=-90, le=90)]
Longitude = Annotated[float, Field(ge=-180, le=180)]
WebAddress = Annotated[Text, AfterValidator(_web_address)]
Texts = Annotated[list[Text], MANY]
"""A list of texts; one text alone is a list of one."""


class Fields(BaseModel):
    """A mapping that an author writes: every key is declared, and an unknown one is an error."""

    # Deferred, because a build in which no front matter is new needs few of the validators.
    model_config = ConfigDict(extra="forbid", arbitrary_types_allowed=True, defer_build=True)

    @model_validator(mode="before")
    @classmethod
    def _without_empty(cls, data: Any) -> Any:
        """A field without a value is as good as not written; an unknown one is still unknown."""
        if not isinstance(data, dict):
            return data
        known = cls.names()
        return {key: value for key, value in data.items() if value is not None or key not in known}

    @classmethod
    def names(cls) -> list[str]:
        """The names of the fields, as an author writes them."""
        return [info.alias or name for name, info in cls.model_fields.items()]


class ImageFields(Fields):
    """A picture; `alt` says what it shows to whoever cannot see it."""

    src: Text
    alt: Text
    caption: Text | None = None
    credit: Text | None = None


class ParticipantFields(Fields):
    """Someone who took part: a name, or a mapping."""

    name: Text
    for_: Text | None = Field(None, alias="for", description="the party acted for")
    as_: Text | None = Field(None, alias="as", description="the office as it should be shown")
    role: Text | None = Field(None, description="host, guest, signatory, mediator …")


class PlaceReference(Fields):
    """Where it happened: a name, or a mapping that places it."""

    name: Text
    country: Text | None = None
    lat: Latitude | None = Field(None, description="degrees north, -90 to 90")
    lon: Longitude | None = Field(None, description="degrees east, -180 to 180")


class SourceFields(Fields):
    """A document that the entry rests on: a URL or a title, or a mapping."""

    id: Text | None = Field(None, description="what [^src:id] cites; unique in the entry")
    title: Text | None = None
    publisher: Text | None = None
    url: WebAddress | None = None
    date: EdtfDate | None = None
    language: Language | None = None
    type: SourceType = "other"
    side: Text | None = Field(None, description="the party whose account it is; none: independent")
    author: Text | None = None
    accessed: EdtfDate | None = None
    archived: WebAddress | None = None
    note: Text | None = None


class ReadoutFields(Fields):
    """What one side published, or several jointly, or word that nothing was found."""

    side: Texts = Field(min_length=1, description="whose account it is; several: a joint one")
    source: Text | None = Field(None, description="the id of one of the entry's sources")
    text: Text | None = None
    topics: Texts = []
    absent: Boolean = False
    searched: EdtfDate | None = None
    language: Language | None = None


class CommitmentFields(Fields):
    """A promise made at the event."""

    id: Text
    by: Texts
    to: Texts = []
    text: Text
    due: EdtfDate | None = None
    dossier: Text | None = Field(None, description="the dossier that it belongs to")
    status: DecidedStatus | None = None
    note: Text | None = None
    source: Text | None = None


class FulfilmentFields(Fields):
    """A promise that this entry keeps: `entry-id#commitment-id`, or a mapping."""

    commitment: Text
    extent: Literal["wholly", "partly"] = "wholly"
    note: Text | None = None


class StepFields(Fields):
    """A dossier that this entry moves on: a name, or a mapping with the milestone reached."""

    dossier: Text
    milestone: Text | None = None


class CorrectionFields(Fields):
    """A change to the record, or a reported value that the chronicle sets right."""

    date: EdtfDate
    text: Text
    field: Text | None = None
    reported: Text | None = None
    corrected: Text | None = None
    evidence: Text | None = Field(None, description="a source's id, or words")


class ClaimFields(Fields):
    """A value that one source gives."""

    value: Text
    source: Text | None = None


class DossierClaimFields(ClaimFields):
    """A figure on which sources differ."""

    name: Text
    date: EdtfDate | None = None


class DiscrepancyFields(Fields):
    """A point on which sources disagree and the chronicle does not decide: words, or a mapping."""

    text: Text
    field: Text | None = None
    claims: Annotated[list[ClaimFields], MANY] = []


class EntryFields(Fields):
    """One event: content/entries/**/*.md"""

    date: EdtfDate = Field(description="when it happened", examples=["2022-01-17"])
    end_date: EdtfDate | None = Field(None, description="the last day, instead of an interval")
    parties: Texts = Field(
        min_length=1,
        description="states and organisations that took part",
        examples=[["Pakistan", "Russia"]],
    )
    topics: Texts = Field(min_length=1, description="what it was about", examples=[["energy"]])
    title: Text | None = Field(None, description="else the body's first # Heading")
    kind: Text = Field("other", description="one of the kinds of site.yaml")
    level: Level | None = Field(None, description="of a visit")
    people: Annotated[list[Annotated[ParticipantFields, _named("name")]], MANY] = Field(
        [], description="who took part"
    )
    place: Annotated[list[Annotated[PlaceReference, _named("name")]], MANY] = Field(
        [], description="where"
    )
    summary: Annotated[Text, Field(max_length=300)] | None = Field(
        None, description="the standfirst; else the body's first sentence"
    )
    mentions: Texts = Field([], description="spoken about, but not taking part")
    sources: Annotated[list[Annotated[SourceFields, _ADDRESS_OR_TITLE]], MANY] = Field(
        [], description="what it rests on"
    )
    readouts: Annotated[list[ReadoutFields], MANY] = Field([], description="what each side said")
    commitments: Annotated[list[CommitmentFields], MANY] = Field(
        [], description="what was promised"
    )
    fulfils: Annotated[list[Annotated[FulfilmentFields, _named("commitment")]], MANY] = Field(
        [], description="promises kept"
    )
    dossiers: Annotated[list[Annotated[StepFields, _named("dossier")]], MANY] = Field(
        [], description="threads moved on"
    )
    follows: Texts = Field([], description="entries explicitly followed up")
    corrections: Annotated[list[CorrectionFields], MANY] = Field(
        [], description="what was set right"
    )
    discrepancies: Annotated[list[Annotated[DiscrepancyFields, _named("text")]], MANY] = Field(
        [], description="where sources disagree"
    )
    status: Status = Field("confirmed", description="how sure the record is")
    image: ImageFields | None = None
    language: Language | None = Field(None, description="BCP 47 tag; else the site's")
    draft: Boolean = Field(False, description="left out unless --drafts")
    publish: EdtfDate | None = Field(None, description="left out until then, unless --future")
    aliases: Texts = Field([], description="old paths, which redirect here")
    ignore: Texts = Field([], description="codes of findings that are accepted here")


class OfficeFields(Fields):
    """An office that a person held."""

    title: Text
    of: Text | None = Field(None, description="the party whose office it is")
    from_: EdtfDate | None = Field(None, alias="from")
    to: EndDate | None = Field(None, description="`unknown`: it has ended")
    kind: OfficeKind | None = Field(None, description="else by the title")
    source: Text | None = None


class PersonFields(Fields):
    """A leader, diplomat or official: content/people/*.md"""

    name: Text = Field(examples=["Imran Khan"])
    sort_name: Text | None = Field(None, description="as an index lists it: Khan, Imran")
    native_name: dict[Language, Text] = Field({}, description="by language: {ur: عمران خان}")
    aliases: Texts = []
    party: Text | None = Field(None, description="whom they act for")
    offices: Annotated[list[Annotated[OfficeFields, _named("title")]], MANY] = []
    born: EdtfDate | None = None
    died: EdtfDate | None = None
    wikidata: Annotated[str, StringConstraints(pattern=r"^Q[1-9]\d*$")] | None = Field(
        None, description="an item such as Q1057"
    )
    image: ImageFields | None = None
    ignore: Texts = []


class MembershipFields(Fields):
    """A member of an organisation: a name, or a mapping with dates."""

    party: Text
    from_: EdtfDate | None = Field(None, alias="from")
    to: EndDate | None = Field(None, description="`unknown`: it has ended")


class PartyFields(Fields):
    """A state or organisation: content/parties/*.md"""

    name: Text | None = Field(None, description="else the known state's name")
    native_name: dict[Language, Text] = {}
    code: Text | None = Field(None, description="ISO 3166, or any for organisations")
    type: PartyType | None = None
    aliases: Texts = []
    demonym: Text | None = None
    from_: EdtfDate | None = Field(None, alias="from")
    to: EdtfDate | None = None
    predecessors: Texts = []
    successors: Texts = []
    members: Annotated[list[Annotated[MembershipFields, _named("party")]], MANY] = []
    image: ImageFields | None = None
    ignore: Texts = []


class TopicFields(Fields):
    """A topic: content/topics/*.md"""

    name: Text = Field(examples=["Energy"])
    aliases: Texts = []
    broader: Text | None = Field(None, description="an entry on this is also on that")
    ignore: Texts = []


class RelationFields(Fields):
    """An introduction for a pair, or a pair and a topic: content/relations/*.md"""

    parties: Texts = Field(
        min_length=2, max_length=2, description="the two", examples=[["Pakistan", "Russia"]]
    )
    topic: Text | None = None
    title: Text | None = None
    predecessors: Boolean = Field(
        False, description="list the entries of the relations before it, too, marked as theirs"
    )
    ignore: Texts = []


class DossierFields(Fields):
    """An agreement, project, process or dispute: content/dossiers/*.md"""

    name: Text = Field(examples=["Pakistan Stream"])
    type: DossierType = "process"
    parties: Texts = []
    topics: Texts = []
    status: Text | None = None
    signed: EdtfDate | None = None
    in_force: EdtfDate | None = None
    ended: EdtfDate | None = None
    aliases: Texts = []
    claims: Annotated[list[DossierClaimFields], MANY] = []
    ignore: Texts = []


class PlaceFields(Fields):
    """A place: content/places/*.md"""

    name: Text = Field(examples=["Moscow"])
    country: Text | None = None
    lat: Latitude | None = Field(None, description="degrees north, -90 to 90")
    lon: Longitude | None = Field(None, description="degrees east, -180 to 180")
    aliases: Texts = []
    ignore: Texts = []


class PageFields(Fields):
    """A free page: content/pages/*.md"""

    title: Text | None = Field(None, description="else the body's first # Heading")
    summary: Text | None = None
    image: ImageFields | None = None
    language: Language | None = None
    aliases: Texts = []
    draft: Boolean = False
    ignore: Texts = []


class PageTranslationFields(Fields):
    """A translation of a free page: the file beside it, with a language tag (about.ur.md)"""

    title: Text | None = Field(None, description="else the body's first # Heading")
    summary: Annotated[Text, Field(max_length=300)] | None = None
    ignore: Texts = []


class EntryTranslationFields(PageTranslationFields):
    """A translation of an entry"""

    commitments: dict[Text, Text] = Field({}, description="the text of each by its id")
    milestones: dict[Text, Text] = Field({}, description="the milestone in each dossier, by its id")


class NameTranslationFields(Fields):
    """A translation of a topic or a place"""

    name: Text | None = Field(None, description="else as in the original")
    aliases: Texts = Field([], description="added to those of the original")
    ignore: Texts = []


class PersonTranslationFields(NameTranslationFields):
    """A translation of a person"""

    sort_name: Text | None = Field(None, description="as an index lists it")
    offices: dict[Text, Text] = Field(
        {}, description="titles and sources of offices by those in the original"
    )


class PartyTranslationFields(NameTranslationFields):
    """A translation of a party"""

    demonym: Text | None = None


class DossierTranslationFields(NameTranslationFields):
    """A translation of a dossier"""

    status: Text | None = None
    claims: dict[Text, Text] = Field(
        {}, description="names, values and sources of the figures by those in the original"
    )


class RelationTranslationFields(Fields):
    """A translation of the introduction to a relation"""

    title: Text | None = Field(None, description="else the names in the language")
    ignore: Texts = []


KindId = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$"),
    Field(description="lower-case letters, digits and hyphens, as in an address"),
]


MAYBE_EMPTY = BeforeValidator(lambda value: {} if value is None else value)


class KindFields(Fields):
    """A kind of event, added or renamed."""

    name: Text | None = None
    plural: Text | None = None
    icon: Text | None = None
    family: KindFamily | None = None


class KindNames(Fields):
    """What a kind of event is called."""

    name: Text
    plural: Text | None = None


class GapFields(Fields):
    """A period that the chronicle does not collect: an interval such as 1973/1998, or a mapping."""

    period: EdtfDate = Field(description="a date or an interval", examples=["1973/1998"])
    note: Text | None = None


class CoverageFields(Fields):
    """What the chronicle covers: days from and to, the gaps within, and a note."""

    from_: EdtfDate | None = Field(None, alias="from")
    to: EdtfDate | None = None
    gaps: Annotated[list[Annotated[GapFields, _named("period")]], MANY] = Field(
        [], description="periods within that are not collected"
    )
    note: Text | None = None


class ThemeFields(Fields):
    """What a site changes of its looks without CSS."""

    accent: Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")] | None = Field(
        None, description='a colour such as "#7a1f2b", in quotes'
    )
    logo: Annotated[Text, StringConstraints(pattern=r"^[^:]+$")] | None = Field(
        None, description="a path below content/media"
    )
    logo_dark: Annotated[Text, StringConstraints(pattern=r"^[^:]+$")] | None = Field(
        None, description="the same for dark pages; default: `logo`"
    )
    fonts: dict[Literal["text", "data"], Text] = Field({}, description="CSS font stacks")


class MapFields(Fields):
    """How the map of places and visits is drawn, or that it is not."""

    show: Boolean = Field(True, description="false: no map on any page")
    outlines: Annotated[Text, StringConstraints(pattern=r"^[^:]+$")] | None = Field(
        None, description="GeoJSON, a path below content/media; else Natural Earth's outlines"
    )
    borders: Boolean = Field(True, description="false: land only, without boundaries")
    credit: Text | None = Field(None, description="whose outlines they are, shown on the map")
    note: Text | None = Field(None, description="what the note below the map says of boundaries")


class MarkdownFields(Fields):
    """How bodies are read."""

    engine: Literal["python-markdown", "gfm"] = Field(
        "python-markdown", description="gfm: as GitHub reads it; needs an extra"
    )
    smart_quotes: Boolean = Field(True, description='"quotes" become “quotes”')


class NavigationFields(Fields):
    """A link in the header: an address, or a mapping."""

    label: Text | None = None
    address: Text


class EditionFields(Fields):
    """What site.yaml says, in the language of an edition."""

    title: Text | None = None
    tagline: Text | None = None
    note: Text | None = Field(None, description="the note of `coverage`")
    gaps: dict[Text, Text] = Field({}, description="the notes of gaps, by their periods")
    navigation: dict[Text, Text] = Field({}, description="labels of `navigation`, by addresses")
    kinds: dict[KindId, Annotated[KindNames, _named("name")]] = Field(
        {}, description="the names of your own kinds"
    )


SpareSection = Literal["coverage", "data", "on-this-day", "pictures", "sources"]
"""A section that a site can do without, by the folder that its pages lie in."""


class SiteFields(Fields):
    """The settings: site.yaml"""

    title: Text = Field(examples=["Pakistan–Russia, a chronicle"])
    tagline: Text | None = None
    url: Annotated[str, StringConstraints(pattern=r"^https?://[^/\s]+(/\S*)?$")] | None = Field(
        None, description="where the site will stand, with or without a path"
    )
    language: Language = "en"
    languages: Annotated[list[Language], MANY] = Field(
        [], description="editions; default: the one language"
    )
    editions: dict[Language, EditionFields] = Field(
        {}, description="what this file says, in the other languages"
    )
    authors: Texts = []
    license: Text | None = None
    repository: Text | None = Field(None, description="for “edit this page”")
    branch: Text = Field("main", description="the branch that “edit this page” edits")
    history: Boolean = Field(True, description="tell when and why pages changed, as git has it")
    search: Boolean = Field(True, description="make an index to search in, with Pagefind")
    cname: Text | None = Field(None, description="a domain of one's own for GitHub Pages")
    output: Text = Field("public", description="the folder that a build writes")
    kinds: dict[KindId, Annotated[KindFields, _named("name"), MAYBE_EMPTY]] = {}
    order: Literal["newest", "oldest"] = "newest"
    page_size: Annotated[int, Field(ge=1, le=5000)] = 50
    relation_topic_min: Annotated[int, Field(ge=1)] = 1
    relation_max_parties: Annotated[int, Field(ge=2)] = 5
    without: Annotated[list[SpareSection], MANY] = Field(
        [], description="sections that the site does without"
    )
    strict: Annotated[list[Literal["parties", "people", "topics"]], MANY] = Field(
        [], description="unknown references to these become errors"
    )
    ignore: Texts = Field([], description="codes of findings that are accepted everywhere")
    coverage: CoverageFields = CoverageFields()
    commitment_stale_after: Annotated[str, StringConstraints(pattern=SPAN)] = Field(
        "2 years", description="a time such as 90 days, 6 months or 2 years"
    )
    markdown: MarkdownFields = MarkdownFields()
    theme: ThemeFields = ThemeFields()
    map: MapFields = MapFields()
    navigation: Annotated[list[Annotated[NavigationFields, _named("address")]], MANY] = []
    date: EdtfDate | None = Field(
        None, description="the build date; else SOURCE_DATE_EPOCH, else today"
    )


FOLDERS: dict[str, type[Fields]] = {
    "parties": PartyFields,
    "people": PersonFields,
    "topics": TopicFields,
    "places": PlaceFields,
    "dossiers": DossierFields,
    "relations": RelationFields,
    "entries": EntryFields,
    "pages": PageFields,
}
"""The folders of content/, in the order in which they are read, and what their files declare."""

TRANSLATIONS: dict[str, type[Fields]] = {
    "parties": PartyTranslationFields,
    "people": PersonTranslationFields,
    "topics": NameTranslationFields,
    "places": NameTranslationFields,
    "dossiers": DossierTranslationFields,
    "relations": RelationTranslationFields,
    "entries": EntryTranslationFields,
    "pages": PageTranslationFields,
}
"""What the translations of the files in each of these folders declare."""


def json_schema(folder: str | None = None) -> JsonSchemaValue:
    """The JSON Schema (draft 2020-12) of the front matter in one of `FOLDERS`; of site.yaml without one.

    For editors that complete and check as one types. It takes what other YAML
    tools make of a text (a year is an integer to them), and is laxer than
    `validate` where a schema cannot say what a date or a reference is.
    """
    declared = FOLDERS[folder] if folder else SiteFields
    schema = declared.model_json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
