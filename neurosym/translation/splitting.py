"""A problem's text cut into the parts that are translated one by one: sentences, list items, options.

A sentence with a quotation in it stays whole. A sentence that takes up the one before it by a pronoun (`She
lives ...`) stays with it. List marks are left out; the label of an option is kept beside its text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MARK = re.compile(
    r"(?:[-*•–—·▪]|#{1,6}|\(?\d{1,2}[.):]|\[\d{1,2}\]|\([ivx]{1,4}\)|[ivx]{1,4}\)|"
    r"(?:Clue|Hint|Fact|Rule|Statement|Condition|Constraint|Premise)\s*#?\d{1,2}\s*[:.)])\s+",
)
_OPTION_LINE = re.compile(r"\(?([A-J])(?:\)|\.|:)\s+(?=\S)")
_INLINE_OPTION = re.compile(r"(?:(?<=\s)|^)\(?([A-J])\)\s+(?=\S)")
_ASKING = re.compile(r"\?\W*$|:\W*$|\b(?:options?|choices?|following|choose|select|pick|answers?)\b", re.IGNORECASE)
_END = re.compile(r"[.!?…]+[\"'”’)\]*`]*(?=\s|$)")
_ABBREVIATION = re.compile(r"(?:^|[\s(\"“])(?:Mr|Mrs|Ms|Dr|Prof|St|Mt|No|vs|Jr|Sr|Sgt|Capt|e\.g|i\.e|approx|Fig)$")
_INITIAL = re.compile(r"(?:^|\.\s?)[A-Z]$")
_NUMBER_MARK = re.compile(r"(?:^|:\s*)\d{1,2}$")
_TAKES_UP = re.compile(
    r"(?:He|She|His|Her|The former|The latter|(?:This|That) (?:same )?(?:one|person|man|woman))\b"
    r"|(?:(?:They|These|Those) are|The (?:full |whole )?list(?: is)?|Namely):"
    r"|It\b(?! (?:is|was) (?:known|true|certain|clear|said|believed|also known|a |"
    r"not (?:true|the|whoever|[A-Z])|the|whoever|[A-Z]|\w+ing)"
    r"| (?:is|was) (?:\w+ ){0,4}that\b| (?:was|turns|rain|seems|happen|takes|looks|may|has been))"
)
_SHORT_ITEM = 5


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a text, and the label of the option that it is, if it is one."""

    text: str
    label: str = ""


def split(text: str) -> list[Part]:
    """The parts of a text in their order; none of them is empty."""
    parts: list[Part] = []
    for line, label in _lines(text):
        parts += [Part(line, label)] if label else [Part(words) for words in _sentences(line)]
    return [part for part in parts if any(character.isalnum() for character in part.text)]


def _lines(text: str) -> Iterator[tuple[str, str]]:
    """Lines without their marks, each with its label as an option or ""; inline options stand on their own."""
    lines = _joined_lists([line.strip() for line in text.replace("\r\n", "\n").split("\n")])
    wanted, before = "A", ""
    for line in filter(None, lines):
        option = _OPTION_LINE.match(line)
        if option and option.group(1) == wanted and (wanted > "A" or ")" in option.group() or _ASKING.search(before)):
            wanted = chr(ord(wanted) + 1)
            yield line[option.end() :].strip(), option.group(1)
            continue
        head, options = _inline_options(line)
        if head:
            yield _unmarked(head), ""
        for label, words in options:
            yield words, label
        before = line


def _inline_options(line: str) -> tuple[str, list[tuple[str, str]]]:
    """A line without the options in it, and these with their labels: `... true? (A) ... (B) ...`."""
    found = list(_INLINE_OPTION.finditer(line))
    labels = [each.group(1) for each in found]
    if len(found) < 2 or labels != [chr(ord("A") + place) for place in range(len(found))]:
        return line, []
    ends = [*(each.start() for each in found[1:]), len(line)]
    options = [(label, line[each.end() : end].strip()) for label, each, end in zip(labels, found, ends, strict=True)]
    return line[: found[0].start()].strip(), options


def _joined_lists(lines: list[str]) -> list[str]:
    """A line that ends in a colon takes the short items of the list below it: `Pets:` and `- cat`, `- dog`."""
    joined: list[str] = []
    place = 0
    while place < len(lines):
        line, end = lines[place], place + 1
        if line.endswith(":"):
            while end < len(lines) and _is_short_item(lines[end]):
                end += 1
        if end - place > 2:
            line += " " + ", ".join(_unmarked(item) for item in lines[place + 1 : end])
        else:
            end = place + 1
        joined.append(line)
        place = end
    return joined


def _is_short_item(line: str) -> bool:
    return bool(_MARK.match(line)) and not line.endswith((".", "?", ":")) and len(_unmarked(line).split()) < _SHORT_ITEM


def _unmarked(line: str) -> str:
    while found := _MARK.match(line):
        line = line[found.end() :]
    return line.strip()


def _sentences(line: str) -> list[str]:
    """The sentences of a line; what takes up the sentence before it is joined to it."""
    found: list[str] = []
    for words in _cut(line):
        if found and _TAKES_UP.match(words):
            found[-1] += f" {words}"
        else:
            found.append(words)
    return found


def _cut(line: str) -> Iterator[str]:
    start = 0
    for end in _END.finditer(line):
        before = line[start : end.start()].lstrip()
        if _is_open(line[start : end.end()]) or not _may_follow(line[end.end() :].lstrip()):
            continue
        if end.group() == "." and (_ABBREVIATION.search(before) or _INITIAL.search(before)):
            continue
        if end.group().startswith(".") and _NUMBER_MARK.search(before):
            before = _NUMBER_MARK.sub(lambda found: ":" if ":" in found.group() else "", before)
            if before.strip():
                yield before.strip()
            start = end.end()
            continue
        yield _unmarked(line[start : end.end()].strip())
        start = end.end()
    if line[start:].strip():
        yield _unmarked(line[start:].strip())


def _may_follow(rest: str) -> bool:
    """Whether a sentence can begin like this."""
    first = rest[:1]
    return not first or first.isupper() or first.isdigit() or first in "\"'“‘«(`*[{-•"


def _is_open(words: str) -> bool:
    """Whether a quotation or a bracket is open at the end."""
    if words.count('"') % 2 or words.count("`") % 2:
        return True
    if any(words.count(left) > words.count(right) for left, right in zip("“«([", "”»)]", strict=True)):
        return True
    return _single_quote_open(words)


def _single_quote_open(words: str) -> bool:
    opened = len(re.findall(r"(?:(?<=\s)|(?<=:)|^)['‘](?=[A-Z])", words))
    closed = len(re.findall(r"(?<=[.,!?\w])['’](?=[\s.,;:]|$)", words))
    return opened > 0 and closed < opened
