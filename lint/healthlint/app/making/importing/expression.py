"""What is in a regular expression, as lists for other linters have it?

Vale's expressions are those of .NET (it uses regexp2). They are read into nodes, so that what is
plain words can be told from what needs an automaton, and from what no automaton can do.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from healthlint.app.making.importing.nodes import (
    BLANK,
    Anchor,
    ExpressionError,
    Group,
    Look,
    Repeat,
    Sign,
    Signs,
)
from healthlint.text.expression import Expression

if TYPE_CHECKING:
    from collections.abc import Iterator

    from healthlint.app.making.importing.nodes import Node, Sequence


_CLASSES = {"w", "W", "d", "D", "S"}
_CONTROLS = {"t": "\t", "n": "\n", "r": "\r", "f": "\f", "v": "\v", "a": "\a", "e": "\x1b", "0": "\0"}
_COUNT = Expression(r"\{(\d+)(,(\d*))?\}")
_FLAGS = Expression(r"\(\?([a-z]*(?:-[a-z]+)?)([:)])")
_NAMED = Expression(r"\(\?P?(?:<([A-Za-z_]\w*)>|'([A-Za-z_]\w*)')")
_CODE = Expression(r"\\(?:u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|x\{([0-9A-Fa-f]{1,6})\})")
_PROPERTY = Expression(r"\\[pP](?:\{\^?\w+\}|\w)")
_FEW = 12  # a class with more signs is no choice that anybody would spell out
_DEEPEST = 50  # groups within groups; nobody writes more, and each takes a call


def parsed(source: str) -> Group:
    """Return what an expression holds; raises ExpressionError."""
    reader = _Reader(source)
    group = Group(tuple(reader.options()))
    if reader.at < len(source):
        raise ExpressionError("a closing bracket has no opening one")
    return group


class _Reader:
    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.captures = 0
        self.depth = 0

    def options(self) -> Iterator[Sequence]:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise ExpressionError("its groups are nested too deep")
        yield self._sequence()
        while self._next("|"):
            yield self._sequence()
        self.depth -= 1

    def _sequence(self) -> Sequence:
        nodes: list[Node] = []
        while self.at < len(self.source) and self.source[self.at] not in "|)":
            flags = _FLAGS.match(self.source, self.at)
            if flags and flags[2] == ")":  # holds to the end of the group
                self.at = flags.end()
                nodes.append(Group((self._sequence(),), flags=_known(flags[1])))
                break
            nodes.append(self._repeated(self._node()))
        return tuple(nodes)

    def _node(self) -> Node:
        sign = self.source[self.at]
        if sign == "(":
            return self._group()
        if sign == "[":
            return self._class()
        if sign == "\\":
            return self._escape()
        self.at += 1
        if sign == ".":
            return Signs(".")
        if sign in "^$":
            return Anchor(sign)  # Vale's expressions see lines, ours see blocks
        if sign in "*+?":
            raise ExpressionError(f"nothing stands before {sign} to be repeated")
        return Sign(sign)

    def _group(self) -> Node:
        for start, ahead, negative in _LOOKS:
            if self._next(start):
                return Look(ahead, negative, self._until_closed())
        if self._next("(?>"):
            raise ExpressionError("has an atomic group, which cannot be searched for in linear time")
        if flags := _FLAGS.match(self.source, self.at):
            self.at = flags.end()
            return self._until_closed(flags=_known(flags[1]))
        if named := _NAMED.match(self.source, self.at):
            self.at = named.end()
        elif self._next("(?"):
            raise ExpressionError("has a kind of group that is not known here")
        else:
            self.at += 1
        self.captures += 1
        return self._until_closed(self.captures)

    def _until_closed(self, number: int = 0, flags: str = "") -> Group:
        options = tuple(self.options())
        if not self._next(")"):
            raise ExpressionError("an opening bracket has no closing one")
        return Group(options, number, flags)

    def _escape(self) -> Node:
        if code := _CODE.match(self.source, self.at):
            self.at = code.end()
            return Sign(chr(int(code[1] or code[2] or code[3], 16)))
        if found := _PROPERTY.match(self.source, self.at):
            self.at = found.end()
            return Signs(found[0])
        sign = self.source[self.at + 1 : self.at + 2]
        self.at += 2
        if not sign:
            raise ExpressionError("ends in a backslash")
        if sign in _CLASSES:
            return Signs("\\" + sign)
        if sign == "s":
            return BLANK
        if sign in "bBA":
            return Anchor("\\" + sign)
        if sign in "zZ":
            return Anchor(r"\z")
        if sign in _CONTROLS:
            return Sign(_CONTROLS[sign])
        if sign in "123456789k":
            raise ExpressionError("refers back to a group, which cannot be searched for in linear time")
        if sign.isascii() and sign.isalnum():
            raise ExpressionError(f"\\{sign} is not known here")
        return Sign(sign)

    def _class(self) -> Signs:
        start = self.at
        self.at += 1 + self.source.startswith("[^", start)
        first = True
        while self.at < len(self.source) and (first or self.source[self.at] != "]"):
            named = self.source.startswith("[:", self.at)
            end = self.source.find(":]", self.at) if named else -1
            self.at = end + 2 if end >= 0 else self.at + 1 + (self.source[self.at] == "\\")
            first = False
        if self.at >= len(self.source):
            raise ExpressionError("a class [ is not closed")
        self.at += 1
        body = _CODE.sub(_coded, self.source[start + 1 : self.at - 1])
        if "-[" in body:
            raise ExpressionError("takes signs away from a class, which RE2 does not know")
        if body.startswith("]"):
            body = "\\" + body
        return Signs(f"[{body}]", _members(body))

    def _repeated(self, node: Node) -> Node:
        while self.at < len(self.source):
            count = _COUNT.match(self.source, self.at)
            if count:
                self.at = count.end()
                low = int(count[1])
                high = low if count[2] is None else int(count[3]) if count[3] else None
            elif (sign := self.source[self.at]) in "*+?":
                self.at += 1
                low, high = {"*": (0, None), "+": (1, None), "?": (0, 1)}[sign]
            else:
                break
            if isinstance(node, Repeat):
                raise ExpressionError("repeats a repetition")
            if isinstance(node, Anchor | Look):
                if not low:  # what may be missing asks for nothing
                    return Group(((),))
                continue
            node = Repeat(node, low, high, self._next("?"))
        return node

    def _next(self, text: str) -> bool:
        if not self.source.startswith(text, self.at):
            return False
        self.at += len(text)
        return True


_LOOKS = (("(?=", True, False), ("(?!", True, True), ("(?<=", False, False), ("(?<!", False, True))


def _known(flags: str) -> str:
    if unknown := set(flags) - set("ims-"):
        raise ExpressionError(f"has the flag {min(unknown)}, which is not known here")
    return flags


def _coded(code: re.Match[str]) -> str:
    sign = chr(int(code[1] or code[2] or code[3], 16))
    return "\\" + sign if sign in "\\]^-[" else sign


def _members(body: str) -> tuple[str, ...] | None:
    """Return the signs of a class that names a few."""
    if body.startswith("^") or "[:" in body:
        return None
    found: list[str] = []
    at = 0
    while at < len(body):
        sign = body[at]
        at += 1
        if sign == "\\":
            sign = body[at]
            at += 1
            if sign == "s":
                sign = " "
            elif sign.isalnum():
                return None
        if body[at : at + 1] == "-" and at + 1 < len(body):
            last = body[at + 1]
            at += 2
            if last == "\\" or not 0 <= ord(last) - ord(sign) < _FEW:
                return None
            found += map(chr, range(ord(sign), ord(last) + 1))
        else:
            found.append(sign)
    return tuple(dict.fromkeys(found)) if 0 < len(found) <= _FEW else None
