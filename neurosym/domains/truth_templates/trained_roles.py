"""The stock of role sentences that is trained, in the notation of phrases."""

from __future__ import annotations

from neurosym.domains.truth_templates.phrases import expanded
from neurosym.domains.truth_templates.roles import Role, Roles

_TRUTH = Role(
    does=expanded("""
(always|invariably|only ever) *(tell the truth|speak the truth|say what is so|speak truly|state what is true)
*(tell the truth|speak the truth|say what is so|keep to what is real) (at all times|in all cases|on every occasion)
*(tell the truth|speak the truth|say what is so|hold to the truth) (every time|no matter what|without fail)
*(have no choice but to|have to|be obliged to|be compelled to) (tell the truth|say what is so|speak truly)
*(be unable to do anything but|be sworn to|be certain to) (tell the truth|speak the truth|say what is true)
(can only|must|will always|cannot help but) (tell the truth|say what is so|give true answers|speak the truth)
never *fail to (tell the truth|say what is so|be honest)
(cannot|will never|could never|would never) (lie|tell a lie|mislead anyone|say what is not so|tell a falsehood)
*(be unable to|find it impossible to|refuse to|be forbidden to) (lie|mislead anyone|trick anyone|tell a lie)
*(be unable to|find it impossible to|be too honest to) (say what is not so|speak falsely|tell a falsehood)
never *(manage to|dare to) (lie|tell a lie|mislead anyone|say what is not so)
cannot bring [himself|themselves] to (lie|mislead anyone|say what is not so|tell an untruth|speak falsely)
*be powerless to (lie|tell a lie|mislead anyone|say what is not so|trick you)
never *(lie|tell a lie|mislead anyone|say what is not so|tell an untruth|stray from the truth|trick anyone)
*have never (once|yet|ever) (told a lie|lied|misled anyone|said anything false|spoken a false word)
*have only ever (told the truth|said what is so|spoken the truth)
*have yet to (tell a lie|say anything false|mislead somebody)
*be [a friend|friends] of (honesty|the truth)
*be [a stranger|strangers] to (lies|falsehood|deceit)
*be [a servant|servants] of the truth
*be [an enemy|enemies] of every lie
*be (truthful|honest|frank) (in every word|through and through|whenever questioned)
"""),
    clauses=expanded("""
(whatever|everything|anything) {a_one} (says|tells you|claims) (is|is always|will be|turns out to be) (true|so|correct)
(whatever|everything|anything) {a_one} (says|tells you|claims) is (the truth|a fact|bound to be true)
(all|everything) that {many} (say|claim|tell you) (is|is always|is bound to be) (true|correct|so)
what {many} (say|claim|tell you) is (true|always so|in every case correct)
(every|each|any) (statement|claim|remark|sentence) (of|made by|from) {a_one} is (true|correct|a true one)
you (can|may|can always) (trust|believe|rely on) (every word of|anything said by|whatever you hear from) {a_one}
you can take {a_one} at (his|their) word
no {one} (has ever told|ever told|ever tells|has yet told) (a lie|a falsehood|an untruth)
no {one} ever (said a false word|misled anyone|lied)
not (one|a single) (false|lying) word (comes from|is spoken by|was ever spoken by) {a_one}
from {a_one} (you will hear|you get|one hears) nothing but (the truth|true words)
the words of {a_one} (always|invariably) (agree with|match) what is the case
if {a_one} says (something|anything), it is (true|so)
if {a_one} says that something is so, then it is
for {many}, (lying|telling a lie|misleading others) is (impossible|out of the question)
honesty is all that {many} know
"""),
)

