"""How do the files of a start come to be, all of them or none?"""

from __future__ import annotations

from pathlib import Path

from healthlint.text.named_tuple import NamedTuple

CONFIG = ".healthlint.toml"


class Written(NamedTuple):
    """A file as it is to be; `addition` is what comes new into one that exists."""

    path: Path
    text: str
    addition: str | None = None


def write_files(files: list[Written]) -> None:
    """Write the files, all or none; raises UsageError."""
    from healthlint.app.making.filling import write_all, writing
    from healthlint.run.files.replacement import replacing

    new = {each.path: each.text for each in files if each.addition is None}
    with writing():
        write_all(new)
    try:
        for each in files:
            if each.addition is not None:
                with writing(each.path), replacing(each.path) as file:
                    file.write(each.text.encode("utf-8"))
    except BaseException:
        for path in new:
            path.unlink(missing_ok=True)
        raise
