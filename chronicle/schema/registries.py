"""What an author may write of people, parties, topics, relations, dossiers and places, and on free pages."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from chronicle.schema.entries import ClaimFields
from chronicle.schema.values import (
    MANY,
    Boolean,
    EdtfDate,
    EndDate,
    Fields,
    ImageFields,
    Language,
    Latitude,
    Longitude,
    Text,
    Texts,
    named,
)

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
PartyType = Literal["state", "organisation", "bloc", "entity"]
DossierType = Literal["agreement", "project", "process", "dispute"]


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
    offices: Annotated[list[Annotated[OfficeFields, named("title")]], MANY] = []
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
    members: Annotated[list[Annotated[MembershipFields, named("party")]], MANY] = []
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


class DossierClaimFields(ClaimFields):
    """A figure on which sources differ."""

    name: Text
    date: EdtfDate | None = None


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
