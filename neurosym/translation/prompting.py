"""What a model is shown. One place for every prompt, so that training and decoding cannot drift apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable

END_OF_EXAMPLE = "\n\n"


def program_prompt(text: str) -> str:
    """Ends where the program begins."""
    return f"Problem: {_flat(text)}\nProgram:\n"


def names_line(names: str) -> str:
    """The names in view, which all sentences of a text have before them; nothing if none are declared."""
    return f"Names: {names}\n" if names else ""


def sentence_prompt(names: str, sentence: str) -> str:
    """For one sentence of a text, with the names that are declared in view if there are any."""
    return f"{names_line(names)}Sentence: {_flat(sentence)}\nProgram:\n"


def question_sentence(statement: str) -> str:
    """How a statement is shown that is to be judged, when nothing else in its text says so."""
    return f"Question: {statement}"


def sentence_target(fragment: str) -> str:
    """What follows `sentence_prompt` in training: the lines with their ends, or nothing."""
    return fragment.strip() + "\n" if fragment.strip() else ""


def answer_prompt(text: str) -> str:
    """Ends where the answer begins (with its space)."""
    return f"Problem: {_flat(text)}\nAnswer:"


def program_target(program: str) -> str:
    """What follows `program_prompt` in training: every line with its end, the last one too."""
    return program.strip() + "\n"


def answer_target(answer: str) -> str:
    """What follows `answer_prompt` in training."""
    return f" {answer}"


def chat_answer_prompt(text: str, chat: Callable[[str], str]) -> str:
    """For an untrained model in its own chat format: the answer alone."""
    return chat(f"{_flat(text)}\n\nReply with the final answer only, with no explanation.")


def chat_thought_prompt(text: str, chat: Callable[[str], str]) -> str:
    """For an untrained model in its own chat format: chain of thought, then the answer on a line of its own."""
    return chat(
        f"{_flat(text)}\n\nThink step by step. Then give the final answer on the last line as: The answer is <answer>."
    )


def chat_execution_prompt(program: str, chat: Callable[[str], str]) -> str:
    """For an untrained model in its own chat format: a program that it shall work out by itself, in words."""
    return chat(
        "Here is a short program. It defines values and states conditions; its last line says what is asked.\n\n"
        f"{program.strip()}\n\nWork it out step by step. "
        "Then give the final answer on the last line as: The answer is <answer>."
    )


def repair_prompt(text: str, program: str, error: str) -> str:
    """A failed program and what is wrong with it; ends where the better one begins."""
    return f"{program_prompt(text)}{program.strip()}\nError: {_flat(error)}\nProgram:\n"


def few_shot_prefix(examples: Iterable[tuple[str, str]]) -> str:
    """Worked examples (text, program) to stand before a program prompt."""
    return "".join(f"{program_prompt(text)}{program.strip()}{END_OF_EXAMPLE}" for text, program in examples)


def _flat(text: str) -> str:
    """One line: a problem's own line breaks would look like the end of it."""
    return " ".join(text.split())
