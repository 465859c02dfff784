"""What does a plugin see of healthlint? One line for each thing that it may rely on.

Lines are made so that an addition never changes another line: each parameter, field and value has its
own. What must be given, by a caller or a deriving class, ends in “, required”. Annotations are shown as
they are written, so that every Python gives the same lines.
"""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from types import ModuleType
from typing import Any, get_args

import healthlint
import healthlint.hooks
import healthlint.references
import healthlint.testing
from healthlint.references import works
from healthlint.references.comparing import compared, comparison
from healthlint.references.extraction import entries, sourcing
from healthlint.references.judging import evidence, judgement
from healthlint.rule import effects, finding
from healthlint.text import lines, model
from healthlint.text.context import status
from healthlint.text.language import detection

# What public attributes give, and no plugin imports or makes.
_REACHED = {
    "Asked": evidence.Asked,
    "Compared": compared.Compared,
    "Comparison": comparison.Comparison,
    "Evidence": evidence.Evidence,
    "Judgement": judgement.Judgement,
    "Lines": lines.Lines,
    "Link": model.Link,
    "Malformed": works.Malformed,
    "Marker": model.Marker,
    "Suggestion": evidence.Suggestion,
}
_MADE_BY_THE_ENGINE = frozenset(("Document", "Block", "Sentence", "Lines"))
_VALUES = {
    "Confidence": finding.Confidence,
    "Context": effects.Context,
    "Grade": sourcing.Grade,
    "IdentifierKind": works.IdentifierKind,
    "Kind": model.Kind,
    "Language": detection.Language,
    "Nature": works.Nature,
    "Note": evidence.Note,
    "Origin": entries.Origin,
    "Scope": finding.Scope,
    "Section": model.Section,
    "Severity": finding.Severity,
    "Status": status.Status,
    "Verdict": judgement.Verdict,
}
_PLACES = {
    inspect.Parameter.POSITIONAL_ONLY: "only as number {}",
    inspect.Parameter.POSITIONAL_OR_KEYWORD: "as number {}",
    inspect.Parameter.KEYWORD_ONLY: "by name",
}


def surface() -> list[str]:
    """Return the lines, sorted."""
    shown = [f"healthlint exports {name}" for name in healthlint.__all__]
    for name in healthlint.__all__:
        shown += of(name, getattr(healthlint, name))
    for name, reached in _REACHED.items():
        shown += of(name, reached)
    for name, values in _VALUES.items():
        shown += [f"{name}: {value!r}" for value in get_args(values)]
    for module in (healthlint.hooks, healthlint.references, healthlint.testing):
        shown += _of_module(module)
    return sorted(shown)


def of(name: str, thing: Any) -> Iterator[str]:
    """Yield the lines of a class or function."""
    if inspect.isclass(thing):
        yield from _of_class(name, thing)
    elif callable(thing):
        yield from _of_function(name, thing)


def _of_module(module: ModuleType) -> Iterator[str]:
    defined = _defined_in(module)
    for name in getattr(module, "__all__", [each for each in defined if not each.startswith("_")]):
        full, value = f"{module.__name__}.{name}", getattr(module, name)
        if name == "API":  # is the first line of the record
            yield full
        elif isinstance(value, str | int | tuple | frozenset):
            yield f"{full} = {_value(value)}"
        elif isinstance(node := defined.get(name), ast.Assign):
            yield f"{full} = {ast.unparse(node.value)}"
        else:
            yield from of(full, value)


def _defined_in(module: ModuleType) -> dict[str, ast.stmt]:
    """Return what a module itself defines, by name, in order."""
    defined: dict[str, ast.stmt] = {}
    for node in ast.parse(inspect.getsource(module)).body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            defined[node.name] = node
        elif isinstance(node, ast.Assign):
            parts = [part for target in node.targets for part in ast.walk(target)]
            defined.update((part.id, node) for part in parts if isinstance(part, ast.Name))
    return defined


