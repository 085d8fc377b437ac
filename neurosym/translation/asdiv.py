from neurosym.language.syntax import Program
from neurosym.translation.formulas import FormulaError
def program_of_asdiv(text, annotation, gold) -> Program:
    raise FormulaError("later")
