"""What stands in a YAML file, and on which line?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.run.errors import UsageError
from healthlint.text.named_tuple import NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    import yaml

_YES = ("true", "yes", "on", "1")


class Entry(NamedTuple):
    """A text and the line on which it begins, from 1."""

    text: str
    line: int


class YamlRule:
    """The keys of a YAML file and what they hold, all as text: `no` and `1.0` are words, too."""

    def __init__(self, path: Path, shown: str) -> None:
        """Read a file; raises UsageError where it cannot be read or is not YAML."""
        import yaml

        self._nodes: dict[str, yaml.Node] = {}
        self._lines: dict[str, int] = {}
        self._name = shown
        try:
            root = yaml.compose(path.read_bytes().removeprefix(b"\xef\xbb\xbf"), yaml.SafeLoader)
        except OSError as error:
            raise UsageError(f"{shown}: cannot be read: {error.strerror or error}") from error
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark
            line = f":{mark.line + 1}" if mark else ""
            raise UsageError(f"{shown}{line}: is not YAML: {error.problem or error.context}") from error
        except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
            said = " ".join(str(error).split("\n", 1)[0].split())
            raise UsageError(f"{shown}: is not YAML: {said}") from error
        if isinstance(root, yaml.MappingNode):
            for key, value in root.value:
                if isinstance(key, yaml.ScalarNode):
                    self._nodes[key.value.lower()] = value
                    self._lines[key.value.lower()] = key.start_mark.line + 1

    @property
    def keys(self) -> set[str]:
        """The keys, in small letters, as Vale compares them."""
        return set(self._nodes)

    def line(self, key: str) -> int:
        """Return the line of a key."""
        return self._lines.get(key, 1)

    def text(self, key: str) -> str:
        """Return the text of a key, or nothing."""
        items = self.items(key)
        return items[0].text.strip() if len(items) == 1 else ""

    def flag(self, key: str) -> bool:
        """Tell whether a key says yes."""
        return self.text(key).lower() in _YES

    def items(self, key: str) -> list[Entry]:
        """Return the texts of a list; a single text is a list of one. Raises UsageError for anything else."""
        import yaml

        node = self._nodes.get(key)
        if node is None or self._is_null(node):
            return []
        if isinstance(node, yaml.ScalarNode):
            return [self._entry(node)]
        if isinstance(node, yaml.SequenceNode):
            return [self._scalar(each, key) for each in node.value if not self._is_null(each)]
        if key == "action":
            return []
        raise UsageError(f"{self._name}:{self.line(key)}: {key} must be a list of texts")

    def pairs(self, key: str) -> list[tuple[Entry, Entry]]:
        """Return keys and values of a table, of lists of tables, too. Raises UsageError for anything else."""
        import yaml

        node = self._nodes.get(key)
        if node is None or self._is_null(node):
            return []
        tables = node.value if isinstance(node, yaml.SequenceNode) else [node]
        found = []
        for table in tables:
            if not isinstance(table, yaml.MappingNode):
                raise UsageError(
                    f"{self._name}:{self.line(key)}: {key} must be a table of words and replacements"
                )
            found += [(self._scalar(name, key), self._scalar(value, key)) for name, value in table.value]
        return found

    def _scalar(self, node: yaml.Node, key: str) -> Entry:
        import yaml

        if not isinstance(node, yaml.ScalarNode):
            raise UsageError(f"{self._name}:{node.start_mark.line + 1}: {key} must hold texts only")
        return self._entry(node)

    def _entry(self, node: yaml.ScalarNode) -> Entry:
        return Entry("" if self._is_null(node) else node.value, node.start_mark.line + 1)

    @staticmethod
    def _is_null(node: yaml.Node) -> bool:
        return str(node.tag).endswith(":null") and node.value in ("", "~", "null", "Null", "NULL")
