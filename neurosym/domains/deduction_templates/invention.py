"""Invented words, so that forms of words are learned rather than a vocabulary."""

from __future__ import annotations

import random

_ONSETS = "b bl br c cl cr d dr f fl fr g gl gr h j k kr l m n p pl pr qu r s sc sk sl sm sn sp st t th tr tw v w y z"
_VOWELS = "a a a e e e i i o o o u u ai ee oa oo ou"
_MIDDLES = "b bb d dd g k l ll lm m mb mp n nd ng nt p pp r rb rd rm rn rp rt sk st t tt v x z"
_NOUN_ENDINGS = (
    "us us is as os in el er on om le ix ax et it o y ie ling wort ock ack ump ish ich ex oss ard elf ane ite"
)
_ADJECTIVE_ENDINGS = "y ish ic ant ent al ous id ary ative less ful ern ine like ed"
_VERB_ENDINGS = "le er ize ify ate ock ick ush ast ump in ox ope ish are irp"
_NAME_ENDINGS = "a o i us in ar el or ix yn on eth ara ilo"


def _stem(rng: random.Random, syllables: int) -> str:
    parts = [rng.choice(_ONSETS.split()) + rng.choice(_VOWELS.split())]
    for _ in range(syllables - 1):
        parts.append(rng.choice(_MIDDLES.split()) + rng.choice("aeiou"))
    return "".join(parts)


def _word(rng: random.Random, endings: str) -> str:
    """A stem with a consonant, then an ending; now and then the stem and a consonant alone."""
    stem = _stem(rng, rng.choice((1, 1, 1, 2))) + rng.choice(_MIDDLES.split())
    return stem + rng.choice(endings.split())


def noun(rng: random.Random) -> str:
    """A noun in the singular."""
    if rng.random() < 0.15:
        return _stem(rng, 1) + rng.choice("b d g k p rt nk mp sk ff sh ch x zz nge dge ke pe".split())
    return _word(rng, _NOUN_ENDINGS)


def adjective(rng: random.Random) -> str:
    """An adjective."""
    return _word(rng, _ADJECTIVE_ENDINGS)


def verb(rng: random.Random) -> str:
    """A verb in the infinitive."""
    if rng.random() < 0.4:
        return _stem(rng, 1) + rng.choice("nk mp sk sh ch x ss zz dge ke pe lk rt nd".split())
    return _word(rng, _VERB_ENDINGS)


def name(rng: random.Random) -> str:
    """A proper name."""
    return _word(rng, _NAME_ENDINGS).capitalize()
