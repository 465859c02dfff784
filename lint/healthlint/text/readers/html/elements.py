"""What do the elements of HTML mean to a reader of the page?"""

from __future__ import annotations

import re

from healthlint.text.expression import Expression
from healthlint.text.model import Kind, Section

# No content and no end tag.
VOID = frozenset(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source"
    " track wbr".split()
)
# A new line before and after: what ends one paragraph and begins another.
BLOCK = frozenset(
    "address article aside blockquote body caption center col colgroup dd details dialog dir div dl dt"
    " fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html"
    " legend li listing main menu nav noscript ol optgroup option p plaintext pre search section select"
    " summary table tbody td template tfoot th thead title tr ul xmp".split()
)
# Not prose: programs, drawings, players with their fallback, pronunciation, code, what is typed into.
SKIPPED = frozenset(
    "script style svg iframe object video audio canvas applet noembed noframes textarea xmp listing pre"
    " rt rp annotation annotation-xml datalist progress meter map".split()
)
# Inline elements that change nothing for the words in them.
INERT = frozenset(
    "abbr acronym b bdi bdo big cite data del dfn em font i ins label mark math nobr output picture rb"
    " rbc rtc ruby s slot small span strike strong sub sup u var div tbody thead tfoot center".split()
)
CODE = frozenset(("code", "kbd", "samp", "tt"))
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
HEADING_SCOPE = BLOCK - HEADINGS
# Blocks that most pages fill with words and nothing else, and how these end.
LEAVES = {name: f"</{name}>" for name in ("p", "li", "td", "th", "dt", "dd", *sorted(HEADINGS))}
KINDS: dict[str, Kind] = {
    "blockquote": "quote",
    "li": "list-item",
    "dt": "list-item",
    "dd": "list-item",
    "td": "table-cell",
    "th": "table-cell",
    "caption": "caption",
    "figcaption": "caption",
    "article": "paragraph",
    "main": "paragraph",
}
# The end of these may be left out: which open elements a start tag closes, and what they do not reach past.
IMPLIED_ENDS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset(("li",)), frozenset(("ul", "ol", "menu", "dir", "td", "th", "table"))),
    "dt": (frozenset(("dt", "dd")), frozenset(("dl", "td", "th", "table"))),
    "dd": (frozenset(("dt", "dd")), frozenset(("dl", "td", "th", "table"))),
    "option": (frozenset(("option",)), frozenset(("select", "optgroup"))),
    "optgroup": (frozenset(("option", "optgroup")), frozenset(("select",))),
    "tr": (frozenset(("tr", "td", "th", "caption")), frozenset(("table",))),
    "td": (frozenset(("td", "th")), frozenset(("table", "tr"))),
    "th": (frozenset(("td", "th")), frozenset(("table", "tr"))),
    "thead": (frozenset(("thead", "tbody", "tfoot", "tr", "td", "th", "caption")), frozenset(("table",))),
    "tbody": (frozenset(("thead", "tbody", "tfoot", "tr", "td", "th", "caption")), frozenset(("table",))),
    "tfoot": (frozenset(("thead", "tbody", "tfoot", "tr", "td", "th", "caption")), frozenset(("table",))),
}
PARAGRAPH_SCOPE = frozenset(("td", "th", "caption", "table", "button", "template"))
TABLE = frozenset(("table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th"))
# Elements out of which the end tag of another does not lead.
SCOPE = frozenset(("td", "th", "caption", "table", "template", "button"))
# In these a <header> or <footer> is that of a part, not that of the page.
SECTIONING = frozenset(("article", "main", "section", "aside", "nav", "blockquote", "figure", "details"))

ROLE_REGIONS: dict[str, Section] = {
    "banner": "header",
    "contentinfo": "footer",
    "complementary": "aside",
    "doc-bibliography": "references",
    "doc-endnotes": "references",
    "doc-footnote": "references",
}
NAVIGATION_ROLES = frozenset(
    ("navigation", "menu", "menubar", "search", "toolbar", "tablist", "doc-toc", "doc-pagelist", "directory")
)
BUTTON_CLASS = Expression(r"(?:^|[\s_-])(?:btn|button|cta)(?![A-Za-z])", re.IGNORECASE)
# Sites that know no <nav>, <footer> or role say it in a class or an id.
NAVIGATION_CLASS = Expression(
    r"(?:^|\s)(?:(?:site|main|top|primary|page|mobile|footer|global)[_-]?)?"
    r"(?:nav|navbar|navigation|nav-?menu|breadcrumbs?|pagination|pager|skip-?link|(?<=[_-])menu)(?=\s|$)",
    re.IGNORECASE,
)
REGION_CLASS = Expression(
    r"(?:^|\s)(?:(?P<footer>(?:site|page)?[_-]?footer|colophon)|(?P<aside>sidebar|side-bar)"
    r"|(?P<disclaimer>(?:medical[_-])?disclaimer)|(?P<faq>faqs?)"
    r"|(?P<references>references|footnotes|endnotes|bibliography|reflist)"
    r"|(?P<about>author-(?:bio|box)|about-(?:the-)?author))(?=\s|$)",
    re.IGNORECASE,
)
REGION_ELEMENTS = frozenset(("div", "section", "ol", "ul", "p", "dl", "table", "footer", "aside"))
HIDDEN_STYLE = Expression(r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.IGNORECASE)

# Elements whose name alone says something about the text in them.
MEANT = (
    HEADINGS
    | KINDS.keys()
    | frozenset("summary nav select menu aside header footer table button template noscript dialog".split())
)
# Attributes that say something about the text of their element, and those that are text.
TELLING = frozenset(("hidden", "aria-hidden", "style", "role", "class", "id"))
NOTED = frozenset(("alt", "title", "placeholder", "aria-label", "datetime", "src"))
