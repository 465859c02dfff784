"""What do editors do to articles between two runs?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from evolution.articles import Article, Library, Paragraph, Sentence
from evolution.phrases import FAULTS

OPENINGS = {
    "en": ("As we hear, ", "Last week we were told that ", "Mind you, ", "According to the parish letter, "),
    "zh": ("据说，", "上周有人告诉我们，", "顺便说一句，", "按照社区简报的说法，"),
}


class Editors:
    """Makes edits at random. Sentences that they write, swap in or copy are new; all others stay the same."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._random = library.random
        self.done: Counter[str] = Counter()

    def edit(self, times: int) -> None:
        """Make so many edits."""
        kinds: tuple[tuple[str, Callable[[], bool]], ...] = (
            ("move a paragraph within a file", self._move_within),
            ("move a paragraph to another file", self._move_between),
            ("reword a sentence at fault", self._reword_fault),
            ("reword a neighbour of a sentence at fault", self._reword_neighbour),
            ("delete an article", self._delete_article),
            ("delete a paragraph", self._delete_paragraph),
            ("rename an article", self._rename),
            ("lay an article out anew", self._reformat),
            ("write a sentence at fault", self._insert),
            ("put another fault in the place of one", self._swap),
            ("put another fault with the same words in the place of one", self._swap_same_words),
            ("copy a sentence at fault", self._copy),
        )
        while times:
            name, make = self._random.choice(kinds)
            if make():
                self.done[name] += 1
                times -= 1

    def _article(self) -> Article:
        return self._random.choice(self._library.articles)

    def _fault(self) -> tuple[Article, Paragraph, int]:
        while True:
            article = self._article()
            places = [
                (article, paragraph, at)
                for paragraph in article.paragraphs
                for at, sentence in enumerate(paragraph.sentences)
                if sentence.frame.words and not sentence.settled
            ]
            if places:
                return self._random.choice(places)

    def _move_within(self) -> bool:
        article, paragraph, _ = self._fault()
        article.paragraphs.remove(paragraph)
        article.paragraphs.insert(self._random.randint(0, len(article.paragraphs)), paragraph)
        return True

    def _move_between(self) -> bool:
        article, paragraph, _ = self._fault()
        other = self._article()
        if other is article or other.language != article.language:
            return False
        article.paragraphs.remove(paragraph)
        other.paragraphs.insert(self._random.randint(0, len(other.paragraphs)), paragraph)
        other.note(paragraph)
        return True

    def _reword(self, sentence: Sentence, language: str) -> None:
        others = [each for each in range(len(sentence.frame.wordings)) if each != sentence.wording]
        if not sentence.opening and self._random.random() < 0.5:
            sentence.opening = self._random.choice(OPENINGS[language])
        else:
            sentence.wording = self._random.choice(others)

    def _reword_fault(self) -> bool:
        article, paragraph, at = self._fault()
        self._reword(paragraph.sentences[at], article.language)
        return True

    def _reword_neighbour(self) -> bool:
        article, paragraph, _ = self._fault()
        others = [each for each in paragraph.sentences if not each.frame.words]
        for sentence in others:
            self._reword(sentence, article.language)
        return bool(others)

    def _delete_article(self) -> bool:
        article = self._article()
        if any(_is_settled(paragraph) for paragraph in article.paragraphs):
            return False
        self._library.articles.remove(article)
        return True

    def _delete_paragraph(self) -> bool:
        article, paragraph, _ = self._fault()
        if _is_settled(paragraph):
            return False
        article.paragraphs.remove(paragraph)
        return True

    def _rename(self) -> bool:
        article = self._article()
        folder, _, name = article.path.rpartition("/")
        folder = self._random.choice((folder, "archive", "归档"))
        article.path = f"{folder}/renamed-{self._random.randrange(10**6)}-{name}"
        return True

    def _reformat(self) -> bool:
        article = self._article()
        article.line_end = self._random.choice(("\n", "\r\n"))
        for paragraph in article.paragraphs:
            paragraph.width = self._random.choice((0, 25, 40, 72))
            paragraph.listed = self._random.random() < 0.3
            paragraph.mark = self._random.choice("-*+")
            paragraph.strong = self._random.random() < 0.5
        return True

    def _unsaid(self, article: Article, words: str | None = None) -> Sentence | None:
        """Return a fault that an article never had, perhaps with certain words.

        The same sentence about another product would be the old one, reworded.
        """
        frames = [
            frame
            for frame in FAULTS[article.language]
            if frame.wordings not in article.said and words in (None, frame.words)
        ]
        if not frames:
            return None
        return self._library.sentence(article.language, fault=True, frame=self._random.choice(frames))

    def _insert(self) -> bool:
        article = self._article()
        sentence = self._unsaid(article)
        if sentence is None or not article.paragraphs:
            return False
        paragraph = self._random.choice(article.paragraphs)
        paragraph.sentences.insert(self._random.randint(0, len(paragraph.sentences)), sentence)
        article.note(paragraph)
        return True

    def _swap(self) -> bool:
        return self._put_in_the_place_of(*self._fault(), same_words=False)

    def _swap_same_words(self) -> bool:
        return self._put_in_the_place_of(*self._fault(), same_words=True)

    def _put_in_the_place_of(
        self, article: Article, paragraph: Paragraph, at: int, *, same_words: bool
    ) -> bool:
        sentence = self._unsaid(article, paragraph.sentences[at].frame.words if same_words else None)
        if sentence is None:
            return False
        paragraph.sentences[at] = sentence
        article.note(paragraph)
        return True

    def _copy(self) -> bool:
        article, paragraph, at = self._fault()
        original = paragraph.sentences[at]
        copy = original.copy()
        other = self._random.choice((article, self._article()))
        if other.language != article.language or not other.paragraphs:
            return False
        paragraph = self._random.choice(other.paragraphs)
        paragraph.sentences.append(copy)
        other.note(paragraph)
        # Were the original to go, the copy would be what has become of it.
        original.settled = copy.settled = True
        return True


def _is_settled(paragraph: Paragraph) -> bool:
    return any(sentence.settled for sentence in paragraph.sentences)
