"""From the names of other systems to names of our language: legible, never two for one or one for two."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Hashable

from neurosym.language.grammars import reserved_words

_LONGEST = 48


class Names:
    """Gives each foreign name one name of ours.

    domain: its reserved words are avoided. fold: whether upper and lower case are the same.
    A foreign name is known by its text and its kind (relation, constant, ...): one text of two kinds is two names.
    """

    def __init__(self, domain: str, fold: bool = False) -> None:
        self._reserved = reserved_words(domain)
        self._fold = fold
        self._given: dict[tuple[str, Hashable], str] = {}
        self._taken: set[str] = set()

    def of(self, text: str, kind: Hashable = "") -> str:
        """Our name for this foreign one; the same one each time."""
        key = (text.casefold() if self._fold else text, kind)
        if key not in self._given:
            self._given[key] = self.fresh(text)
        return self._given[key]

    def fresh(self, text: str) -> str:
        """A name of ours like this foreign one that stands for nothing yet."""
        plain = legible(text)
        name = f"the_{plain}" if plain in self._reserved else plain
        number = 2
        while name in self._taken:
            name, number = f"{plain}_{number}", number + 1
        self._taken.add(name)
        return name


def legible(text: str) -> str:
    """The text as a plain name: `bakedByMelissa` is baked_by_melissa, `3rd floor` is n3rd_floor."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    parted = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", ascii_text)
    plain = re.sub(r"[^a-z0-9]+", "_", parted.lower()).strip("_")[:_LONGEST].rstrip("_")
    return plain if plain[:1].isalpha() else f"n{plain}"
