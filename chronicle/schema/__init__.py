"""What an author may write: the one declaration of every field, in entries, registries and site.yaml.

Front matter comes in as text scalars, lists and mappings; these models say
what each field is. Validation, the JSON Schemas and the tables of
`docs/content.md` all follow from them. Field names that are Python keywords
(`for`, `from`, `as`) are written with an underscore and carry an alias.
"""

from pydantic.json_schema import JsonSchemaValue

from chronicle.schema.entries import (
    ClaimFields,
    CommitmentFields,
    CorrectionFields,
    DiscrepancyFields,
    EntryFields,
    FulfilmentFields,
    ParticipantFields,
    PlaceReference,
    ReadoutFields,
    SourceFields,
    StepFields,
)
from chronicle.schema.registries import (
    DossierClaimFields,
    DossierFields,
    MembershipFields,
    OfficeFields,
    OfficeKind,
    PageFields,
    PartyFields,
    PersonFields,
    PlaceFields,
    RelationFields,
    TopicFields,
)
from chronicle.schema.site import (
    CoverageFields,
    EditionFields,
    GapFields,
    KindFields,
    KindNames,
    MapFields,
    MarkdownFields,
    NavigationFields,
    SiteFields,
    SpareSection,
    ThemeFields,
)
from chronicle.schema.translations import (
    DossierTranslationFields,
    EntryTranslationFields,
    NameTranslationFields,
    PageTranslationFields,
    PartyTranslationFields,
    PersonTranslationFields,
    RelationTranslationFields,
)
from chronicle.schema.values import Fields, ImageFields

__all__ = [
    "FOLDERS",
    "TRANSLATIONS",
    "ClaimFields",
    "CommitmentFields",
    "CorrectionFields",
    "CoverageFields",
    "DiscrepancyFields",
    "DossierClaimFields",
    "DossierFields",
    "DossierTranslationFields",
    "EditionFields",
    "EntryFields",
    "EntryTranslationFields",
    "Fields",
    "FulfilmentFields",
    "GapFields",
    "ImageFields",
    "KindFields",
    "KindNames",
    "MapFields",
    "MarkdownFields",
    "MembershipFields",
    "NameTranslationFields",
    "NavigationFields",
    "OfficeFields",
    "OfficeKind",
    "PageFields",
    "PageTranslationFields",
    "ParticipantFields",
    "PartyFields",
    "PartyTranslationFields",
    "PersonFields",
    "PersonTranslationFields",
    "PlaceFields",
    "PlaceReference",
    "ReadoutFields",
    "RelationFields",
    "RelationTranslationFields",
    "SiteFields",
    "SourceFields",
    "SpareSection",
    "StepFields",
    "ThemeFields",
    "TopicFields",
    "json_schema",
]

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
