"""The JSON Schema of the interchange format, made from the records so that the two can't part."""

from typing import Any

import msgspec

from app.content import words
from app.incoming import ROW_LIMIT
from app.interchange.writing import FORMAT, VERSION
from app.logo import LONGEST
from app.records.validation import TEXT_LIMIT
from app.records.vocabulary import LISTS, WORKSHOP, record_type, references

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_TEMPLATE = "#/$defs/{name}"
_PICTURE = {"contentEncoding": "base64"}


def json_schema() -> dict[str, Any]:
    """Give the JSON Schema (draft 2020-12) that every interchange document meets.

    What only the import tells: whether ids are unique, whether references name a record, whether records
    agree with each other, and that texts hold neither U+0000 nor halves of surrogate pairs.
    """
    kinds = [record_type(name) for name in (WORKSHOP, *LISTS)]
    _, definitions = msgspec.json.schema_components(kinds, ref_template=_TEMPLATE)
    for kind in kinds:
        _complete(definitions[kind.__name__], kind)
    properties: dict[str, Any] = {FORMAT: {"const": VERSION}}
    properties[WORKSHOP] = {"$ref": _TEMPLATE.format(name=record_type(WORKSHOP).__name__)}
    for name, kind in LISTS.items():
        items = {"$ref": _TEMPLATE.format(name=kind.__name__)}
        properties[name] = {"type": "array", "items": items, "maxItems": ROW_LIMIT, "default": []}
    about = words("interchange")
    return {
        "$schema": DIALECT,
        "title": about["title"],
        "description": about["description"],
        "type": "object",
        "properties": properties,
        "required": [FORMAT, WORKSHOP],
        "additionalProperties": False,
        "$defs": definitions,
    }


def _complete(definition: dict[str, Any], kind: type[msgspec.Struct]) -> None:
    definition["description"] = " ".join(definition["description"].split())
    definition["additionalProperties"] = False
    properties = definition["properties"]
    for described in properties.values():
        for choice in described.get("anyOf", [described]):
            if choice.get("type") == "string":
                choice["maxLength"] = TEXT_LIMIT
    for reference in references(kind):
        listed = reference.target and words("interchange")["names"].format(list=reference.target)
        told = words("interchange")["names_by"].format(field=reference.told_by)
        properties[reference.field]["description"] = listed or told
    if kind is record_type("photos"):
        properties["image"] = {"type": "string", **_PICTURE, "contentMediaType": "image/jpeg"}
    if kind is record_type(WORKSHOP):
        properties["logo"] = {
            "type": ["string", "null"],
            **_PICTURE,
            "contentMediaType": "image/png",
            "description": words("interchange")["logo"].format(longest=LONGEST),
            "default": None,
        }