_FALSEHOOD = Role(
    does=expanded("""
(always|invariably|only ever) *(lie|tell lies|say what is not so|speak falsely|state what is false|mislead you)
*(lie|say what is not so|speak falsely|mislead everyone|tell lies) (at all times|in all cases|on every occasion)
*(lie|say what is not so|bend the truth|tell lies) (every time|no matter what|without fail)
*(have no choice but to|have to|be obliged to|be compelled to) (lie|mislead everyone|say what is not so|speak falsely)
*(be unable to do anything but|be sworn to|be certain to) (lie|tell lies|say what is false|mislead you)
(can only|must|will always|cannot help but) (lie|say what is not so|give false answers|mislead everyone)
never *fail to (lie|mislead you|say what is not so)
(cannot|will never|could never|would never) (tell the truth|speak the truth|say what is so|speak a true word)
*(be unable to|find it impossible to|refuse to|be forbidden to) (tell the truth|speak the truth|be honest)
*(be unable to|find it impossible to|be too crooked to) (say what is so|speak truly|speak a true word)
never *(manage to|dare to) (tell the truth|speak the truth|say what is so|be honest)
cannot bring [himself|themselves] to (tell the truth|be honest|say what is so|speak a true word|speak truly)
*be powerless to (tell the truth|speak truly|say what is so|give a true answer|be honest)
never *(tell the truth|speak the truth|say what is so|speak a true word|speak truly|give a true answer)
*have never (once|yet|ever) (told the truth|been honest|said anything true|spoken a true word)
*have only ever (told lies|said what is not so|spoken falsely)
*have yet to (tell the truth|say anything true|speak an honest word)
*be [a friend|friends] of (falsehood|lies)
*be [a stranger|strangers] to (the truth|honesty)
*be [a servant|servants] of the lie
*be [an enemy|enemies] of the truth
*be (untruthful|dishonest|false) (in every word|through and through|whenever questioned)
"""),
    clauses=expanded("""
(whatever|everything|anything) {a_one} (says|tells you|claims) (is|is always|will be|turns out to be) (false|wrong)
whatever {a_one} (says|claims) is (incorrect|always incorrect)
(whatever|everything|anything) {a_one} (says|tells you|claims) is (a lie|not so|bound to be false)
(all|everything) that {many} (say|claim|tell you) (is|is always|is bound to be) (false|wrong|incorrect)
what {many} (say|claim|tell you) is (false|never so|in every case wrong)
(every|each|any) (statement|claim|remark|sentence) (of|made by|from) {a_one} is (false|a lie|a false one)
you (cannot|can never|should never) (trust|believe|rely on) (a word of|anything said by|a single word from) {a_one}
you can never take {a_one} at (his|their) word
no {one} (has ever told|ever told|ever tells|has yet told) the truth
no {one} ever (said a true word|gave a true answer|spoke truly)
not (one|a single) (true|honest) word (comes from|is spoken by|was ever spoken by) {a_one}
from {a_one} (you will hear|you get|one hears) nothing but (lies|false words)
the words of {a_one} never (agree with|match) what is the case
if {a_one} says (something|anything), it is (false|not so)
if {a_one} says that something is so, then it is not
for {many}, (telling the truth|honesty|speaking truly) is (impossible|out of the question)
deceit is all that {many} know
"""),
)

TRAINED_ROLES = Roles(
    truth=_TRUTH,
    falsehood=_FALSEHOOD,
    one=expanded("""
{a_one} {does}
(every|each|any) {one} {does}
(whoever|anybody who) is {a_one} {does}
{a_one} is (someone|a person) who {does}
(someone|a person|anybody) who {does} is (called|known as|by definition) {a_one}
"""),
    many=expanded("""
{many} {do}
{many} {do}
(all|the) {many} {do}
{many} are (those|the ones|people) who {do}
(those|the ones|people) who {do} are (called|known as) {many}
as for {many}, they {do}
it is (known|said) that {many} {do}
"""),
    both=expanded("""
there are {many1}, who {do1}, and {many2}, who {do2}
(while|whereas) {many1} {do1}, {many2} {do2}
{many1} are those who {do1}; {many2} are those who {do2}
unlike {many2}, who {do2}, {many1} {do1}
those who {do1} are called {many1}, and those who {do2} are called {many2}
{many1} ({do1}) live side by side with {many2} ({do2})
"""),
    only_two=expanded("""
there are two (kinds|sorts|types) of people here: {many1}, who {do1}, and {many2}, who {do2}
(some|a few) of them are {many1}, who {do1}, and the (others|rest) are {many2}, who {do2}
(everyone|everybody|each person|each of them) is either {a_one1}, who {does1}, or {a_one2}, who {does2}
the (locals|natives|people here) are {many1}, who {do1}, or {many2}, who {do2}
one group, the {many1}, is of people who {do1}, and the other, the {many2}, of people who {do2}
"""),
    joins=expanded("""
{x}, and {y}
{x}, (while|whereas|but|yet) {y}
{x}; {y}
{x}, and (then again|by contrast) {y}
{x}; (however|in contrast|on the other hand), {y}
"""),
)
