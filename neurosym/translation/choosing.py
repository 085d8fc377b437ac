"""Which translator a domain needs: one that reads whole texts, or one that goes sentence by sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from neurosym.domains import get
from neurosym.translation.sentences import SentenceTranslator
from neurosym.translation.translator import SmallModelTranslator

if TYPE_CHECKING:
    from neurosym.translation.records import Translator


def translator_for(
    model: str, domain: str, adapter: str | None = None, seed: int = 0, *, constrained: bool = True
) -> Translator:
    """The local translator for texts of a domain; the arguments are those of `SmallModelTranslator`."""
    made = SentenceTranslator if get(domain).sentences else SmallModelTranslator
    return made(model, domain, adapter, seed=seed, constrained=constrained)
