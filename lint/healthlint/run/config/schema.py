"""What may stand in a config, as a JSON Schema?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from healthlint.run.config.written import hyphened
from healthlint_schemas import schema

if TYPE_CHECKING:
    from collections.abc import Mapping

PER_FILE = "per-file"


def whole_schema(options: Mapping[str, Any]) -> dict[str, Any]:
    """Return the schema of a config with the options of rules, for all articles and for those of some files.

    What a rule says of its option holds also where the schema describes it for editors.
    """
    described = schema("config")
    own = {hyphened(key): value for key, value in options.items()}
    described["properties"] |= own
    described["$defs"][PER_FILE]["properties"] |= own
    return described
