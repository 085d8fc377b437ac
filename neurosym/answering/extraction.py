"""Finding the answer in what a model said, and keeping parsed, unparsable and absent answers apart.

An answer is looked for where models state one: the last of `#### x`, `\\boxed{x}`, `"answer": x`,
"the answer is x" or "Answer: x". If nothing is stated, a number is taken from the last line that has
one, as the usual "flexible" match of GSM8K does. Plain numbers, words and option letters are read
here; LaTeX that is more than a dressed number goes to Math-Verify in a child process that is killed
when it takes too long, because some formulas (5^5^5^5) never end.
"""

from __future__ import annotations

import json
import re
import selectors
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from neurosym.answering.numerals import Numeral, number_in_words, numerals, plain
from neurosym.answering.records import Form
from neurosym.errors import AnswerError

MAX_CHARACTERS = 20_000
START_SECONDS = 120.0
MOST_WORDS = 8  # in longer texts that state no answer, no word can be told to be one

_MARKERS = re.compile(
    r"""\#\#\#\#[ \t]*
    | \\boxed[ \t]*(?=\{)
    | "(?:final_)?answer"[ \t]*:[ \t]*
    | \banswer\b[^.\n:=]{0,60}?(?:\bis\b(?:[ \t]*:)?|:|=)[ \t*]*
    | ^[ \t*]*A:[ \t*]*(?=[^\n\d]{0,40}\d[^\n]{0,40}$|\w+\W*$)""",
    re.VERBOSE | re.IGNORECASE | re.MULTILINE,
)
_REFUSAL = re.compile(
    r"\b(?:can(?:no|')t|can not|could not|not possible to|impossible to)\s+(?:be\s+)?"
    r"(?:determined?|answer(?:ed)?|know|say|tell|calculated?|found|find)\b"
    r"|\bnot enough information\b|\bi (?:do not|don't) know\b|\bno answer\b|\bunanswerable\b"
    r"|^\W*(?:unknown|none|n/a|null|undetermined)\W*$",
    re.IGNORECASE | re.MULTILINE,
)
_SENTENCE_END = re.compile(r"(?<!\bMrs)(?<!\b(?:Mr|Ms|Dr|St))(?<!\b[A-Za-z])[.!?](?=\s+[\"'(]?[A-Z\\$])")
_EQUALS = re.compile(r"=|≈|\\approx")
_ARITHMETIC = re.compile(r"[\d)}]\s*(?:[-+*^×÷]|/\s*\()\s*[\d({$]|\\[a-zA-Z]+|√|\^")
_OPERATION = re.compile(r"[\^√×÷*]|\\[a-z]")
_DELIMITED = re.compile(r"\\\(.+?\\\)|\\\[.+?\\\]|\$[^$\n]*\\[^$\n]*\$", re.DOTALL)
_COLON = re.compile(r"\d\s*:\s*\d")  # a ratio or a time of day
_PARTS = re.compile(r"\s*(?:[;\n]|,(?!\d{3}(?!\d))|\band\b|&)\s*")
_LABELS = re.compile(r"\b(true|false|unknown|uncertain|yes|no|proved|disproved|undetermined)\b", re.IGNORECASE)
_LETTER = re.compile(r"^\W{0,3}(?:option\s+)?\(?([A-Za-z])(?:[).:,\s*}\]]|$)", re.IGNORECASE)
_BRACKETED_LETTER = re.compile(r"\(([A-Z])\)|\b([A-Z])\)")


@dataclass(frozen=True, slots=True)
class Extracted:
    """The answer found in a model's words. `text` is None unless `form` is "parsed"."""

    text: str | None
    form: Form


ABSENT = Extracted(None, "absent")
UNPARSABLE = Extracted(None, "unparsable")


