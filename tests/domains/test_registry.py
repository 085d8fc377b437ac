"""The domains there are, and one that an installed package adds."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from neurosym.domains import get, names
from neurosym.errors import NeurosymError

ROOT = Path(__file__).parents[2]

GRAMMAR = """\
%import equations (program, statement, definition, query, formula, call, NAME, NUMBER, NOTE, TEXT, extreme, _NL, _note)
%extend call: "double" "(" formula ")" -> double
%ignore /[ ]+/
"""

PACKAGE = """\
from fractions import Fraction
from pathlib import Path

from neurosym.domains import Domain, Example
from neurosym.language.operators import Form, Kind, Level, Operator, widest
from neurosym.language.syntax import Apply, Number

DOUBLE = Operator(
    name="double",
    parameters=(Kind.NUMBER,),
    result=widest,
    form=Form(Level.ATOM, word="double"),
    meaning=lambda value: 2 * value,
    definition=lambda given: Apply("mul", (Number(Fraction(2)), given[0])),
)
DOMAIN = Domain(
    name="toys",
    description="Things that are doubled.",
    grammar=Path(__file__).with_name("toys.lark"),
    examples=(Example("Ann has 3 toys, Bo twice as many. How many has Bo?", "answer double(3)\\n", (Fraction(6),)),),
    mistakes=(("answer double\\n", "where '('"), ("answer double(3 > 2)\\n", "'double' needs a number")),
    operators=(DOUBLE,),
)
"""

USE = """\
from fractions import Fraction
from neurosym.language import answer_under, print_program, read
program = read("domain toys\\nunknown x: natural\\nx == double(2 + 1)\\nanswer double(x), x")
assert program.domain == "toys"
assert print_program(program).endswith("answer double(x), x\\n")
assert answer_under(program, {"x": Fraction(6)}) == (12, 6)
from neurosym.domains import get, names
from neurosym.domains.structure import grammar_faults
assert {"arithmetic", "equations", "toys"} <= set(names())
assert grammar_faults(get("toys")) == ()
from neurosym.evaluation.conformance import faults_of
if __name__ == "__main__":
    assert faults_of(get("toys")) == [], faults_of(get("toys"))
    print("all is well")
"""


def test_the_shipped_domains() -> None:
    assert set(names()) >= {"arithmetic", "equations"}
    for name in names():
        domain = get(name)
        assert domain.name == name
        assert domain.grammar.is_file()
        assert domain.description
        assert get(name) is domain


def test_there_is_no_such_domain() -> None:
    with pytest.raises(NeurosymError, match="no domain 'chess'; known domains: arithmetic, "):
        get("chess")


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """A package as an installer lays it out: the module and its metadata with the entry point."""
    (tmp_path / "toys.py").write_text(PACKAGE, encoding="utf-8")
    (tmp_path / "toys.lark").write_text(GRAMMAR, encoding="utf-8")
    metadata = tmp_path / "toys-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: toys\nVersion: 1.0\n", encoding="utf-8")
    (metadata / "entry_points.txt").write_text("[neurosym.domains]\ntoys = toys:DOMAIN\n", encoding="utf-8")
    (tmp_path / "use.py").write_text(USE, encoding="utf-8")
    return tmp_path


def test_a_package_adds_a_domain(installed: Path) -> None:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(installed), str(ROOT)])}
    command = [sys.executable, str(installed / "use.py")]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert done.stdout.strip() == "all is well", done.stderr
