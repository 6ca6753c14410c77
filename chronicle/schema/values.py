"""What a value can be, in any file: a text, a date, a language, a list that may be one value, a mapping of declared fields."""

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
from chronicle.dates import Date


@dataclass(frozen=True, slots=True)
class Short:
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


MANY = Short(
    lambda value: value if isinstance(value, list) else [value],
    lambda full: full.get("items", {}),
)
"""One value where a list is expected is a list of one."""


def _web_address(value: str) -> str:
    """Only what a reader may safely follow: `javascript:` and the like are no sources."""
    if not value.lower().startswith(("https://", "http://")):
        raise ValueError(f"“{value}” is no web address: write it whole, beginning with https://")
    return value


def named(key: str) -> Short:
    """Plain text where a mapping is expected is the mapping's `key`."""
    return Short(
        lambda value: {key: value} if isinstance(value, str) else value, lambda _: dict(TEXT)
    )


TEXT: JsonSchemaValue = {"type": ["string", "number", "boolean"]}
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


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), WithJsonSchema(TEXT)]
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