class Extractor:
    """Reads answers out of words; a context manager, since it may hold a child process.

    seconds: the time that one LaTeX formula may take before the child is killed and the answer
    counts as unparsable. The child starts when it is first needed and serves all later answers.
    """

    def __init__(self, seconds: float = 3.0) -> None:
        self._child = LatexReader(seconds)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the child process, if there is one."""
        self._child.close()

    def extract(self, raw: str, answer_type: str = "number", options: Sequence[str] | None = None) -> Extracted:
        """The answer in `raw`: the type is number, label, option, text or grid, as in a problem record, or any.

        "any" is for whoever does not know what is asked for: numbers where there are some, else words; what
        is asked for then decides whether that is an answer (see `verification.equivalence`). A number comes
        back without currency and thousands separators ("1234.50", "3/4", "40%"), several numbers with their
        words, joined by ", "; a label in lower case; an option as its letter.
        """
        raw = raw[-MAX_CHARACTERS:]
        stated = _stated(raw)
        if not raw.strip() or stated == "":
            return ABSENT
        if answer_type == "label":
            return _label(raw, stated)
        if answer_type == "option":
            return _option(raw, stated, options or ())
        if answer_type == "grid":
            return Extracted(raw.strip(), "parsed")
        if answer_type == "text":
            return _text(raw, stated)
        if answer_type == "any":
            return self._anything(raw, stated)
        return self._stated_number(stated) if stated is not None else self._last_number(raw)

    def _anything(self, raw: str, stated: str | None) -> Extracted:
        words = stated if stated is not None else raw.strip().splitlines()[-1]
        if _COLON.search(words) and len(words.split()) <= MOST_WORDS:
            return _text(raw, stated)
        number = self._stated_number(stated) if stated is not None else self._last_number(raw)
        brief = stated is not None or len(raw.split()) <= MOST_WORDS
        if number.form == "parsed" or not brief or _REFUSAL.search(words):
            return number
        return _text(raw, stated)

    def _stated_number(self, stated: str) -> Extracted:
        return self._number(stated) or (ABSENT if _REFUSAL.search(stated) else UNPARSABLE)

    def _last_number(self, raw: str) -> Extracted:
        lines = [line for line in raw.splitlines() if line.strip()]
        if not lines or _REFUSAL.search(lines[-1]):
            return ABSENT
        last = next((line for line in reversed(lines) if numerals(plain(line))), None)
        if last is None:
            return ABSENT
        bold = [span for span in re.findall(r"\*\*(.+?)\*\*", last) if numerals(plain(span))]
        return self._number(bold[-1] if bold else last, first=bool(bold) or "=" in last) or ABSENT

    def _number(self, words: str, first: bool = True) -> Extracted | None:
        """The number or numbers that a phrase states, or None if there is none."""
        words = _EQUALS.split(plain(words))[-1]
        if _ARITHMETIC.search(words):
            return self._formula(words)
        found = numerals(words)
        if not found:
            value = number_in_words(words)
            return None if value is None else Extracted(str(value), "parsed")
        several = _several(words) if first else None
        return Extracted(several or str(found[0 if first else -1]), "parsed")

    def _formula(self, words: str) -> Extracted | None:
        value = self._child.read(_as_latex(words))
        if value is None and len(found := numerals(words)) == 1 and not _OPERATION.search(words):
            value = str(found[0])
        return UNPARSABLE if value is None else Extracted(value, "parsed")


def extract_many(
    raws: Sequence[str], answer_type: str = "number", options: Sequence[str] | None = None
) -> list[Extracted]:
    """The answers in many texts, with one child process for all of them."""
    with Extractor() as extractor:
        return [extractor.extract(raw, answer_type, options) for raw in raws]


def _stated(raw: str) -> str | None:
    """What stands after the last mark of an answer, "" if nothing does; None if there is no mark."""
    marks = list(_MARKERS.finditer(raw))
    if not marks:
        return None
    mark = marks[-1]
    rest = raw[mark.end() :]
    if mark[0].startswith("\\boxed"):
        return _braced(rest)
    if mark[0].startswith('"'):
        value = re.match(r'"((?:[^"\\\n]|\\.)*)"?|([^,}\n]*)', rest)
        return ((value[1] or value[2] or "") if value else "").strip()
    line = next((line.strip() for line in rest.splitlines() if _says_something(line)), "")
    return _SENTENCE_END.split(line, maxsplit=1)[0].rstrip(".").strip() if line else ""


def _says_something(line: str) -> bool:
    """Whether a line can hold an answer: not blank, no blanks to be filled in ("____."), no question."""
    return bool(line.strip(" *$#>_.:")) and not line.rstrip().endswith("?")


def _braced(text: str) -> str:
    """The contents of the brace that the text begins with, up to its closing partner."""
    depth = 0
    for place, sign in enumerate(text):
        depth += (sign == "{") - (sign == "}")
        if depth == 0:
            return text[1:place].strip()
    return text[1:].strip()


def _as_latex(words: str) -> str:
    """The phrase with its formula between LaTeX delimiters: as it stands, or without the words around it."""
    if _DELIMITED.search(words):
        return words
    bare = re.sub(r"^[A-Za-z ,:]+(?=[\d$(\\√-])|(?<![\\A-Za-z])[A-Za-z][A-Za-z ,.]*$", "", words.strip())
    formula = re.sub(r"√\s*\(?(\d+)\)?", r"\\sqrt{\1}", bare.replace("$", "")).replace("*", "\\times ")
    return f"${formula.strip(' .')}$"


def _several(words: str) -> str | None:
    """The phrase as a list, "30 girls, 15 boys", if it is one: two or more parts with one number each."""
    parts = [part for part in _PARTS.split(words) if part.strip(" .()")]
    found: list[tuple[str, tuple[Numeral, ...]]] = [(part, numerals(part)) for part in parts]
    if len(parts) < 2 or any(len(each) != 1 or len(part.split()) > 4 for part, each in found):
        return None
    return ", ".join(f"{part[: each[0].start]}{each[0]}{part[each[0].end :]}".strip(" .") for part, each in found)


def _label(raw: str, stated: str | None) -> Extracted:
    if stated is not None:
        found = _LABELS.search(stated)
        if not found and _REFUSAL.search(stated):
            return Extracted("unknown", "parsed")
        return Extracted(found[1].lower(), "parsed") if found else UNPARSABLE
    labels = _LABELS.findall(raw.strip().splitlines()[-1])
    return Extracted(labels[-1].lower(), "parsed") if labels else ABSENT


def _option(raw: str, stated: str | None, options: Sequence[str]) -> Extracted:
    words = plain(stated if stated is not None else raw.strip().splitlines()[-1]).strip()
    letter = _LETTER.match(words)
    if letter and (letter[1].isupper() or len(words) == 1):
        return Extracted(letter[1].upper(), "parsed")
    bracketed = _BRACKETED_LETTER.findall(words)
    if bracketed:
        return Extracted("".join(bracketed[-1]), "parsed")
    named = [n for n, option in enumerate(options) if _bare(option) == _bare(words)]
    if len(named) == 1:
        return Extracted(chr(ord("A") + named[0]), "parsed")
    return UNPARSABLE if stated is not None else ABSENT


def _bare(words: str) -> str:
    return re.sub(r"^\(?[A-Za-z]\s?\)\s*|[\s.$]", "", plain(words)).casefold()


def _text(raw: str, stated: str | None) -> Extracted:
    words = stated if stated is not None else raw.strip().splitlines()[-1]
    found = plain(words).strip(" \"'.$")
    return Extracted(found, "parsed") if re.search(r"\w", found) else UNPARSABLE


class LatexReader:
    """Math-Verify in a child process, killed when one formula takes longer than `seconds`."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._process: subprocess.Popen[str] | None = None
        self._lock = threading.Lock()

    def read(self, formula: str) -> str | None:
        """The value of a LaTeX formula as plain text; None if it has none or takes too long.

        Raises AnswerError if the child cannot be started at all (Math-Verify is not installed).
        """
        with self._lock:
            process = self._running()
            try:
                print(json.dumps(formula), file=process.stdin, flush=True)
            except OSError:
                self.close()
                return None
            line = self._line(process, self._seconds)
            if line is None:
                self.close()
                return None
        value: str | None = json.loads(line)
        return value

    def close(self) -> None:
        """Kill the child, if there is one."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def _running(self) -> subprocess.Popen[str]:
        if self._process is None or self._process.poll() is not None:
            self.close()
            script = Path(__file__).with_name("latex_reader.py")
            self._process = subprocess.Popen(
                [sys.executable, "-P", str(script)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                encoding="utf-8",
            )
            if self._line(self._process, START_SECONDS) is None:
                self.close()
                raise AnswerError("Math-Verify does not start: install neurosym[evaluation]")
        return self._process

    @staticmethod
    def _line(process: subprocess.Popen[str], seconds: float) -> str | None:
        """The next line the child writes; None if it ends or the time runs out first."""
        assert process.stdout is not None
        with selectors.DefaultSelector() as selector:
            selector.register(process.stdout, selectors.EVENT_READ)
            if not selector.select(seconds):
                return None
        return process.stdout.readline() or None
