"""Which words carry a full stop that does not end a sentence?"""

from __future__ import annotations

# Titles and connectives: something always follows.
NEVER_END = frozenset(
    "dr drs mr mrs ms mx prof st mt rev gov gen sen rep hon capt col lt sgt fr messrs vs v.s e.g eg i.e"
    " ie cf viz approx ca c.f incl excl esp resp dept univ assoc est tel a.k.a aka ed eds trans repr abbr"
    " adj".split()
)
# These point at a number; without one after them they are words like any other.
BEFORE_NUMBERS = frozenset(
    "no nos p pp vol vols fig figs eq eqs ref refs tab art sec sect ch chap para paras v ver ext n r pt"
    " suppl app jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
# These can stand last; the next word decides.
MAY_END = frozenset(
    "al etc inc ltd co corp jr sr plc llc bros u.s u.k u.n e.u u.s.a d.c a.m p.m am pm ph.d phd m.d m.sc"
    " b.sc d.phil r.n b.a m.a d.o m.b b.s med ave blvd rd hosp natl intl min max avg hr hrs wk yr"
    " yrs mo".split()
)
# A capital letter after these is a name of a kind, not an initial: vitamin C, hepatitis B, group A.
TAKES_LETTER = frozenset(
    "vitamin vitamins hepatitis type group grade class stage plan figure table appendix arm cohort phase"
    " study part option factor section step panel influenza blood strain list model site zone band"
    " and or".split()
)
# Words that open a sentence far more often than they go on after an abbreviation.
STARTERS = frozenset(
    "A After All Although An And Another Any Are As At Be Because Before Both But By Can Did Do Does"
    " Doctors During Each Even Every Experts Few For From Further Had Has Have He Her Here His How However"
    " I If In Is It Its Later Many May More Most Much My Neither Next No None Nor Not Nothing Now On Once"
    " One Only Or Other Others Our Over Patients People Please Researchers Results Scientists She Should"
    " Since So Some Still Studies Such Talk Than That The Their Then There These They This Those Though"
    " Thus To Today Trials Two Under Until Was We Were What When Where Whether Which While Who Why Will"
    " With Without Yet You Your".split()
)
