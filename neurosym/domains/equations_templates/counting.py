"""Whole numbers: remainders, common multiples and divisors, limits, counting, arrangements."""

from __future__ import annotations

import random
from math import comb, factorial, gcd, lcm, prod

from neurosym.domains.domain import Example
from neurosym.domains.templates import DEV, FRUIT, STATIONERY, TEST, TOYS, Template, example, people, say


def _same_remainders(rng: random.Random) -> Example:
    while True:
        first, second = rng.sample(range(4, 14), 2)
        one, two = rng.randrange(1, first), rng.randrange(1, second)
        if gcd(first, second) == 1:
            break
    number = next(n for n in range(1, first * second + 1) if n % first == one and n % second == two)
    thing = rng.choice((*TOYS, *FRUIT))
    text = rng.choice(
        (
            f"If the {thing.many} in a bag are put in rows of {first}, {one} remain; in rows of {second}, {two} "
            "remain. What is the "
            f"smallest number of {thing.many} that the bag can hold?",
            f"What is the smallest positive number that leaves {one} when divided by {first} and {two} when divided "
            f"by {second}?",
        )
    )
    program = f"""
        unknown number: natural
        number >= 1
        number mod {first} == {one}
        number mod {second} == {two}
        answer smallest number
    """
    return example((text,), program, number)


def _meet_again(rng: random.Random) -> Example:
    while True:
        times = rng.sample(range(4, 25), rng.choice((2, 2, 3)))
        if max(times) < lcm(*times) <= 400:
            break
    shown = ", ".join(map(str, times[:-1])) + f" and {times[-1]}"
    text = rng.choice(
        (
            f"Buses on {len(times)} lines leave the station at intervals of {shown} minutes. They have just left "
            "together. "
            "After how many "
            f"minutes do they leave together again?",
            f"{len(times)} lights flash at intervals of {shown} seconds. They flash together now. In how many "
            "seconds will all "
            "of them "
            f"flash together the next time?",
        )
    )
    program = f"""
        # the first time that is a multiple of all of them
        time = lcm({", ".join(map(str, times))})
        answer time
    """
    return example((text,), program, lcm(*times))


def _equal_bags(rng: random.Random) -> Example:
    first, second = rng.sample((*FRUIT, *STATIONERY), 2)
    bags = rng.randint(4, 18)
    while True:
        one, two = rng.sample(range(2, 9), 2)
        if gcd(one, two) == 1:
            break
    text = rng.choice(
        (
            f"{bags * one} {first.many} and {bags * two} {second.many} are put into bags that all hold the same, "
            "with nothing left "
            f"over. What is the largest possible number of bags?",
            f"A teacher makes as many equal packages as possible out of {bags * two} {second.many} and {bags * one} "
            f"{first.many}, "
            f"using everything. How many packages are there?",
        )
    )
    program = f"""
        {first.key} = {bags * one}
        {second.key} = {bags * two}
        bags = gcd({first.key}, {second.key})
        answer bags
    """
    return example((text,), program, bags)


def _divisible_in_range(rng: random.Random) -> Example:
    low, high = rng.randint(1, 40), rng.randint(60, 150)
    while True:
        by, not_by = rng.randint(2, 9), rng.randint(2, 12)
        if by != not_by and by % not_by:
            break
    text = rng.choice(
        (
            f"How many whole numbers from {low} to {high} are divisible by {by} but not by {not_by}?",
            f"Count the multiples of {by} between {low} and {high}, both included, that {not_by} does not divide. "
            "How many are "
            f"there?",
        )
    )
    program = f"""
        unknown number: natural
        number >= {low} and number <= {high}
        divides({by}, number) and not divides({not_by}, number)
        answer count number
    """
    return example((text,), program, sum(n % by == 0 and n % not_by != 0 for n in range(low, high + 1)))


def _committee(rng: random.Random) -> Example:
    girls, boys = rng.randint(3, 8), rng.randint(3, 8)
    some, others = rng.randint(2, 3), rng.randint(2, 3)
    text = rng.choice(
        (
            f"A class has {girls} girls and {boys} boys. In how many ways can a team of {say(rng, some)} girls and "
            f"{say(rng, others)} boys be chosen?",
            f"From {boys} men and {girls} women a committee with {some} women and {others} men is elected. How many "
            "committees are "
            f"possible?",
        )
    )
    women = "women" if "women" in text else "girls"
    men = "men" if women == "women" else "boys"
    program = f"""
        ways_for_{women} = binomial({girls}, {some})
        ways_for_{men} = binomial({boys}, {others})
        ways = ways_for_{women} * ways_for_{men}
        answer ways
    """
    return example((text,), program, comb(girls, some) * comb(boys, others))


def _handshakes(rng: random.Random) -> Example:
    if rng.random() < 0.5:
        guests = rng.randint(5, 20)
        text = f"At a party {guests} guests shake hands, each with each other once. How many handshakes are there?"
        program = f"""
            guests = {guests}
            handshakes = binomial(guests, 2)
            answer handshakes
        """
        return example((text,), program, comb(guests, 2))
    teams = rng.randint(5, 16)
    games = comb(teams, 2)
    played = f"In a league every team played once against every other team, {games} games in all."
    text = f"{played} How many teams are in it?"
    program = f"""
        unknown teams: natural
        teams * (teams - 1) / 2 == {games}
        answer teams
    """
    return example((text,), program, teams)


