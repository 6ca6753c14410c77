"""What an author may write of an event."""

from typing import Annotated, Literal

from pydantic import Field

from chronicle.schema.values import (
    MANY,
    TEXT,
    Boolean,
    EdtfDate,
    Fields,
    ImageFields,
    Language,
    Latitude,
    Longitude,
    Short,
    Text,
    Texts,
    WebAddress,
    named,
)

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
DecidedStatus = Literal[
    "not met", "lapsed", "withdrawn", "superseded", "fulfilled", "partly fulfilled"
]
"""What an author may say became of a promise; the rest is derived."""
_ADDRESS_OR_TITLE = Short(
    lambda value: (
        {"url" if "://" in value else "title": value} if isinstance(value, str) else value
    ),
    lambda _: dict(TEXT),
)


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
    people: Annotated[list[Annotated[ParticipantFields, named("name")]], MANY] = Field(
        [], description="who took part"
    )
    place: Annotated[list[Annotated[PlaceReference, named("name")]], MANY] = Field(
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
    fulfils: Annotated[list[Annotated[FulfilmentFields, named("commitment")]], MANY] = Field(
        [], description="promises kept"
    )
    dossiers: Annotated[list[Annotated[StepFields, named("dossier")]], MANY] = Field(
        [], description="threads moved on"
    )
    follows: Texts = Field([], description="entries explicitly followed up")
    corrections: Annotated[list[CorrectionFields], MANY] = Field(
        [], description="what was set right"
    )
    discrepancies: Annotated[list[Annotated[DiscrepancyFields, named("text")]], MANY] = Field(
        [], description="where sources disagree"
    )
    status: Status = Field("confirmed", description="how sure the record is")
    image: ImageFields | None = None
    language: Language | None = Field(None, description="BCP 47 tag; else the site's")
    draft: Boolean = Field(False, description="left out unless --drafts")
    publish: EdtfDate | None = Field(None, description="left out until then, unless --future")
    aliases: Texts = Field([], description="old paths, which redirect here")
    ignore: Texts = Field([], description="codes of findings that are accepted here")
