"""What went wrong in the code of a plugin, in one line?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType

_LONGEST = 300  # code points of what an exception says of itself


def failure(error: BaseException) -> str:
    """Return kind, text and place of an exception, whatever it does when it is asked for them."""
    kind = type(error).__name__
    try:
        text = " ".join(str(error).split())
    except BaseException as another:  # its own text may fail in any way
        text = f"its text cannot be had: {type(another).__name__}"
    if len(text) > _LONGEST:
        text = text[:_LONGEST] + "…"
    said = f"{kind}: {text}" if text else kind
    place = _place(error.__traceback__)
    return f"{said} ({place})" if place else said


def shown(value: object) -> str:
    """Return a value as a message may show it, whatever it does when it is asked."""
    try:
        text = " ".join(repr(value).split())
    except BaseException:  # as above
        return f"a {type(value).__name__}"
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"


def _place(traceback: TracebackType | None) -> str:
    """Return `file:line` where an exception was raised; only the file's name, as folders differ by machine.

    Nothing where the call itself failed: this package's code is no place to look for the fault.
    """
    home = __name__.partition(".")[0]
    place = ""
    while traceback is not None:
        frame = traceback.tb_frame
        if str(frame.f_globals.get("__name__")).partition(".")[0] not in (home, "importlib"):
            name = frame.f_code.co_filename.replace("\\", "/").rpartition("/")[2]
            place = f"{name}:{traceback.tb_lineno}"
        traceback = traceback.tb_next
    return place
