"""Which domain a text belongs to, told by its words.

A linear classifier over words and pairs of words, learned when it is first asked for (half a second) from the problems
that come with the domains, so that a domain of an installed package takes part. Of the bundled suites only the training
part is read. Numbers are one word, and so are names: what a text is about says less than how it is told.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from neurosym.domains import Domain, get, names
from neurosym.domains.templates import TRAIN
from neurosym.resources import problems_dir

_WORD = re.compile(r"[A-Za-z']+|[#.?!:;,\n()$%\"]")
_NUMBER = re.compile(r"\d[\d,.]*")
_ENDS = frozenset('.?!\n:"')
_WEIGHT_OF_DATA = 30.0
"""Inverse strength of the L2 penalty."""


def recognize(texts: Sequence[str]) -> list[str]:
    """The domain that each text is most likely of; of two in one family the one that includes the other.

    texts: problems as people write them, without lettered options. Raises ModuleNotFoundError without scikit-learn.
    """
    return [str(name) for name in _classifier(names()).predict(list(texts))] if texts else []


@lru_cache(maxsize=1)
def _classifier(known: tuple[str, ...]) -> Any:
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline

    shown = [(text, name) for name in known for text in _texts(get(name))]
    words = TfidfVectorizer(analyzer=_words_and_pairs, sublinear_tf=True, min_df=2)
    classifier = make_pipeline(words, LogisticRegression(C=_WEIGHT_OF_DATA, max_iter=1000))
    return classifier.fit([text for text, _ in shown], [_widest(name, known) for _, name in shown])


def _texts(domain: Domain) -> Iterator[str]:
    """What a domain's examples and the training part of its suite say."""
    yield from (example.text for example in domain.examples)
    suite = domain.problems or problems_dir() / f"{domain.name}.jsonl"
    if suite.is_file():
        rows = map(json.loads, _read(suite).splitlines())
        yield from (told(row.get("context"), row["text"]) for row in rows if row.get("split") == TRAIN)


def _read(path: Path) -> str:
    data = path.read_bytes()
    return (gzip.decompress(data) if path.suffix == ".gz" else data).decode()


def told(context: str | None, text: str) -> str:
    """A problem as `recognize` takes it: what is given, and what is asked."""
    return f"{context}\n{text}" if context else text


def _widest(name: str, known: Sequence[str]) -> str:
    domain = get(name)
    return next((wide for wide in known if get(wide).family == domain.family and domain in get(wide).includes), name)


def _words_and_pairs(text: str) -> list[str]:
    words, starts = [], True
    for word in _WORD.findall(_NUMBER.sub(" # ", text)):
        words.append("(name)" if word[0].isupper() and not starts and word != "I" else word.lower())
        starts = word in _ENDS
    return words + [f"{one} {other}" for one, other in pairwise(words)]
