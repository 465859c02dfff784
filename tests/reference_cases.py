"""Which references, of whichever kind, get which verdict?"""

from __future__ import annotations

from typing import NamedTuple

from healthlint.references.answers import Answers
from healthlint.references.comparing.digests import author_digest, digest, title_digest
from healthlint.references.judging.judgement import Verdict
from healthlint.references.known import KnownWorks
from healthlint.references.works import Cited, Digests, Malformed, Name, Record
from salt_and_sleep import BLOOD, EYES, KNOWN, PREPRINT, RETRACTION, SALT, WITHDRAWN, citing


class Case(NamedTuple):
    """A reference, who is asked about it, and what comes of that."""

    cited: Cited
    verdict: Verdict
    hard: bool = False
    slight: bool = False
    note: str = ""
    answers: Answers | None = KNOWN


DOI = SALT.doi
DIGESTS = KnownWorks(
    [
        Record(
            "crossref",
            doi=DOI,
            years=(2021,),
            digests=Digests((title_digest(SALT.title),), author_digest("Okafor"), digest(DOI)),
        )
    ]
)
SERIES = SALT._replace(
    doi="10.1234/part.1", title="The lasting effects of salt on the sleep of night nurses, part 1"
)

CASES = {
    "all is as it is registered": Case(citing(SALT, DOI), "verified"),
    "case, dashes and an abbreviated journal": Case(
        citing(SALT, DOI, title=SALT.title.upper(), container="J. Sleep Ex.", pages="101–10"), "verified"
    ),
    "a year beside": Case(citing(SALT, DOI, year=2022), "verified"),
    "et al.": Case(citing(SALT, DOI, authors=SALT.authors[:1], et_al=True), "verified"),
    "the first author only": Case(
        citing(SALT, DOI, authors=SALT.authors[:1]), "verified", note="fewer-authors"
    ),
    "an author left out between": Case(
        citing(SALT, DOI, authors=SALT.authors[::2]), "verified-with-differences", True, True, "fewer-authors"
    ),
    "no subtitle": Case(
        citing(SALT, DOI, title="Salt intake and sleep in night nurses"),
        "verified-with-differences",
        slight=True,
        note="part-of-title",
    ),
    "no title": Case(Cited("doi", identifiers=(("doi", DOI),)), "unchecked", note="nothing-to-compare"),
    "one word of the title": Case(
        citing(SALT, DOI, title=SALT.title.replace("nurses", "bakers")), "verified-with-differences", True
    ),
    "the title where the reader took another for it": Case(
        citing(SALT, DOI)._replace(title="Journal of Sleep Examples"), "verified"
    ),
    "another year": Case(citing(SALT, DOI, year=2011), "verified-with-differences", True),
    "another first author": Case(
        citing(SALT, DOI, authors=(Name("Brandt", "K"),)), "verified-with-differences", True
    ),
    "an author more than there are": Case(
        citing(SALT, DOI, authors=(*SALT.authors[:2], Name("Brandt", "K"))), "verified-with-differences", True
    ),
    "another volume": Case(citing(SALT, DOI, volume="40"), "verified-with-differences", True),
    "another issue only": Case(citing(SALT, DOI, issue="3"), "verified-with-differences", True, True),
    "another journal that is known": Case(
        citing(SALT, DOI, container=EYES.container), "verified-with-differences", True
    ),
    "a journal that may be another name": Case(
        citing(SALT, DOI, container="Sleep in Examples"), "verified-with-differences", True, True
    ),
    "a preprint as if a journal had it": Case(
        citing(PREPRINT, PREPRINT.doi, container="Sleep"), "verified-with-differences", True, True
    ),
    "a preprint as a preprint": Case(citing(PREPRINT, PREPRINT.doi, container="medRxiv"), "verified"),
    "a DOI of another work": Case(citing(SALT, EYES.doi), "other-work", True),
    "a DOI of another work by the same author": Case(
        citing(SALT, EYES.doi, authors=EYES.authors), "verified-with-differences", True
    ),
    "a DOI of a work in another script": Case(
        citing(BLOOD, EYES.doi), "verified-with-differences", slight=True, note="title-not-comparable"
    ),
    "two identifiers of two works": Case(
        citing(SALT)._replace(identifiers=(("doi", DOI), ("pmid", EYES.pmid))),
        "verified-with-differences",
        True,
        note="identifiers-disagree",
    ),
    "Chinese": Case(citing(BLOOD, BLOOD.doi), "verified"),
    "Traditional characters": Case(
        citing(
            BLOOD, BLOOD.doi, title="高血壓患者睡眠質量與鈉攝入量的關係研究", container="中華睡眠示例雜誌"
        ),
        "verified",
        note="script-variant",
    ),
    "one Chinese character": Case(
        citing(BLOOD, BLOOD.doi, title=BLOOD.title.replace("高", "低")), "verified-with-differences", True
    ),
    "no identifier": Case(citing(SALT), "matched", note="no-identifier"),
    "no identifier, Traditional characters": Case(
        citing(BLOOD, title="高血壓患者睡眠質量與鈉攝入量的關係研究"), "matched", note="script-variant"
    ),
    "no identifier, another year": Case(citing(SALT, year=2011), "verified-with-differences", True),
    "no identifier, another year and no place": Case(
        citing(SALT, year=2011, volume="", issue="", pages=""), "verified-with-differences", slight=True
    ),
    "no identifier, another first author": Case(
        citing(SALT, authors=(Name("Brandt", "K"),)), "verified-with-differences", True
    ),
    "no identifier, a title two letters away": Case(
        citing(SALT, title=SALT.title.replace("nurses", "nurse")), "verified-with-differences", True
    ),
    "no identifier, one word of the title": Case(
        citing(SALT, title=SALT.title.replace("nurses", "bakers")), "not-in-registry"
    ),
    "no identifier, one Chinese character": Case(
        citing(BLOOD, title=BLOOD.title.replace("高", "低")), "not-in-registry"
    ),
    "no identifier and no author": Case(citing(SALT, authors=()), "no-identifier"),
    "a namesake by others elsewhere": Case(
        citing(SALT, authors=(Name("Brandt", "K"),), year=1999, container="Sleep", volume="1", pages="1-2"),
        "not-in-registry",
    ),
    "another part of a series": Case(
        citing(SERIES, title=SERIES.title.replace("part 1", "part 2")),
        "not-in-registry",
        answers=KnownWorks([SERIES]),
    ),
    "another edition": Case(
        citing(SALT, year=2011, volume="", pages="55-70"),
        "verified-with-differences",
        slight=True,
        note="other-version",
    ),
    "an article known as a preprint": Case(
        citing(PREPRINT, container="Sleep", year=2021),
        "verified-with-differences",
        slight=True,
        note="other-version",
    ),
    "a DOI that nobody holds": Case(citing(SALT, "10.1234/x", title="Coffee and dreams"), "not-in-registry"),
    "a DOI that is not that of this publication": Case(
        citing(SALT, "10.1234/x"), "verified-with-differences", True
    ),
    "a DOI where the register has none": Case(
        citing(SALT, "10.1234/x"), "not-in-registry", answers=KnownWorks([SALT._replace(doi="")])
    ),
    "a second DOI of a Chinese work": Case(citing(BLOOD, "10.1234/x"), "not-in-registry"),
    "a DOI that was never given out": Case(
        citing(SALT, "10.1234/never.1", title="Coffee and dreams"),
        "not-registered",
        True,
        note="nearest-form",
    ),
    "a DOI never given out, for a known title": Case(citing(SALT, "10.1234/never.1"), "not-registered", True),
    "no answer": Case(citing(SALT, "10.1234/slow.1", title="Coffee and dreams"), "unchecked"),
    "no answer, and a known title": Case(citing(SALT, "10.1234/slow.1"), "unchecked"),
    "nobody to ask": Case(citing(SALT, DOI), "unchecked", answers=None),
    "malformed": Case(
        Cited("x", malformed=(Malformed("pmid", "12 34", "broken", "1234"),)),
        "malformed",
        True,
        note="malformed-identifier",
    ),
    "one malformed, one right": Case(
        citing(SALT, DOI, malformed=(Malformed("issn", "1234-0000", "check-digit"),)),
        "verified",
        note="malformed-identifier",
    ),
    "one malformed, one that nobody holds": Case(
        citing(
            SALT, "10.1234/x", title="Coffee and dreams", malformed=(Malformed("doi", "1O.1234/x", "shape"),)
        ),
        "not-in-registry",
        note="malformed-identifier",
    ),
    "one malformed, one right, and nobody to ask": Case(
        citing(SALT, DOI, malformed=(Malformed("nct", "NCT123", "length"),)),
        "unchecked",
        note="malformed-identifier",
        answers=None,
    ),
    "malformed, and the ISSN of the journal": Case(
        citing(SALT, title="Coffee and dreams")._replace(
            identifiers=(("issn", "0378-5955"),), malformed=(Malformed("doi", "10.12/x", "shape"),)
        ),
        "malformed",
        True,
    ),
    "retracted": Case(citing(WITHDRAWN, WITHDRAWN.doi), "retracted", True),
    "retracted, by the identifier alone": Case(
        Cited("x", identifiers=(("doi", WITHDRAWN.doi),)), "retracted", True
    ),
    "retracted, by the title": Case(citing(WITHDRAWN), "matched", note="possible-retraction"),
    "retracted, told otherwise": Case(citing(WITHDRAWN, WITHDRAWN.doi, year=2001), "retracted", True),
    "a DOI of a retracted work for another": Case(citing(EYES, WITHDRAWN.doi), "other-work", True),
    "the notice on the page of the work": Case(
        citing(
            WITHDRAWN,
            WITHDRAWN.doi,
            title="Retraction notice to Sugar before bed: a trial among forty bakers",
        ),
        "verified-with-differences",
        slight=True,
        note="cites-notice",
    ),
    "a word before the title": Case(
        citing(SALT, DOI, title="Early " + SALT.title), "verified-with-differences", True
    ),
    "the notice": Case(
        citing(SALT, "10.1234/notice.1", title="Retraction: Sugar before bed"),
        "verified",
        note="cites-notice",
        answers=KnownWorks(
            [
                SALT._replace(
                    doi="10.1234/notice.1",
                    title="Retraction: Sugar before bed",
                    is_notice=True,
                    notices=(RETRACTION._replace(doi="10.1234/other"),),
                )
            ]
        ),
    ),
    "digests, the same": Case(citing(SALT, DOI), "verified", answers=DIGESTS),
    "digests, another title": Case(
        citing(SALT, DOI, title=SALT.title.replace("nurses", "bakers")),
        "verified-with-differences",
        True,
        answers=DIGESTS,
    ),
    "digests, another work": Case(  # nothing shows how unlike the titles are
        citing(EYES, DOI), "verified-with-differences", True, answers=DIGESTS
    ),
    "digests, another first author": Case(
        citing(SALT, DOI, authors=(Name("Brandt", "K"),)), "verified-with-differences", True, answers=DIGESTS
    ),
    "a work that is only known to exist": Case(
        citing(SALT, DOI),
        "unchecked",
        note="title-not-comparable",
        answers=KnownWorks([Record("ISTIC", doi=DOI)]),
    ),
    "an organisation": Case(
        Cited("x", title="Sleep facts", container="Invented Sleep Federation", year=2026),
        "organisation-only",
        note="same-year",
    ),
    "an organisation as author": Case(
        Cited("x", authors=(Name("Invented Sleep Federation"),)), "organisation-only"
    ),
    "a journal of an association": Case(
        Cited("x", title="Sleep facts", container="Journal of the Invented Sleep Association", year=2024),
        "not-in-registry",
    ),
    "a home page": Case(Cited("x", addresses=("https://sleep.example/zh/index.html",)), "homepage-only"),
    "a page": Case(Cited("x", addresses=("https://sleep.example/facts/salt",)), "unchecked"),
    "nothing said": Case(Cited("as is well known"), "no-source-named"),
    "a title and nobody to ask": Case(citing(SALT), "no-identifier", answers=None),
    "a year to come": Case(
        citing(SALT, DOI, year=2033), "verified-with-differences", True, note="future-year"
    ),
}
