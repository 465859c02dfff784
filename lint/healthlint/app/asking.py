"""What do the options that several commands share ask of a run?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from healthlint.run.request import Request

if TYPE_CHECKING:
    from collections.abc import Mapping

_CALLED_ALIKE = frozenset(
    "config isolated select ignore profile jurisdictions preset message_language jobs".split()
)


def request_of(options: Mapping[str, Any], **more: Any) -> Request:
    """Return what options ask for, by the names that click gives them; `more` is what they do not say."""
    alike = {name: value for name, value in options.items() if name in _CALLED_ALIKE}
    return Request(disable_plugins=options["disable_plugin"], **alike, **more)
