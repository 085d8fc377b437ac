"""Whether the names that a declaration lists stand in its sentence, and which words of the sentence were meant."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Sequence

from neurosym.domains.wording import key

SEPARATOR = re.compile(r"[,;|/·•]|\band\b|\bor\b|\d[.)]\s|\s[-–—]\s")
"""What stands between the items of a list."""

_ALIKE = 0.6
_WORD = re.compile(r"[a-z0-9]+")
_ARTICLE = re.compile(r"^(?:an?|the) ", re.IGNORECASE)


def told_names(names: Sequence[str], sentence: str) -> bool:
    """Whether the words of all these names stand in the sentence: what does not is made up."""
    plain = re.sub(r"[^a-z0-9]+", " ", _unaccented(sentence).lower().replace("'", ""))
    words = [word for name in names for word in name.removeprefix("the_").removeprefix("n_").split("_")]
    return all(word in plain for word in words)


def as_told(names: Sequence[str], sentence: str) -> list[str]:
    """The names, each that is misspelt or cut short replaced by the item of the sentence's list that is most like it.

    [] if this leaves a name that is not in the sentence.
    """
    pieces = [_ARTICLE.sub("", piece.strip(" .`'\"*()[]{}“”«»_")) for piece in list_pieces(sentence)]
    items = [key(_unaccented(piece)) for piece in pieces]
    spare = [item for item in items if item not in names]
    found: list[str] = []
    for name in names:
        longer = [item for item in spare if item.startswith(name) and item.count("_") == name.count("_")]
        if name not in items and len(longer) == 1:
            spare.remove(longer[0])
            found.append(longer[0])
        elif told_names([name], sentence):
            found.append(name)
        elif alike := difflib.get_close_matches(name, spare, 1, _ALIKE):
            spare.remove(alike[0])
            found.append(alike[0])
        else:
            return []
    return found


def listed_words(text: str) -> list[str]:
    """The words of a text in their order, as names have them: in small letters, without accents and apostrophes."""
    return _WORD.findall(_unaccented(text).lower().replace("'", "").replace("’", ""))


def words_of(text: str) -> frozenset[str]:
    """The different `listed_words` of a text."""
    return frozenset(listed_words(text))


def list_pieces(sentence: str) -> list[str]:
    """What stands between the separators, behind the first colon if there is one."""
    pieces = SEPARATOR.split(sentence.partition(":")[2] or sentence)
    return [piece for piece in pieces if piece.strip(" .`'\"*()[]{}“”«»")]


def _unaccented(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
