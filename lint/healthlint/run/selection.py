"""Which rules are applied?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.rule.finding import letters_of
from healthlint.rule.publication import Publication, severity_for
from healthlint.run.engine import FAMILY, OWN, TROUBLE
from healthlint.run.errors import UsageError
from healthlint.run.selectors import WHOLE, closeness, family_of, weight, written

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from healthlint.rule.base import Rule
    from healthlint.run.engine import OwnCode
    from healthlint.run.plugins.switches import Off

_OWN = tuple(own for own in OWN.values() if own.code not in TROUBLE)  # what may be left out


def on_command_line(key: str, selector: str) -> str:  # noqa: ARG001  the selector matters to a config
    """Say where a selector stands that the command line gave."""
    return f"--{key}"


def selected(
    rules: Sequence[type[Rule]],
    select: Iterable[str],
    ignore: Iterable[str],
    *,
    where: Callable[[str, str], str] = on_command_line,
    profile: str | None = None,
    jurisdictions: Collection[str] = (),
    strict: bool = False,
    excused: Collection[str] = (),
    any_left: bool = True,
) -> tuple[type[Rule], ...]:
    """Return the rules that a selection leaves, in their order.

    Selectors are codes, families, families with the first digits (PRO1), names and ALL, in any
    case. Of those that match a rule the longest decides; of equals the one to ignore. A rule for
    certain profiles or jurisdictions, or one that some switch off, is left where they say so, a
    strict one with the strict preset; and each where it is selected by its code or name.
    `where(key, selector)` says where a selector was written (key: `select` or `ignore`).
    Raises UsageError for a selector that matches no rule, and for a selection without a rule;
    selectors that are `excused` may match none, and with one of them no rule need be left, nor where
    `any_left` is not asked for, or codes of the engine's own are selected.
    """
    if not rules:
        raise UsageError("no rules are installed; reinstall healthlint")
    wanted = written(select)
    unwanted = written(ignore)
    for key, selectors in (("select", wanted), ("ignore", unwanted)):
        check_known(rules, [each for each in selectors if each not in excused], key, where)
    publication = Publication(profile, tuple(jurisdictions))
    chosen = tuple(
        rule
        for rule in picked(rules, wanted, unwanted)
        if applies(rule, publication, strict=strict) or is_named(rule, wanted)
    )
    if (
        any_left
        and not chosen
        and not any(each in excused for each in (*wanted, *unwanted))
        and not names_own(wanted)
    ):
        raise UsageError(nothing_left(rules, wanted, unwanted))
    return chosen


def check_known(
    rules: Sequence[type[Rule]],
    selectors: Iterable[str],
    key: str,
    where: Callable[[str, str], str] = on_command_line,
    off: Iterable[Off] = (),
) -> None:
    """Raise UsageError for the first selector that matches none of these rules, nor HL911 to HL919.

    What leaves out the rules of a plugin that is switched off is right all the same.
    """
    for selector in selectors:
        if any(closeness(selector, rule) for rule in rules) or any(closeness(selector, own) for own in _OWN):
            continue
        for own in OWN.values():
            if closeness(selector, own):
                raise UsageError(
                    f"{where(key, selector)}: {own.code} tells of trouble and is always reported as an error;"
                    f" remove {selector.strip()} here"
                )
        for switched in off:
            if family_of(selector) == switched.plugin.family:
                if key == "select":
                    raise UsageError(f"{where(key, selector)}: {selector.strip()}: {switched}")
                break
        else:
            raise UsageError(f"{where(key, selector)}: {_unknown(selector.strip(), rules)}")


def own_codes_on(select: Iterable[str], ignore: Iterable[str], *, also: Iterable[str] = ()) -> frozenset[str]:
    """Return the codes of the engine's own (HL911 to HL919) that are reported.

    `select` is what the command line selects: it narrows to just what it names, and nothing where it is
    empty. What a config selects comes as `also`: it takes none of them away, and speaks against `ignore`,
    which is that of the config and of the command line. The longest selector decides, as for rules.
    """
    wanted = written(select) or ["ALL", *written(also)]
    unwanted = written(ignore)
    return frozenset(own.code for own in _OWN if weight(own, wanted) > weight(own, unwanted))


def nothing_left(rules: Sequence[type[Rule]], select: Iterable[str], ignore: Iterable[str]) -> str:
    """Return what to say of a selection that leaves none of these rules."""
    wanted, unwanted = written(select), written(ignore)
    if not wanted:
        return "no rule is selected; select takes codes such as PRO101, names, or ALL"
    for other in picked(rules, wanted, unwanted):
        if other.looks_up and not other.by_form and not other.strict:
            return (
                f"no rule is left: {other.code} looks references up, and there is nobody to ask; give"
                " --registry FILE or --online, or name a registry in the config"
            )
        return f"no rule is left: {other.code} is {unfit(other)}, or select the rule by its full code"
    return (
        f"no rule is left: select is {', '.join(wanted)} and ignore is {', '.join(unwanted) or 'empty'};"
        " ignore fewer"
    )


def applies(rule: type[Rule], publication: Publication, *, strict: bool = False) -> bool:
    """Tell whether a rule is for the articles of a publication, and of a preset."""
    return (
        (not rule.profiles or publication.profile in rule.profiles)
        and (not rule.jurisdictions or not set(rule.jurisdictions).isdisjoint(publication.jurisdictions))
        and (strict or not rule.strict)
        and (not rule.severity_in or severity_for(rule, publication) is not None)
    )


def is_named(rule: type[Rule], select: Iterable[str]) -> bool:
    """Tell whether a rule is selected by its full code or its name."""
    return weight(rule, select) == WHOLE


def only_for(rule: type[Rule] | Rule) -> list[str]:
    """Return the profiles and jurisdictions that a rule is for; none where it is for all articles."""
    return [*rule.profiles, *rule.jurisdictions]


def unfit(rule: type[Rule]) -> str:
    """Say why a rule is not applied that the selection leaves, and what would apply it."""
    if only_for(rule):
        return f"only for {', '.join(only_for(rule))}; set profile or jurisdictions in the config"
    if rule.strict:
        return 'strict; set preset = "strict" in the config'
    return "off for articles of this profile; set another profile in the config"


def names_own(selectors: Iterable[str]) -> bool:
    """Tell whether codes of the engine's own are selected, and not just by ALL."""
    selectors = tuple(selectors)
    return any(weight(own, selectors) > 1 for own in _OWN)


def picked(
    rules: Iterable[type[Rule]], wanted: Sequence[str], unwanted: Sequence[str]
) -> Iterator[type[Rule]]:
    """Yield the rules that selectors leave, whatever the articles are."""
    for rule in rules:
        if weight(rule, wanted) > weight(rule, unwanted):
            yield rule


def _unknown(selector: str, rules: Sequence[type[Rule]]) -> str:
    families = {letters_of(rule.code) for rule in rules} | {FAMILY}
    named: list[type[Rule] | OwnCode] = [*rules, *_OWN]
    known = [*families, *(rule.code for rule in named), *(rule.name for rule in named), "ALL"]
    what = "has the code" if family_of(selector) and selector.isupper() else "is called"
    from healthlint.rule.suggest import did_you_mean

    meant = did_you_mean(selector, known)
    return f"no rule {what} {selector}{meant or '; `healthlint rules` lists them all'}"
