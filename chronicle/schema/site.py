"""What site.yaml may say."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, StringConstraints

from chronicle.dates import SPAN
from chronicle.schema.values import MANY, Boolean, EdtfDate, Fields, Language, Text, Texts, named

KindFamily = Literal[
    "contact", "meeting", "visit", "agreement", "statement", "cooperation", "other"
]

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
    gaps: Annotated[list[Annotated[GapFields, named("period")]], MANY] = Field(
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
    kinds: dict[KindId, Annotated[KindNames, named("name")]] = Field(
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
    kinds: dict[KindId, Annotated[KindFields, named("name"), MAYBE_EMPTY]] = {}
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
    navigation: Annotated[list[Annotated[NavigationFields, named("address")]], MANY] = []
    date: EdtfDate | None = Field(
        None, description="the build date; else SOURCE_DATE_EPOCH, else today"
    )
