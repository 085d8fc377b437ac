"""Every fault of a domain is told, in words, with its place; and all of them at once."""

import json
from pathlib import Path
from zlib import crc32

import pytest
from typer.testing import CliRunner

from neurosym.cli import app
from neurosym.domains.packages import write_package
from neurosym.evaluation.conformance import faults_in


class Package:
    """A new domain whose files are changed here and there."""

    def __init__(self, name: str, folder: Path) -> None:
        self.name, self.folder = name, folder
        write_package(name, folder)
        # The table of operators is one for all domains of this process.
        for file in ("__init__.py", f"{name}.lark", f"{name}.jsonl"):
            self.change(file, "dozens", self.word)

    @property
    def word(self) -> str:
        return f"dozens_{self.name}"

    def path(self, file: str) -> Path:
        return self.folder / f"neurosym_{self.name}" / file

    def change(self, file: str, old: str, new: str) -> None:
        text = self.path(file).read_text(encoding="utf-8")
        assert old in text
        self.path(file).write_text(text.replace(old, new), encoding="utf-8")

    def line(self, file: str, words: str) -> int:
        lines = self.path(file).read_text(encoding="utf-8").splitlines()
        return next(number for number, line in enumerate(lines, start=1) if words in line)

    def faults(self) -> list[tuple[str, str, str, int]]:
        """Subject, message, the file's name and the line of each fault."""
        return [
            (
                each.subject,
                each.message,
                each.place.file.name if each.place else "",
                each.place.line if each.place else 0,
            )
            for each in faults_in(self.folder)
        ]


@pytest.fixture
def package(tmp_path: Path, request: pytest.FixtureRequest) -> Package:
    # The same in every process: the name of an operator decides with which arguments it is probed.
    name = f"c{crc32(request.node.name.encode())}"
    return Package(name, tmp_path / "package")


def test_all_faults_at_once(package: Package) -> None:
    lark, module, problems = f"{package.name}.lark", "__init__.py", f"{package.name}.jsonl"
    package.change(lark, "%ignore", '%extend call: "scores" "(" formula ")" -> scores\n%ignore')
    package.change(module, "(Fraction(53),)", "(Fraction(54),)")
    package.change(module, "'dozens_", "'tens_")
    package.change(module, "12 * baked - sold,", "12 * baked + sold,")
    package.change(problems, '"answer": 4', '"answer": 5')
    with package.path(problems).open("a", encoding="utf-8") as out:
        out.write('{"id": "x"}\n{"id": "y", \n')
    unmeant = "the grammar makes nodes 'scores', which are neither an operator nor a part of the syntax"
    told = package.faults()
    assert [(subject, file, line) for subject, _, file, line in told] == [
        ("grammar", lark, package.line(lark, "-> scores")),
        ("example 1", module, package.line(module, '"""\\')),
        ("template rolls, seed rolls/0", module, package.line(module, "def _rolls")),
        ("mistake 1", module, package.line(module, "MISTAKES =")),
        ("problems", problems, 2),
        ("problems", problems, 3),
        ("problems", problems, 1),
    ]
    assert told[0][1] == unmeant
    assert told[1][1] == "the answer is 53, not 54"
    assert told[6][1] == "field answer: its program gives 4, not 5"


def test_a_package_that_cannot_be_imported_is_one_fault_with_its_line(package: Package) -> None:
    package.change("__init__.py", "# A model that", "1 / 0\n# A model that")
    ((subject, message, file, line),) = package.faults()
    assert subject == f"domain {package.name}"
    assert message.endswith(":DOMAIN cannot be loaded: ZeroDivisionError: division by zero")
    assert (file, line) == ("__init__.py", package.line("__init__.py", "1 / 0"))


def test_a_syntax_error_is_a_fault_with_its_line(package: Package) -> None:
    package.change("__init__.py", "HERE = ", "HERE == = ")
    ((_, message, file, line),) = package.faults()
    assert "SyntaxError" in message
    assert (file, line) == ("__init__.py", package.line("__init__.py", "HERE == "))


def test_an_entry_point_that_is_no_domain(package: Package) -> None:
    package.change("__init__.py", "DOMAIN = Domain(", "DOMAIN = dict(")
    result = CliRunner().invoke(app, ["domains", "check", str(package.folder)])
    assert result.exit_code == 2
    assert "is not a Domain" in result.stderr


