"""`domains`: the languages that problems are translated into."""

from __future__ import annotations

from typing import Annotated

import typer

from neurosym.cli.exits import Commands, ExitCode
from neurosym.cli.options import Json

domains = typer.Typer(cls=Commands, help="List, show and check the domains.", no_args_is_help=True)

Name = Annotated[str, typer.Argument(help="The name of a domain.")]


@domains.command("list")
def list_domains(as_json: Json = False) -> None:
    """Every domain that is installed, with what it is for."""
    from rich.text import Text

    from neurosym.cli.showing import out, print_json
    from neurosym.domains import get, names

    found = {name: get(name).description for name in names()}
    if as_json:
        print_json(found)
        return
    for name, description in found.items():
        out().print(Text.assemble((f"{name:<14}", "bold"), description))


@domains.command()
def show(name: Name, as_json: Json = False) -> None:
    """The grammar of a domain and its examples."""
    from rich.text import Text

    from neurosym.cli.showing import out, print_json
    from neurosym.domains import get
    from neurosym.language import print_answer

    domain = get(name)
    grammar = domain.grammar.read_text(encoding="utf-8")
    examples = [
        {"text": example.text, "program": example.program, "answer": print_answer(example.answer)}
        for example in domain.examples
    ]
    if as_json:
        described = {"name": domain.name, "description": domain.description}
        print_json(described | {"grammar": grammar, "examples": examples})
        return
    console = out()
    console.print(Text.assemble((domain.name, "bold"), f": {domain.description}"))
    console.print(Text(grammar, style="dim"))
    for example in examples:
        console.print(Text(example["text"], style="bold"))
        console.print(Text(example["program"].strip(), style="cyan"))
        console.print(Text(f"= {example['answer']}\n", style="green"))


@domains.command()
def check(name: Name, as_json: Json = False) -> None:
    """Every fault of a domain at once. Exit code 1 if there is one."""
    from rich.text import Text

    from neurosym.cli.showing import out, print_json
    from neurosym.domains import get
    from neurosym.evaluation.conformance import faults_of

    faults = faults_of(get(name))
    if as_json:
        print_json({"domain": name, "faults": faults})
    else:
        for fault in faults:
            out().print(Text(fault, style="red"))
        out().print(f"{len(faults)} faults" if faults else "no faults")
    raise typer.Exit(ExitCode.NOT_SUCCESSFUL if faults else ExitCode.OK)
