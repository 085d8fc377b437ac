"""What a model is shown that was never trained on dates."""

from fractions import Fraction

from neurosym.domains import Example

EXAMPLES = (
    Example(
        "A library book is lent on 20 January 2023 for 40 days. When is it due? Give year, month and day.",
        """\
unknown due_year, due_month, due_day: natural
# the date that is 40 days later
date(due_day, due_month, due_year) == date(20, 1, 2023) + 40
answer due_year, due_month, due_day
""",
        (Fraction(2023), Fraction(3), Fraction(1)),
    ),
    Example(
        "Which day of October 2026 is the first Thursday of that month?",
        """\
unknown first_thursday: natural
first_thursday <= 7
# Thursday is weekday 4
weekday(date(first_thursday, 10, 2026)) == 4
answer first_thursday
""",
        (Fraction(1),),
    ),
    Example(
        "Grandfather was born on 9 November 1951. Which day of the week was that?",
        """\
birth = date(9, 11, 1951)
# the days since the last Monday, the last Tuesday, ...; 0 on that weekday itself
answer which smallest of "Monday": since(birth, 1), "Tuesday": since(birth, 2), "Wednesday": since(birth, 3), \
"Thursday": since(birth, 4), "Friday": since(birth, 5), "Saturday": since(birth, 6), "Sunday": since(birth, 7)
""",
        ("Friday",),
    ),
    Example(
        "How many days did the months of February and March have together in 2020?",
        "answer month_days(2020, 2) + month_days(2020, 3)\n",
        (Fraction(60),),
    ),
    Example(
        "Lena's passport says that it was issued in a leap year. Can that be 1900?",
        "answer leap(1900)\n",
        (False,),
    ),
    Example(
        "The school play is on 12 June 2025. Today is 28 April 2025. How many days are left until the play?",
        """\
play = date(12, 6, 2025)
today = date(28, 4, 2025)
answer play - today
""",
        (Fraction(45),),
    ),
)
