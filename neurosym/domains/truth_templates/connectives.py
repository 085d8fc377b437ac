"""The logical words of claims: is and is not, how many, all and none, and, or, if, and what somebody would say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Connectives:
    """Patterns in the notation of phrases, of which one is drawn.

    is_, is_not: of {who}, with {be}, {noun}, {one}, {many}. None: only the plainest.
    count: how many of a {group}, with {n} (such as `exactly two`), {are} (such as `are knaves`), {there} (such as
    `are exactly two knaves`) and {many}. starts: exactly, at least, at most {n}.
    of_two, of_more: both, neither, not both, either, in more than the plainest words.
    joined: two claims {x}, {y} in one. would_say: what {who} or {name} would say.
    all_same, echoes: claims that only a manner with words for them makes; an echo says of {y} what it says of {x}.
    """

    is_: tuple[str, ...]
    is_not: tuple[str, ...]
    count: tuple[str, ...]
    starts: Mapping[str, tuple[str, ...]]
    of_two: Mapping[str, tuple[str, ...]]
    of_more: Mapping[str, tuple[str, ...]]
    joined: Mapping[str, tuple[str, ...]]
    would_say: tuple[str, ...]
    all_same: tuple[str, ...] = ()
    echoes: Mapping[str, tuple[str, ...]] | None = None


PLAIN = Connectives(
    is_=(),
    is_not=(),
    count=(),
    starts={
        "exactly": ("exactly {n}", "just {n}", "precisely {n}", "exactly {n}"),
        "at_least": ("at least {n}", "no fewer than {n}", "{n} or more"),
        "at_most": ("at most {n}", "no more than {n}", "not more than {n}"),
    },
    of_two={},
    of_more={},
    joined={
        "and": ("{x} and {y}", "{x}, and {y}", "{x}, but {y}", "{x} and also {y}"),
        "or": ("{x} or {y}", "{x}, or {y}", "{x} or {y}, or both", "at least one of these is true: {x}; {y}"),
        "xor": ("either {x} or {y}, but not both", "{x} or {y}, but not both", "exactly one of these holds: {x}; {y}"),
        "implies": ("if {x}, then {y}", "if {x}, {y}", "{y} if {x}", "{x} only if {y}", "{x} implies that {y}"),
        "iff": ("{x} if and only if {y}", "{x} exactly when {y}", "{x} just in case {y}", "{x} precisely if {y}"),
    },
    would_say=(
        "{who} would say that {what}",
        "{who} would tell you that {what}",
        "{who} would claim that {what}",
        "if you asked {name}, the reply would be that {what}",
        "{who} can say that {what}",
    ),
)

WIDE = Connectives(
    is_=(
        "{who} {be} {noun}",
        "{who} {be} {noun}",
        "{who} {be} (really|in fact|actually|clearly|definitely|certainly|undoubtedly|indeed) {noun}",
        "{who} {be} one of the {many}",
        "{who} {belong} to the {many}",
        "{who} {be} (among|counted among) the {many}",
        "(it is true|it is certain|there is no doubt|it is a fact) that {who} {be} {noun}",
        "{who} {be}, (without a doubt|as it happens|in truth|of course), {noun}",
        "{who} (must|has to be taken to) be {noun}",
        "{who_be} {noun}",
    ),
    is_not=(
        "{who} {be} not {noun}",
        "{who} {be} not {noun}",
        "{who} {be} no {one}",
        "{who} {be} (certainly|definitely|really|surely) not {noun}",
        "{who} {be} (by no means|in no way) {noun}",
        "{who} {be} (anything but|far from being) {noun}",
        "{who} {be} not one of the {many}",
        "{who} {be} not (among|counted among) the {many}",
        "{who} {do} not belong to the {many}",
        "(it is not true|it is false|it is not the case|it is wrong) that {who} {be} {noun}",
        "(nobody can say|there is no way) that {who} {be} {noun}",
        "{who} cannot be {noun}",
        "{who} {isnt} {noun}",
    ),
    count=(
        "{n} of {group} {are}",
        "{n} of {group} {are}",
        "there {there} among {group}",
        "among {group} there {there}",
        "among {group}, {n} {are}",
        "of {group}, {n} {are}",
        "the number of {many} among {group} is {n}",
        "out of {group}, {n} {are}",
    ),
    starts={
        "exactly": PLAIN.starts["exactly"],
        "at_least": ("at least {n}", "no fewer than {n}", "not fewer than {n}", "not less than {n}", "{n} or more"),
        "at_most": ("at most {n}", "no more than {n}", "not more than {n}", "{n} or fewer"),
    },
    of_two={
        "both": (
            "both of (the two|these two), {all}, are {nouns}",
            "{x} and {y} alike are {nouns}",
            "(each of|every one of) {all_of} is {noun}",
        ),
        "neither": (
            "neither {x} nor {y} is {noun}",
            "(neither|none|not one) of {all_of} is {noun}",
            "{x} is not {noun}, nor {by} {y}",
            "{x} is not {noun}, and neither {by} {y}",
            "both {x} and {y} are something other than {nouns}",
        ),
        "not_both": (
            "it is not true that both {x} and {y} are {nouns}",
            "{x} and {y} cannot both be {nouns}",
            "at most one of {all_of} is {noun}",
            "not both {x} and {y} are {nouns}",
            "{all_of} are not {nouns} together",
        ),
        "either": (
            "either {x} or {y} {by} {noun}, (perhaps|possibly) both",
            "{x} is {noun} or {y} {by}",
            "at least one of the two, {x} or {y}, is {noun}",
            "(one or both of|one, if not both, of) {all_of} are {nouns}",
            "there is {noun} among {all_of}",
        ),
    },
    of_more={
        "both": ("each of {all_of} is {noun}", "every one of {all_of} is {noun}", "{all} are {nouns}, all of them"),
        "neither": ("not one of {all_of} is {noun}", "there is no {one} among {all_of}"),
        "not_both": ("not every one of {all_of} is {noun}", "at least one of {all_of} is not {noun}"),
        "either": ("there is at least one {one} among {all_of}", "one or more of {all_of} are {nouns}"),
    },
    joined={
        "and": (
            *PLAIN.joined["and"],
            "both of these (are true|hold): {x}; {y}",
            "{x}, and (moreover|besides|what is more|in addition|at the same time), {y}",
            "{x}, while {y}",
            "not only is it true that {x}, but also that {y}",
        ),
        "or": (
            "{x} or {y}",
            "{x}, or {y}",
            "{x} or {y}, or both",
            "(at least one|one or both) of these (will be true|must hold): {x}; {y}",
            "{x}, or else {y}, or both",
            "it is true that {x}, or that {y}, or both",
        ),
        "xor": (
            "either {x} or {y}, but not both",
            "{x} or {y}, but not both",
            "(exactly|just|precisely) one of these (holds|is true): {x}; {y}",
            "of the two sentences that {x} and that {y}, exactly one is true",
            "either {x}, or {y}, (and not both|but never both|though not both)",
        ),
        "implies": (
            *PLAIN.joined["implies"],
            "(whenever|assuming that|provided that|given that|in case|as long as|should it be true that) {x}, {y}",
            "from the fact that {x} it follows that {y}",
            "{y}, (provided that|as long as|at least if|assuming that) {x}",
        ),
        "iff": (
            *PLAIN.joined["iff"],
            "{x} if, and only if, {y}",
            "{x} when, and only when, {y}",
            "{x} exactly if {y}",
            "{x} if {y}, and only then",
            "it is true that {x} just when it is true that {y}",
        ),
    },
    would_say=(
        "{who} would (say|tell you|claim|answer|reply|maintain|state|tell everyone) that {what}",
        "if you asked {name}, (the reply would be|the answer would be|you would hear|you would be told) that {what}",
        "(when|if) asked, {who} would (say|claim|answer) that {what}",
        "{who} (can|could|might well) (say|claim|state) that {what}",
        "a question to {name} would bring the answer that {what}",
    ),
    all_same=(
        "{group} are all of (one kind|one type|one sort|the same kind|the same sort)",
        "{group} are all the same",
        "all of {group_of} are (alike|of one kind|of the same type)",
        "there is (just|only) one kind among {group_of}",
        "no two of {group_of} (differ|are different|are of different kinds)",
        "(each|every one) of {group_of} is of the same kind as (all|each of) the others",
    ),
    echoes={
        "and": (
            "{x} is {noun}, and so {by} {y}",
            "{x} is {noun}, and {y} {by} too",
            "{x} is {noun}, (just like|like|as is) {z}",
            "{x} is {noun}, and {y} {by} (one too|one as well|another)",
        ),
        "implies": (
            "if {x} is {noun}, (then so {by} {y}|so {by} {y}|then {y} {by} too)",
            "if {x} is {noun}, then {y} {by} (one too|one as well|another)",
            "{x} is {noun} only if {y} {by} (too|as well|one too)",
        ),
        "and_not": (
            "{x} is {noun}, (but|and|while) {y} {by} not",
            "{x} is {noun}, unlike {z}",
            "{x} is {noun}, which {y} {by} not",
        ),
        "implies_not": (
            "if {x} is {noun}, then {y} {by} not",
            "if {x} is {noun}, {y} {by} not one",
        ),
        "iff": (
            "{x} is {noun} if and only if {y} {by} (too|one too)",
            "{x} is {noun} exactly when {y} {by}",
        ),
    },
)
