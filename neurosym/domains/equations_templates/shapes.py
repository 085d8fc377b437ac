"""Everyday shapes: perimeter, area and angles of squares, rectangles and triangles, forwards and backwards."""

from __future__ import annotations

import random
from fractions import Fraction

from neurosym.domains.domain import Example
from neurosym.domains.templates import Template, example

_UNITS = ("cm", "m", "inches", "feet", "metres", "yards")
_SHAPED = ("garden", "field", "room", "table", "card", "mirror", "window", "wall", "park", "tile")
_KINDS = ("equilateral", "square", "square_area", "triangle", "height", "rectangle", "width", "angle")
_TRIANGLES = ("equilateral", "triangle", "height", "angle")


def _shape(rng: random.Random) -> Example:
    """One shape of any kind."""
    unit, what = rng.choice(_UNITS), rng.choice(_SHAPED)
    side, other = rng.randint(3, 40), rng.randint(3, 40)
    kind = rng.choice(_KINDS)
    make = _triangle if kind in _TRIANGLES else _rectangle
    return make(rng, kind, unit, what, side, other)


def _triangle(rng: random.Random, kind: str, unit: str, what: str, side: int, other: int) -> Example:
    square = f"square {unit}"
    match kind:
        case "equilateral":
            told = (
                f"The perimeter of an equilateral triangle is {3 * side} {unit}. How long is each side?",
                f"A {what} has the shape of an equilateral triangle and a perimeter of {3 * side} {unit}. Find the "
                "length of a side.",
            )
            return example(rng.choice(told), f"perimeter = {3 * side}\nside = perimeter / 3\nanswer side", side)
        case "triangle":
            told = (
                f"A right-angled triangle has a base of {side} {unit} and a height of {other} {unit}. What is its "
                "area?",
                f"Find the area of a triangle with base {side} {unit} and height {other} {unit}.",
            )
            program = f"base = {side}\nheight = {other}\narea = base * height / 2\nanswer area"
            return example(rng.choice(told), program, Fraction(side * other, 2))
        case "height":
            told = (
                f"The area of a triangle is {side * other} {square} and its base is {2 * side} {unit}. Find its "
                "height.",
                f"A triangle with a base of {2 * side} {unit} has an area of {side * other} {square}. How high is it?",
            )
            program = f"area = {side * other}\nbase = {2 * side}\nheight = 2 * area / base\nanswer height"
            return example(rng.choice(told), program, other)
        case _:
            first, second = rng.randint(20, 80), rng.randint(20, 80)
            told = (
                f"Two angles of a triangle are {first} and {second} degrees. How large is the third?",
                f"In a triangle one angle is {first} degrees and another one {second} degrees. Find the third angle.",
            )
            program = f"third_angle = 180 - ({first} + {second})\nanswer third_angle"
            return example(rng.choice(told), program, 180 - first - second)


def _rectangle(rng: random.Random, kind: str, unit: str, what: str, side: int, other: int) -> Example:
    square = f"square {unit}"
    match kind:
        case "square":
            told = (
                f"The perimeter of a square is {4 * side} {unit}. What is its area in {square}?",
                f"A square {what} has a perimeter of {4 * side} {unit}. Find its area.",
            )
            return example(rng.choice(told), f"side = {4 * side} / 4\narea = side ** 2\nanswer area", side * side)
        case "square_area":
            told = (
                f"A square {what} has an area of {side * side} {square}. How long is a side?",
                f"Find the side of a square whose area is {side * side} {square}.",
            )
            return example(rng.choice(told), f"area = {side * side}\nside = sqrt(area)\nanswer side", side)
        case "rectangle":
            wanted, value, formula = rng.choice(
                (
                    ("perimeter", 2 * (side + other), "2 * (length + width)"),
                    ("area", side * other, "length * width"),
                )
            )
            told = (
                f"A {what} is {side} {unit} long and {other} {unit} wide. What is its {wanted}?",
                f"What is the {wanted} of a rectangular {what} with a length of {side} {unit} and a width of {other} "
                f"{unit}?",
            )
            program = f"length = {side}\nwidth = {other}\n{wanted} = {formula}\nanswer {wanted}"
            return example(rng.choice(told), program, value)
        case _:
            told = (
                f"A rectangular {what} has an area of {side * other} {square}. It is {side} {unit} long. How wide is "
                "it?",
                f"The area of a {what} is {side * other} {square} and its length is {side} {unit}. Find the width.",
            )
            program = f"area = {side * other}\nlength = {side}\nwidth = area / length\nanswer width"
            return example(rng.choice(told), program, other)


TEMPLATES = (Template("everyday_shape", _shape),)
