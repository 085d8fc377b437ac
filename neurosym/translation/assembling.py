"""From what each sentence stands for to whole programs: declarations, statements with their sentences, a query."""

from __future__ import annotations

import heapq
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from neurosym.domains.declared import told_apart
from neurosym.translation.splitting import Part
from neurosym.translation.told import as_told, words_of

CHOICES = ("must", "could", "cannot", "need_not")
_ROW = re.compile(r"(order|row|free|ring) ([a-z][a-z0-9_]*)( in [^:]+)?: (.+)")
_PEOPLE = re.compile(r"people (.+?)( with spies)?")
_ITEM_QUERY = re.compile(r"answer [a-z][a-z0-9_]* at (.+)")
_LONGEST_NOTE = 190
_ARTICLE = re.compile(r"^(?:the|an|a) ", re.IGNORECASE)
_CALLED = re.compile(r"\b[a-z][a-z0-9_]*(?=\()")
_ENDS_OPEN = ("se", "xe", "ze", "che", "she")
"""What a plural in -es may leave off, besides the s: its singular may end in e or not."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """What a sentence may stand for: lines of a program, their log-probability, and how many tokens they took."""

    lines: tuple[str, ...]
    score: float = 0.0
    tokens: int = 0
    finished: bool = True


@dataclass(frozen=True, slots=True)
class _Row:
    """The declaration of a row as a sentence has it; `places` is its range, if it says one."""

    kind: str
    label: str
    places: str
    names: list[str]
    comment: str


@dataclass(frozen=True, slots=True)
class Declarations:
    """The declared names of a text: lines of the program, the view of them in prompts, and the names themselves.

    sources: the parts (by index) that declare, which say nothing else. labels: of the rows. namesakes: for each item
    that stands in several rows, its name in each of them and the words that only the declaration of this one has.
    """

    lines: tuple[str, ...]
    view: str
    names: frozenset[str]
    labels: frozenset[str]
    sources: frozenset[int]
    namesakes: Mapping[str, Mapping[str, frozenset[str]]] = field(default_factory=dict)

    @property
    def people(self) -> list[str]:
        """The people that the lines declare."""
        return [name for line in self.lines for name in people_of(line)]


def likeliest_first(fragments: Iterable[Fragment]) -> list[Fragment]:
    """The fragments in the order in which they are tried: what was cut off comes last."""
    return sorted(fragments, key=lambda each: (not each.finished, -each.score))


def is_declaration(line: str) -> bool:
    """Whether a line of a fragment declares names, or is a note about those who will be declared."""
    return bool(_ROW.fullmatch(line) or _PEOPLE.fullmatch(line) or line.startswith("#"))


def gather(parts: Sequence[Part], fragments: Sequence[Fragment]) -> Declarations:
    """The declarations among what the sentences of a text stand for, names that clash told apart."""
    rows: list[_Row] = []
    people: list[str] = []
    notes: list[str] = []
    spies = ""
    sources: set[int] = set()
    for place, fragment in enumerate(fragments):
        for line in fragment.lines:
            if line.startswith("#"):
                notes += [note for note in line[1:].strip().split("; ") if note and note not in notes]
            elif found := _PEOPLE.fullmatch(line):
                named = found.group(1).split(", ")
                if not (named := as_told(named, parts[place].text)):
                    continue
                people += [name for name in named if name not in people]
                spies = spies or found.group(2) or ""
            elif found := _ROW.fullmatch(line):
                names = list(dict.fromkeys(found.group(4).split(", ")))
                names = list(dict.fromkeys(as_told(names, parts[place].text)))
                if not names or any(set(names) <= set(row.names) for row in rows):
                    continue
                range_ = found.group(3) or ""
                rows.append(_Row(found.group(1), found.group(2), range_, names, _comment(parts[place].text)))
            else:
                continue
            sources.add(place)
    return _declared(_with_empty_places(rows), people, notes, spies, sources)


def people_of(line: str) -> list[str]:
    """The people that a line declares."""
    found = _PEOPLE.fullmatch(line)
    return found.group(1).split(", ") if found else []


def row_names(fragment: Fragment) -> list[list[str]]:
    """The names of each row that the fragment declares."""
    return [names for _, names in labelled_rows(fragment)]


def labelled_rows(fragment: Fragment) -> list[tuple[str, list[str]]]:
    """The label and the names of each row that the fragment declares."""
    rows = (_ROW.fullmatch(line) for line in fragment.lines)
    return [(row.group(2), list(dict.fromkeys(row.group(4).split(", ")))) for row in rows if row]


def _with_empty_places(rows: list[_Row]) -> list[_Row]:
    """A row that is one item shorter than all others has an empty place: the item was not read, or there is none."""
    lengths = Counter(len(row.names) for row in rows if row.kind == "row" and not row.places)
    usual = max(lengths, key=lambda length: lengths[length], default=0)
    if lengths[usual] < _MANY or set(lengths) != {usual, usual - 1}:
        return rows
    return [
        replace(row, places=f" in 1..{usual}") if row.kind == "row" and len(row.names) < usual else row for row in rows
    ]


_MANY = 2
"""Rows of one length that say how many places there are."""


def _declared(rows: Sequence[_Row], people: list[str], notes: list[str], spies: str, sources: set[int]) -> Declarations:
    apart = told_apart([(row.label, row.names) for row in rows])
    lines: list[str] = []
    view = list(notes)
    for row, (label, names) in zip(rows, apart, strict=True):
        lines += [row.comment, f"{row.kind} {label}{row.places}: {', '.join(names)}"]
        view.append(f"{label}: {', '.join(names)}")
    if people:
        lines += [f"# {'; '.join(notes)}"] if notes else []
        lines.append(f"people {', '.join(people)}{spies or (' with spies' if _of_spies(notes) else '')}")
        view.append(f"people: {', '.join(people)}")
    every = frozenset(people).union(*(names for _, names in apart))
    labels = frozenset(label for label, _ in apart) | ({"kind"} if people else frozenset())
    alike = _namesakes(rows, [names for _, names in apart])
    return Declarations(tuple(lines), "; ".join(view), every, labels, frozenset(sources), alike)


def _namesakes(rows: Sequence[_Row], apart: Sequence[Sequence[str]]) -> dict[str, dict[str, frozenset[str]]]:
    """See `Declarations`. The words of a row are those of its label and of the sentence that declares it."""
    items = words_of(" ".join(name for row in rows for name in row.names).replace("_", " "))
    said = [words_of(f"{row.label} {row.comment}".replace("_", " ")) - items for row in rows]
    found: dict[str, dict[str, frozenset[str]]] = {}
    for item, count in Counter(name for row in rows for name in row.names).items():
        places = [place for place, row in enumerate(rows) if item in row.names] if count > 1 else []
        for place in places:
            others = frozenset[str]().union(*(said[other] for other in places if other != place))
            found.setdefault(item, {})[apart[place][rows[place].names.index(item)]] = said[place] - others
    return found


def _of_spies(notes: Sequence[str]) -> bool:
    return any(note.startswith("spy:") for note in notes)


def _comment(text: str) -> str:
    """The sentence as a note, which is one line of limited length."""
    flat = " ".join(text.split())
    return f"# {flat}" if len(flat) <= _LONGEST_NOTE else f"# {flat[: _LONGEST_NOTE - 2]} …"


@dataclass(frozen=True, slots=True)
class Whole:
    """One way to translate a whole text. `finished` is false if a part of it was cut off or is missing.

    chosen: the fragment of each part that it is made of.
    """

    program: str
    score: float
    tokens: int
    finished: bool
    chosen: tuple[Fragment, ...] = ()


def best_wholes(
    parts: Sequence[Part], declared: Declarations, ways: Sequence[Sequence[Fragment]], count: int, opening: str = ""
) -> Iterator[Whole]:
    """Whole programs in the order of their score, which is the sum of the scores of what they are made of.

    ways: for each part, what it may stand for, the likeliest first; equal programs are given once.
    """
    seen: set[str] = set()
    for chosen in _combinations(ways, count):
        whole = assemble(parts, declared, chosen, opening)
        if whole.program not in seen:
            seen.add(whole.program)
            yield whole


def _combinations(ways: Sequence[Sequence[Fragment]], count: int) -> Iterator[list[Fragment]]:
    """Choices of one fragment per part, by falling score."""
    start = (0,) * len(ways)
    queue = [(0.0, start)]
    known = {start}
    while queue and count:
        loss, places = heapq.heappop(queue)
        yield [way[place] for way, place in zip(ways, places, strict=True)]
        count -= 1
        for index, place in enumerate(places):
            following = (*places[:index], place + 1, *places[index + 1 :])
            if place + 1 < len(ways[index]) and following not in known:
                known.add(following)
                step = ways[index][place].score - ways[index][place + 1].score
                heapq.heappush(queue, (loss + step, following))


def assemble(parts: Sequence[Part], declared: Declarations, chosen: Sequence[Fragment], opening: str = "") -> Whole:
    """The program that is made of the fragments chosen for the parts of a text."""
    told: list[str] = []
    queries: list[tuple[str, str]] = []
    options: list[tuple[str, str]] = []
    complete = True
    for place, (part, fragment) in enumerate(zip(parts, chosen, strict=True)):
        complete = complete and fragment.finished
        if part.label:
            options.append((part.label, _option(part, fragment, declared)))
            continue
        if place in declared.sources:
            continue
        for line in fragment.lines:
            if line.startswith("answer "):
                queries.append((line, _comment(part.text)))
            elif not is_declaration(line):
                told += [_comment(part.text), line]
    query, comment = queries[-1] if queries else ("", "")
    query, whole = _asked(query, options, declared)
    lines = [*_opened([*declared.lines, *told], opening), *([comment] if comment else []), query]
    lines = _with_one_singular(_with_ring(_with_spies(lines)))
    program = "\n".join(lines) + "\n"
    tokens = sum(fragment.tokens for fragment in chosen)
    return Whole(program, sum(fragment.score for fragment in chosen), tokens, complete and whole, tuple(chosen))


def _option(part: Part, fragment: Fragment, declared: Declarations) -> str:
    """The formula of an option, or the name that it consists of, or ""."""
    name = re.sub(r"[^a-z0-9]+", "_", _ARTICLE.sub("", part.text).lower()).strip("_")
    if name in declared.names:
        return name
    formulas = [line for line in fragment.lines if not is_declaration(line) and not line.startswith("answer ")]
    return " and ".join(f"({line})" if len(formulas) > 1 and " " in line else line for line in formulas)


def _asked(query: str, options: Sequence[tuple[str, str]], declared: Declarations) -> tuple[str, bool]:
    """The query with its options, and whether it has all that it needs."""
    word = query.removeprefix("answer ")
    item = _ITEM_QUERY.fullmatch(query)
    if item and options and all(formula in declared.names for _, formula in options):
        placed = [f'"{label}": {name} == {item.group(1)}' for label, name in options]
        return f"answer must {', '.join(placed)}", True
    stated = all(formula and formula not in declared.names for _, formula in options)
    if options and (word in CHOICES or not query or stated):
        listed = ", ".join(f'"{label}": {formula}' for label, formula in options if formula)
        return f"answer {word if word in CHOICES else 'must'} {listed}".rstrip(), all(formula for _, formula in options)
    if word in CHOICES:
        return query, False
    return query or "answer table", bool(query or declared.names)


def _opened(lines: list[str], opening: str) -> list[str]:
    """The lines with the one that opens a program at the front: that of the text, or else `opening`."""
    if not opening:
        return lines
    word = opening.split()[0]
    found = [place for place, line in enumerate(lines) if line.split()[0] == word and not line.startswith("#")]
    chosen = lines[found[-1]] if found else opening
    dropped = {index for place in found for index in (place - 1, place)}
    return [chosen, *(line for place, line in enumerate(lines) if place not in dropped)]


def _with_one_singular(lines: list[str]) -> list[str]:
    """Relations whose names have the same plural are one: "uses" leaves open whether its singular is use or us."""
    called = {name for line in lines if not line.startswith("#") for name in _CALLED.findall(line)}
    doubtful = {f"{name}e": name for name in called if f"{name}e" in called and f"{name}e".endswith(_ENDS_OPEN)}
    return [
        line if line.startswith("#") else _CALLED.sub(lambda found: doubtful.get(found.group(), found.group()), line)
        for line in lines
    ]


def _with_ring(lines: list[str]) -> list[str]:
    """Places of which one is opposite another lie in a ring; in a row nothing is opposite anything."""
    if not any("opposite(" in line for line in lines if not line.startswith("#")):
        return lines
    return [re.sub(r"^(?:row|order) ", "ring ", line) for line in lines]


def _with_spies(lines: list[str]) -> list[str]:
    """People among whom somebody speaks of spies may be spies."""
    if not any("spy(" in line for line in lines if not line.startswith("#")):
        return lines
    return [
        f"{line} with spies" if line.startswith("people ") and not line.endswith(" with spies") else line
        for line in lines
    ]