def test_a_grammar_that_does_not_load(package: Package) -> None:
    package.change(f"{package.name}.lark", "%extend call:", "%extend call")
    ((subject, message, file, line),) = package.faults()
    assert subject == "grammar"
    assert "the grammar of the domain" in message
    assert (file, line) == (f"{package.name}.lark", package.line(f"{package.name}.lark", "%extend call"))


def test_a_word_that_the_grammar_does_not_write(package: Package) -> None:
    package.change("__init__.py", "WORDS = (", f'WORDS = (Word("scores_{package.name}(number)", "20 * number"),')
    ((_, message, file, _),) = package.faults()
    assert message == f"the operator 'scores_{package.name}' cannot be written: no alias of the grammar has its name"
    assert file == f"{package.name}.lark"


def test_a_meaning_that_is_not_the_definition(package: Package) -> None:
    package.change("__init__.py", '"12 * number")', '"12 * number", meaning=lambda number: number * 13)')
    told = [(subject, message) for subject, message, _, _ in package.faults() if subject.startswith("operator")]
    assert [subject for subject, _ in told] == [f"operator {package.word}"] * 3
    assert "its definition gives" in told[0][1]
    assert "SymPy gives" in told[1][1]
    assert "Z3 gives" in told[2][1]
    assert all("reference evaluator" in message for _, message in told[1:])


def test_an_operator_that_no_engine_knows(package: Package) -> None:
    row = (
        f'(Operator("{package.word}", (Kind.NUMBER,), widest, Form(Level.ATOM, word="{package.word}"), '
        "lambda number: 12 * number),)"
    )
    package.change("__init__.py", "words=WORDS", f"operators={row}")
    package.change(
        "__init__.py",
        "from neurosym.domains.words",
        "from neurosym.language.operators import Form, Kind, Level, Operator, widest\nfrom neurosym.domains.words",
    )
    ours = [message for subject, message, _, _ in package.faults() if subject.startswith("operator")]
    assert ours == ["no engine finds any value of it: give it a definition in terms that the engines know"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("answer eggs_in_cartons + eggs_left_over", "answer eggs_in_cartons + eggs", "'eggs' has no value"),
        ("answer eggs_in_cartons + eggs_left_over", "answer eggs_in_cartons +", "the line ends"),
        ("A farmer fills 4 cartons with a dozen eggs each, and 5 eggs are left over. How many eggs has she got?", " ",
         "it has no text"),
        ("eggs_left_over = 5", "unknown eggs_left_over: natural", "it ends as several"),
    ],
)  # fmt: skip
def test_an_example_that_is_none(package: Package, old: str, new: str, message: str) -> None:
    package.change("__init__.py", old, new)
    ((subject, told, file, line),) = package.faults()
    assert subject == "example 1"
    assert message in told
    start = package.line("__init__.py", '"""\\')
    at_query = "answer eggs" in new
    assert (file, line) == ("__init__.py", start + 3 if at_query else start)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("answer dozens(3 > 2)", "answer dozens(3)", "it is accepted"),
        ("needs a number", "needs a hen", "refused, but not in the words \"'dozens"),
    ],
)
def test_a_mistake_that_is_none(package: Package, old: str, new: str, message: str) -> None:
    package.change("__init__.py", old.replace("dozens", package.word), new.replace("dozens", package.word))
    ((subject, told, file, line),) = package.faults()
    assert (subject, file, line) == ("mistake 1", "__init__.py", package.line("__init__.py", "MISTAKES ="))
    assert told.startswith(message)


def test_a_template_that_fails(package: Package) -> None:
    package.change("__init__.py", "generator.randint(5, 20)", "generator.randint(20, 5)")
    ((subject, message, file, line),) = package.faults()
    assert subject == "template rolls"
    assert message.startswith("seed rolls/0: it fails with ValueError: empty range")
    assert (file, line) == ("__init__.py", package.line("__init__.py", "randint(20, 5)"))


def test_a_template_that_makes_nothing(package: Package) -> None:
    package.change("__init__.py", "    return example(", "    return print(")
    package.change(
        "__init__.py", "12 * baked - sold,\n    )", "12 * baked - sold,\n    file=__import__('io').StringIO())"
    )
    ((_, message, _, _),) = package.faults()
    assert message == "seed rolls/0: it fails with TypeError: it makes None, which is no Example"


