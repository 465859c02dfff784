"""In which fields do a citation and a record agree?"""

from __future__ import annotations

from collections.abc import Callable

from healthlint.references.comparing.compared import AGREEING, Compared, Field, State
from healthlint.references.comparing.digests import author_digest, digest
from healthlint.references.comparing.extent import same_number, same_pages, same_year
from healthlint.references.comparing.journals import is_numbered, is_preprint_server, same_journal
from healthlint.references.comparing.names import (
    all_known,
    family_forms,
    is_body,
    likeness,
    same_words,
    words_of,
)
from healthlint.references.comparing.titles import compare_titles
from healthlint.references.comparing.written import beginnings, begins_with, has_journal, has_names
from healthlint.references.works import Cited, Name, Record
from healthlint.text.named_tuple import NamedTuple


class Comparison(NamedTuple):
    """All fields of a citation and a record, and how alike the titles are."""

    fields: tuple[Compared, ...]
    title_ratio: float | None  # 0 to 1; None where there are no two titles of one script to compare

    def state(self, field: Field) -> State:
        """Return how the two sides agree in a field."""
        return next((each.state for each in self.fields if each.field == field), "absent")

    def agrees(self, field: Field) -> bool:
        """Tell whether both sides say the same in a field."""
        return self.state(field) in AGREEING

    @property
    def differing(self) -> tuple[Compared, ...]:
        """Return the fields in which the sides contradict each other."""
        return tuple(each for each in self.fields if each.state == "differs")


def compare(
    cited: Cited, record: Record, journal: Callable[[str], tuple[str, ...]] = lambda _: ()
) -> Comparison:
    """Return how a citation and a record agree, field by field.

    `journal` gives the names of the journal of exactly that name.
    """
    title, ratio = compare_titles(cited, record)
    fields = [
        title,
        _first_author(cited, record),
        _authors(cited, record),
        _year(cited, record),
        _container(cited, record, journal),
        _told("volume", cited.volume, record.volume, same_number(cited.volume, record.volume)),
        _told("issue", cited.issue, record.issue, same_number(cited.issue, record.issue)),
        _told("pages", cited.pages, record.pages, same_pages(cited.pages, record.pages)),
        *_identifiers(cited, record),
    ]
    return Comparison(tuple(fields), ratio)


def _first_author(cited: Cited, record: Record) -> Compared:
    if not cited.authors:
        shown = _shown(record.authors[:1])
        if record.authors and cited.et_al and begins_with(cited.text, record.authors[0]):
            return Compared("first-author", "equal", shown, shown)  # written in a form of its own
        return Compared("first-author", "absent", "", shown)
    first = cited.authors[0]
    shown = _shown(cited.authors[:1])
    if not record.authors:
        return Compared("first-author", _digested_author(first, cited.text, record), shown, "")
    likenesses = likeness(first, record.authors[0])
    if likenesses != "equal" and is_body(first):
        likenesses = (
            "equal" if any(likeness(first, other) == "equal" for other in record.authors) else "incomparable"
        )
    if likenesses == "differs" and begins_with(cited.text, record.authors[0]):
        likenesses = "equal"
    return Compared("first-author", likenesses, shown, _shown(record.authors[:1]))


def _digested_author(first: Name, text: str, record: Record) -> State:
    if record.digests is None or not record.digests.first_author:
        return "absent"
    forms = [first.family or first.given, *family_forms(first), *words_of(first), *beginnings(text)]
    if is_body(first):
        forms.append(first.family.split()[-1])  # as a register has it that takes a body for a person
    if any(author_digest(form) == record.digests.first_author for form in forms):
        return "equal"
    return "incomparable" if is_body(first) else "differs"


def _authors(cited: Cited, record: Record) -> Compared:
    ours, theirs = cited.authors, record.authors
    shown = Compared("authors", "absent", _shown(ours), _shown(theirs))
    if not ours or not theirs:
        return shown
    if all(likeness(one, other) == "incomparable" for one in ours for other in theirs):
        return shown._replace(state="incomparable")
    state = _told_apart(cited, theirs)
    if state == "differs" and (same_words(ours, theirs) or has_names(cited.text, theirs[: len(ours)])):
        state = "equal" if cited.et_al else "abridged"  # their names were taken apart wrongly
    return shown._replace(state=state)


def _told_apart(cited: Cited, theirs: tuple[Name, ...]) -> State:
    """Return how two lists of names go together, each as it was taken apart."""
    ours = cited.authors
    if len(ours) > len(theirs):
        state = _listed(theirs, ours)
        # Some registers know the first author only, or all of them.
        return "partial" if state == "abridged" and len(theirs) > 1 else state
    state = _listed(ours, theirs)
    if (cited.et_al and state != "differs") or has_names(cited.text, theirs):
        return "equal"
    return state


def _listed(some: tuple[Name, ...], every: tuple[Name, ...]) -> State:
    """Return how the shorter list of names goes with the longer one."""
    if not all_known(some, every):
        return "differs"
    if len(some) == len(every):
        return "equal"
    first = all(likeness(one, other) != "differs" for one, other in zip(some, every, strict=False))
    return "abridged" if first else "partial"


def _year(cited: Cited, record: Record) -> Compared:
    registered = ", ".join(map(str, sorted(set(record.years))))
    if cited.year is None or not record.years:
        return Compared("year", "absent", str(cited.year or ""), registered)
    same = same_year(cited.year, record.years)
    return Compared("year", "equal" if same else "differs", str(cited.year), registered)


def _container(cited: Cited, record: Record, journal: Callable[[str], tuple[str, ...]]) -> Compared:
    compared = Compared("container", "absent", cited.container, record.container)
    numbers = [value for kind, value in cited.identifiers if kind == "issn"]
    known = (record.container, *record.containers)
    if any(same_journal(number, known) for number in numbers):
        return compared._replace(state="equal")
    if record.kind == "preprint" and cited.container and not record.container:
        state: State = "equal" if is_preprint_server(cited.container) else "differs"
        return compared._replace(state=state, registered="preprint")
    if not cited.container or not any(known):
        return compared
    same = same_journal(cited.container, known, journal)
    if same is False and record.kind == "preprint" and is_numbered(cited.container, known):
        same = True
    if same is False and has_journal(cited.text, known, record.title):
        same = True
    return compared._replace(state="incomparable" if same is None else "equal" if same else "differs")


def _identifiers(cited: Cited, record: Record) -> list[Compared]:
    compared = []
    fields: tuple[tuple[Field, str], ...] = (
        ("doi", record.doi),
        ("pmid", record.pmid),
        ("pmcid", record.pmcid),
    )
    for field, registered in fields:
        ours = [value for kind, value in cited.identifiers if kind == field]
        if field == "doi" and not registered and ours and record.digests and record.digests.doi:
            same = any(digest(value) == record.digests.doi for value in ours)
            compared.append(Compared(field, "equal" if same else "differs", ours[0], ""))
        elif ours or registered:
            same = any(value.casefold() == registered.casefold() for value in ours)
            state: State = "absent" if not (ours and registered) else "equal" if same else "differs"
            compared.append(Compared(field, state, ours[0] if ours else "", registered))
    return compared


def _told(field: Field, cited: str, registered: str, same: bool | None) -> Compared:
    state: State = "absent" if same is None else "equal" if same else "differs"
    return Compared(field, state, cited, registered)


def _shown(names: tuple[Name, ...]) -> str:
    return "; ".join(f"{name.family}, {name.given}" if name.given else name.family for name in names)