def _of_class(name: str, thing: type) -> Iterator[str]:
    fields: tuple[str, ...] = getattr(thing, "_fields", ())
    yield f"class {name}"
    for number, field in enumerate(fields, 1):
        default = getattr(thing, "_field_defaults", {})
        given = f" = {_value(default[field])}" if field in default else ", required"
        yield f"{name}.{field} is field {number}: {_written(thing.__annotations__[field])}{given}"
    for home in thing.__mro__:
        if not home.__module__.startswith("healthlint") and home.__module__ != thing.__module__:
            continue
        yield from _class_attributes(name, home, fields)
        for key, value in vars(home).items():
            if not key.startswith("_") and key not in fields:
                yield from _of_member(f"{name}.{key}", value)
        if "__init__" in vars(home) and not fields:
            if name not in _MADE_BY_THE_ENGINE:
                yield from _of_function(name, home.__init__, shown=f"{name}()")
            for key, annotation in _set_by(home.__init__).items():
                yield f"{name}.{key}: {annotation}"


def _class_attributes(name: str, home: type, fields: tuple[str, ...]) -> Iterator[str]:
    for key, annotation in vars(home).get("__annotations__", {}).items():
        if key.startswith("_") or key in fields:
            continue
        given = f" = {_value(vars(home)[key])}" if key in vars(home) else ", required"
        yield f"{name}.{key}: {_written(annotation)}{given}"


def _of_member(name: str, member: Any) -> Iterator[str]:
    if isinstance(member, property):
        yield f"{name}: {_written(inspect.signature(member.fget or len).return_annotation)}"
    elif isinstance(member, cached_property):  # to read, the same as any attribute
        yield f"{name}: {_written(inspect.signature(member.func).return_annotation)}"
    elif isinstance(member, classmethod | staticmethod):
        yield from _of_function(name, member.__func__, shown=f"{name}() of the class")
    elif inspect.isfunction(member):
        yield from _of_function(name, member)


def _of_function(name: str, function: Callable[..., Any], shown: str | None = None) -> Iterator[str]:
    signature = inspect.signature(function)
    yield f"{shown or f'{name}()'} -> {_written(signature.return_annotation)}"
    parameters = [each for each in signature.parameters.values() if each.name not in ("self", "cls")]
    for number, parameter in enumerate(parameters, 1):
        annotation = _written(parameter.annotation)
        if parameter.kind in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD):
            stars = "*" if parameter.kind is parameter.VAR_POSITIONAL else "**"
            yield f"{name}() takes {stars}{parameter.name}: {annotation}"
            continue
        place = _PLACES[parameter.kind].format(number)
        given = ", required" if parameter.default is parameter.empty else f" = {_value(parameter.default)}"
        yield f"{name}() takes {parameter.name} {place}: {annotation}{given}"


def _set_by(constructor: Callable[..., Any]) -> dict[str, str]:
    """Return the public attributes that a constructor sets, with their types as it writes them."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(constructor))).body[0]
    parameters = {
        key: _written(each.annotation) for key, each in inspect.signature(constructor).parameters.items()
    }
    found: dict[str, str] = {}
    for node in ast.walk(tree):
        targets: list[ast.expr] = []
        if isinstance(node, ast.Assign):
            targets = node.targets
        elif isinstance(node, ast.AnnAssign):
            targets = [node.target]
        for target in targets:
            if (
                isinstance(target, ast.Attribute)
                and isinstance(target.value, ast.Name)
                and target.value.id == "self"
                and not target.attr.startswith("_")
            ):
                found.setdefault(target.attr, _type_of(node, parameters))
    return found


def _type_of(assignment: ast.AST, parameters: Mapping[str, str]) -> str:
    if isinstance(assignment, ast.AnnAssign):
        return ast.unparse(assignment.annotation)
    value = getattr(assignment, "value", None)
    return parameters.get(value.id, "unsaid") if isinstance(value, ast.Name) else "unsaid"


def _written(annotation: Any) -> str:
    """Return an annotation as its source has it; a NamedTuple keeps it in an envelope."""
    if annotation is inspect.Signature.empty:
        return "unsaid"
    if isinstance(annotation, str):
        return annotation
    return str(getattr(annotation, "__forward_arg__", None) or getattr(annotation, "__name__", annotation))


def _value(value: Any) -> str:
    if isinstance(value, frozenset | set):
        return "{" + ", ".join(sorted(map(repr, value))) + "}"
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key!r}: {_value(each)}" for key, each in value.items()) + "}"
    return repr(value)
