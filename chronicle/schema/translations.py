"""What a translation of a file may say in its own language."""

from typing import Annotated

from pydantic import Field

from chronicle.schema.values import Fields, Text, Texts


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
