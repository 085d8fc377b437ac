"""The child process that reads LaTeX with Math-Verify.

One JSON string a line comes in, and one JSON string or null a line goes out. Run as a script, apart
from the package, by `extraction.LatexReader`, which kills it when it takes too long: Math-Verify's own
limits rest on SIGALRM, which works in a main thread only and does not stop every runaway computation.
The process allows itself no more than a gigabyte of memory.
"""

from __future__ import annotations

import json
import logging
import os
import sys
from typing import Any

MEMORY_BYTES = 1 << 30
MAX_CHARACTERS = 400


def written(value: Any) -> str | None:
    """A SymPy value as plain text: "3/4", "12.5", "2*sqrt(3)", "1, 2" for several; None if it is no value."""
    import sympy

    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, sympy.FiniteSet | sympy.Tuple):
        parts = [written(part) for part in value.args]
        return ", ".join(part for part in parts if part) or None
    if isinstance(value, sympy.Equality):
        return written(value.rhs)
    if not isinstance(value, sympy.Expr):
        return None
    done = value.doit()
    if isinstance(done, sympy.Float):
        return format(done, "f").rstrip("0").rstrip(".")
    exact = sympy.nsimplify(done, rational=True) if done.has(sympy.Float) else done
    text = str(exact)
    return text if exact.is_number and exact.is_finite and len(text) <= MAX_CHARACTERS else None


def read(text: str) -> str | None:
    """The value of the last LaTeX formula of the text, or None."""
    from math_verify import LatexExtractionConfig, parse

    found = parse(text, [LatexExtractionConfig()], fallback_mode="no_fallback", parsing_timeout=None)
    return written(found[0]) if found else None


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit; the time limit still holds there
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))


def main() -> None:
    """Answer line by line until the input ends. The libraries may print what they like: it goes nowhere."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    with open(os.devnull, "w", encoding="utf-8") as nowhere:  # noqa: PTH123
        os.dup2(nowhere.fileno(), sys.stdout.fileno())
        os.dup2(nowhere.fileno(), sys.stderr.fileno())
    logging.disable()
    _limit_memory()
    read("$1$")
    print("ready", file=answers, flush=True)
    for line in sys.stdin:
        print(json.dumps(read(json.loads(line))), file=answers, flush=True)


if __name__ == "__main__":
    main()
