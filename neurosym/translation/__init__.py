"""From text to candidate programs."""

from neurosym.translation.records import Candidate, Translation, Translator

__all__ = ["Candidate", "Translation", "Translator"]