def _in_a_row(rng: random.Random) -> Example:
    books, first = rng.randint(4, 8), rng.random() < 0.5
    who = people(rng, 1)[0]
    text = rng.choice(
        (
            f"In how many orders can {books} different books stand on a shelf",
            f"{who.name} hangs {books} different flags in a row. How many orders are there",
        )
    )
    text += ", if one certain of them must be at the left end?" if first else "?"
    program = f"""
        {"# one place is fixed" if first else "# every order of all of them"}
        orders = factorial({books}{" - 1" if first else ""})
        answer orders
    """
    return example((text,), program, factorial(books - 1 if first else books))


def _outfits(rng: random.Random) -> Example:
    who = people(rng, 1)[0]
    kinds = rng.sample(("shirts", "trousers", "hats", "scarves", "jackets"), 3)
    counts = [rng.randint(2, 7) for _ in kinds]
    shown = f"{counts[0]} {kinds[0]}, {counts[1]} {kinds[1]} and {counts[2]} {kinds[2]}"
    text = rng.choice(
        (
            f"{who.name} owns {shown}. How many different outfits of one of each kind are there?",
            f"An outfit is one of each: {who.name} chooses among {shown}. In how many ways can {who.he} dress?",
        )
    )
    definitions = "\n        ".join(f"{kind} = {count}" for kind, count in zip(kinds, counts, strict=True))
    program = f"""
        {definitions}
        outfits = {" * ".join(kinds)}
        answer outfits
    """
    return example((text,), program, prod(counts))


def _most_for_money(rng: random.Random) -> Example:
    buyer = people(rng, 1)[0]
    thing, box = rng.choice((*FRUIT, *TOYS)), rng.choice(("a basket", "a box", "an album", "a bag"))
    price, extra, money = rng.randint(2, 9), rng.randint(3, 15), rng.randint(40, 120)
    text = rng.choice(
        (
            f"{buyer.name} has {money} dollars. {box.capitalize()} costs {extra} dollars and each of the "
            f"{thing.many} costs "
            f"{price} dollars. How "
            f"many {thing.many} can {buyer.he} buy at most together with {box}?",
            f"At {price} dollars apiece, what is the largest number of {thing.many} that {buyer.name} can pay for "
            f"with {money} "
            f"dollars if {box} for {extra} dollars must be bought too?",
        )
    )
    program = f"""
        unknown {thing.key}: natural
        {price} * {thing.key} + {extra} <= {money}
        answer largest {thing.key}
    """
    return example((text,), program, (money - extra) // price)


def _cheapest_packs(rng: random.Random) -> Example:
    host = people(rng, 1)[0]
    size, guests, each = rng.randint(6, 15), rng.randint(12, 60), rng.randint(2, 4)
    text = rng.choice(
        (
            f"{host.name} expects {guests} guests and wants at least {each} rolls for each of them. Rolls come in "
            f"packs of {size}. "
            f"What is the smallest number of packs {host.he} must buy?",
            f"Rolls are sold in packs of {size}. For {guests} people with at least {each} rolls each, how many packs "
            "does "
            f"{host.name} need at the least?",
        )
    )
    program = f"""
        unknown packs: natural
        {size} * packs >= {each} * {guests}
        answer smallest packs
    """
    return example((text,), program, -(-guests * each // size))


def _digit_sums(rng: random.Random) -> Example:
    total = rng.randint(3, 16)
    even = rng.random() < 0.4
    kind = "even two-digit" if even else "two-digit"
    text = rng.choice(
        (
            f"How many {kind} numbers have digits that add up to {total}?",
            f"Of all {kind} numbers, how many have the digit sum {total}?",
        )
    )
    extra = "divides(2, number)\n        " if even else ""
    program = f"""
        unknown number: natural
        number >= 10 and number <= 99
        digit_sum(number) == {total}
        {extra}answer count number
    """
    found = sum(n // 10 + n % 10 == total and (not even or n % 2 == 0) for n in range(10, 100))
    return example((text,), program, found)


def _next_prime(rng: random.Random) -> Example:
    start = rng.randint(14, 120)
    text = rng.choice(
        (
            f"What is the smallest prime number greater than {start}?",
            f"Which prime comes next after {start}?",
        )
    )
    program = f"""
        unknown number: natural
        number > {start} and number <= {2 * start}
        prime(number)
        answer smallest number
    """
    found = next(n for n in range(start + 1, 2 * start) if all(n % d for d in range(2, n)))
    return example((text,), program, found)


def _ways_to_pay(rng: random.Random) -> Example:
    large, small = rng.choice(((5, 2), (10, 5), (10, 2), (20, 5)))
    amount = large * rng.randint(3, 8)
    buyer = people(rng, 1)[0]
    text = rng.choice(
        (
            f"In how many ways can {buyer.name} pay {amount} dollars with {large} dollar and {small} dollar notes "
            "only? Using one "
            f"kind alone is allowed.",
            f"{buyer.name} has plenty of {small} dollar and {large} dollar notes. How many ways are there to make "
            f"exactly {amount} "
            f"dollars, if one kind may be left out?",
        )
    )
    program = f"""
        unknown large_notes, small_notes: natural
        {large} * large_notes + {small} * small_notes == {amount}
        answer count large_notes, small_notes
    """
    return example((text,), program, sum((amount - large * n) % small == 0 for n in range(amount // large + 1)))


TEMPLATES = (
    Template("same_remainders", _same_remainders),
    Template("meet_again", _meet_again),
    Template("equal_bags", _equal_bags),
    Template("divisible_in_range", _divisible_in_range),
    Template("committee", _committee),
    Template("handshakes", _handshakes),
    Template("in_a_row", _in_a_row),
    Template("outfits", _outfits, DEV),
    Template("most_for_money", _most_for_money),
    Template("cheapest_packs", _cheapest_packs, TEST),
    Template("digit_sums", _digit_sums),
    Template("next_prime", _next_prime, TEST),
    Template("ways_to_pay", _ways_to_pay),
)
