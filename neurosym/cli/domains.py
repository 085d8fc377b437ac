"""`domains`: the languages that problems are translated into."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from neurosym.cli.exits import Commands, ExitCode
from neurosym.cli.options import Json
from neurosym.errors import NeurosymError

if TYPE_CHECKING:
    from neurosym.domains.faults import DomainFault

domains = typer.Typer(cls=Commands, help="List, show and check the domains, and begin a new one.", no_args_is_help=True)

Name = Annotated[str, typer.Argument(help="The name of a domain.")]


@domains.command("list")
def list_domains(as_json: Json = False) -> None:
    """Every domain that is installed, with what it is for."""
    from rich.text import Text

    from neurosym.cli.showing import out, print_json
    from neurosym.domains import names

    found = {name: _description(name) for name in names()}
    if as_json:
        print_json(found)
        return
    for name, description in found.items():
        out().print(Text.assemble((f"{name:<14}", "bold"), description))


def _description(name: str) -> str:
    """What the domain is for. One that cannot be loaded does not hide the others."""
    from neurosym.domains import get

    try:
        return get(name).description
    except NeurosymError as error:
        return f"({error})"


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
def check(
    name: Annotated[str, typer.Argument(help="The name of a domain, or a folder with a package that offers one.")],
    as_json: Json = False,
) -> None:
    """Every fault of a domain at once. Exit code 1 if there is one."""
    from rich.text import Text

    from neurosym.cli.showing import out, print_json
    from neurosym.domains import names
    from neurosym.evaluation.conformance import faults_in, faults_of_name

    in_folder = name not in names() and Path(name).is_dir()
    faults = faults_in(Path(name)) if in_folder else faults_of_name(name)
    if as_json:
        print_json({"domain": name, "faults": [_as_data(fault) for fault in faults]})
    else:
        for fault in faults:
            out().print(Text(str(fault), style="red"))
        out().print({0: "no faults", 1: "1 fault"}.get(len(faults), f"{len(faults)} faults"))
    raise typer.Exit(ExitCode.NOT_SUCCESSFUL if faults else ExitCode.OK)


def _as_data(fault: DomainFault) -> dict[str, Any]:
    place = fault.place
    file = str(place.file) if place else None
    return {
        "subject": fault.subject,
        "message": fault.message,
        "file": file,
        "line": (place.line or None) if place else None,
    }


@domains.command()
def new(
    name: Annotated[str, typer.Argument(help="The name of the new domain.")],
    package: Annotated[Path | None, typer.Option(help="The folder to write to; by default neurosym-NAME.")] = None,
    as_json: Json = False,
) -> None:
    """Write an installable package with a new domain, small and whole, to be changed into your own."""
    from neurosym.cli.showing import print_json
    from neurosym.domains.packages import project_name, write_package

    folder = package or Path(project_name(name))
    files = write_package(name, folder)
    if as_json:
        print_json({"domain": name, "folder": str(folder), "files": [str(file) for file in files]})
        return
    for file in files:
        print(file)
    print(f"check it: neurosym domains check {folder}")
    print(f"install it: pip install --editable {folder}")
