"""JSON Schemas (draft 2020-12) of rule, guideline and configuration files, derived from the code's own types."""

from __future__ import annotations

import json
from typing import Any

from postlint.ruleset.shapes import record_of

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def schema_of(cls: type, title: str) -> dict[str, Any]:
    """The schema of a file whose root is the record `cls`."""
    definitions: dict[str, Any] = {}
    root = record_of(cls).schema(definitions)
    return {"$schema": DRAFT, "title": title, **root, "$defs": dict(sorted(definitions.items()))}


def written(schema: dict[str, Any]) -> str:
    """The schema as the text of its file."""
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