def test_a_template_that_is_different_each_time(package: Package) -> None:
    package.change("__init__.py", "generator.randint(5, 20), generator", "random.randint(5, 10**9), generator")
    (told,) = [message for subject, message, _, _ in package.faults() if subject == "template rolls"]
    assert told.startswith("it makes other examples from the same seed")


def test_a_template_that_leaks_into_another_split(package: Package) -> None:
    package.change(
        "__init__.py", 'Template("rolls", _rolls),', 'Template("rolls", _rolls), Template("test", _rolls, "test"),'
    )
    assert [(subject, message) for subject, message, _, _ in package.faults()] == [
        ("template rolls", "it leaks: for train it writes the same text as template test, which is of another split")
    ]


def test_a_template_that_writes_a_test_problem(package: Package) -> None:
    text = "The baker has baked 9 dozen rolls. By noon 30 of them are sold. How many are still there now?"
    record = {"id": "rolls", "suite": "x", "text": text, "answer": 78, "domain": package.name}
    with package.path(f"{package.name}.jsonl").open("a", encoding="utf-8") as out:
        out.write(json.dumps(record) + "\n")
    ((subject, message, _, _),) = package.faults()
    assert subject == "template rolls"
    assert message.startswith("it leaks: for train it writes nearly the text of (0.")
    assert message.endswith(") problem rolls, which is of another split")


def test_a_test_template_that_writes_an_example(package: Package) -> None:
    package.change(
        "__init__.py", 'Template("rolls", _rolls)', 'Template("rolls", lambda generator: EXAMPLES[0], "test")'
    )
    messages = [message for _, message, _, _ in package.faults()]
    assert messages == ["it leaks: for test it writes the same text as example 1, which is of another split"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"answer": 4', '"answer": 5', "field answer: its program gives 4, not 5"),
        ('"answer": 4, ', "", "field answer: Field required"),
        ('"id"', "id", "not JSON"),
        ('"domain": "NAME"', '"domain": "arithmetic"', "field domain: 'arithmetic', expected 'NAME'"),
        ("candles_needed - candles_bought", "candles_needed - candles", "field program: line 3, column 25: 'candles'"),
    ],
)
def test_a_line_of_the_problems_file_that_is_wrong(package: Package, old: str, new: str, message: str) -> None:
    file = f"{package.name}.jsonl"
    package.change(file, old.replace("NAME", package.name), new.replace("NAME", package.name))
    told = package.faults()
    assert (told[0][0], told[0][2], told[0][3]) == ("problems", file, 1)
    assert told[0][1].startswith(message.replace("NAME", package.name))


def test_every_broken_line_of_the_problems_file_is_told(package: Package) -> None:
    file = package.path(f"{package.name}.jsonl")
    good = file.read_text(encoding="utf-8").strip()
    file.write_text("\n".join(["{", good, "[1]", "", good]) + "\n", encoding="utf-8")
    assert [(line, message.partition(":")[0]) for _, message, _, line in package.faults()] == [
        (1, "not JSON"),
        (3, "expected a JSON object, found list"),
        (5, "field id"),
    ]


@pytest.mark.parametrize("content", [None, "", "\n\n"])
def test_a_problems_file_that_holds_nothing(package: Package, content: str | None) -> None:
    file = package.path(f"{package.name}.jsonl")
    file.unlink()
    if content is not None:
        file.write_text(content, encoding="utf-8")
    ((subject, message, name, line),) = package.faults()
    assert (subject, name, line) == ("problems", file.name, 0)
    assert "holds no problems" in message or "cannot be read" in message


def test_the_command_tells_files_and_lines(package: Package) -> None:
    package.change("__init__.py", "(Fraction(53),)", "(Fraction(54),)")
    result = CliRunner().invoke(app, ["domains", "check", str(package.folder)])
    file, line = package.path("__init__.py"), package.line("__init__.py", '"""\\')
    assert result.exit_code == 1
    assert result.stdout == f"{file}:{line}: example 1: the answer is 53, not 54\n1 fault\n"
    told = json.loads(CliRunner().invoke(app, ["domains", "check", str(package.folder), "--json"]).stdout)
    assert told["faults"] == [
        {"subject": "example 1", "message": "the answer is 53, not 54", "file": str(file), "line": line}
    ]
