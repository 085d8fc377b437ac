"""The stock of scenes that is trained, in the notation of phrases: who is there, who is like whom, what is asked."""

from __future__ import annotations

from neurosym.domains.truth_templates.phrases import expanded

KINDS = expanded("""
(everyone|everybody|each person|each man and woman) here is (|either ){options}
on a far-off island (there are only|live only) {all}
each of the {size} is (|either ){options}
this (town|island|village|land) has {count} (kinds|sorts) of people, {all}
the (inhabitants|people) of this (valley|island|town) are {all}
every (member of the club|citizen|villager|native) is (|either ){options}
in this country one is {options}, and nobody is more than one of these
a strange village is home to {all}
you know that each of them must be {options}
there are {count} (kinds|types) of (people|persons|islanders): {all}
all who live here are each {options}
nobody in this place is anything but {options}
""")

MEETINGS = expanded("""
you (meet|run into|come across|talk to|bump into) {n} of them: {them}
you (meet|come across|talk to|visit|sit down with) {them}
(once|one day|one morning) you (run into|meet) {them}
{them} are {n} (islanders|suspects|friends|neighbours|villagers|players)
{n} (people|islanders|suspects|merchants), {them}, (come up to you|stand before you|are questioned|greet you)
there are {n} (suspects|people|islanders|players|members): {them}
there are {n} of them, (namely|called|by name) {them}
{them} (are sitting in a café|live here|are at the table|have come to the hearing|meet at the market|stand in a row)
the {n} of them are (called|named|known as) {them}
the (suspects|players|people in the room|members|guests) are {them}
the {n} (people in the room|suspects|guests|islanders) are {them}
the (names|first names) of the {n} are {them}
you come across {n} (inhabitants|people|men and women) (named|called) {them}
before you (stand|sit|are) {them}
(this is|what follows is) a conversation between {them}
{n} strangers are introduced to you as {them}
you visit the island and are greeted by {them}
{first}, (along with|together with|as well as|accompanied by|joined by) {rest}, (comes up to you|talks to you)
{first} (is joined by|sits with|stands by|has come with|lives with) {rest}
{first} and also {rest} (are present|live here|have been asked)
{most}, and (last of all|finally) {last}, (talk to you|enter the room)
present: {them}
those (present|concerned|in question): {them}
cast: {them}
(suspects|people|players): {them}
in the (room|garden|hall) are {n} people: {them}
(consider|take|think of|imagine|suppose you meet) {n} people, {them}
(consider|take|let us take) {them}
let {them} be {n} (people|islanders|persons)
we (call|name|will call) the {n} people {them}
you ask {n} of them, {them}, (who is what|about each other|a question)
the (talk|story|riddle|case) is about {them}
the (guides|waiters|speakers) are {n} people: {them}
(a judge|a detective|an explorer|a sailor) (meets|questions|talks to) {n} people, {them}
there is {first}, and there (is|are also) {rest}
{n} people are (here|waiting|gathered). | they are {them}
(you meet|there are|here come) {n} people. | (their names are|these are|their names:) {them}
there is company. | with you are {them}
{n} (suspects|officers) have been called. | the names on the list are {them}
{them} are each (|either ){options}
each of {them} is (|either ){options}
every one of the {n} people {them} (is|must be) {options}
{them} live on an island where everybody is {options}
{n} people, {them}, are each {options}
(we know|you know|it is known) that {them} are each {options}
""")

SAME = expanded("""
{both} are of the same (kind|type|sort)
{both} are (both of one kind|of one kind|of one and the same kind|of one type)
{both} are the same (|sort of person)
{both} are (alike|two of a kind|as like as two peas|in the same boat|on one side|a matching pair)
{both} are (cut from the same cloth|made of the same stuff|no different from each other|like each other|equal in kind)
{both} (belong together|go together|match|match each other|are one like the other)
{both} (agree in kind|do not differ|do not differ in kind|fall into one class|stand on one side|count as one kind)
{first} and {second} belong to the same (group|side|camp|class|lot)
{both} (belong to one group|are in one group|are in the same class|have the same character)
""")

DIFFERENT = expanded("""
{both} are of (different|two different|distinct|opposite|two) (kinds|types|sorts)
{both} are not of (the same|one) (kind|type|sort)
{both} are (different|not alike|not the same|no pair|worlds apart|not equal in kind|far apart in kind)
{both} are (as different as day and night|like day and night|like fire and water|a mismatched pair|not on one side)
{both} are not (two of a kind|cut from the same cloth|made of the same stuff|in the same boat)
{both} (differ|differ in kind|differ from each other|do not belong together|do not go together|do not match)
{both} (have different characters|fall into two classes|stand on two sides|do not agree in kind)
{first} and {second} belong to different (groups|sides|camps|classes|lots)
{both} (are in different groups|are in different classes|belong to two groups)
""")

ASK_EVERYONE = expanded("""
Who is what?
(So|Now,|Then) who is what?
(Can you tell|Can you say|Do you know) (who is what|what each of them is|what each one is)?
(Say|Tell me|Work out) (who is what|what each of them is|what each one is).
(What are they|What is each of them|What is each one|What are the {n} of them)?
(Who is {a_knight} and who is {a_knave}|Who are the {knights} and who the {knaves})?
(Determine|Find|Give|State|Name) the kind of (each of them|each person|all {n}).
Which of (them|the {n}) are {knights} and which are {knaves}?
(Find out|Say|Work out) who lies and who does not.
(What can you conclude about|What are|What do you know about) {them}?
Sort (them|the {n}) into {knights} and {knaves}.
(For each of them|For every person), say (of which kind they are|what they are).
(Of which kind|Of what type) is (each of them|each of the {n}|every one of them)?
(Tell|Sort out) the {knights} from the {knaves}.
To which kind does each of them belong?
""")

ASK_KIND = expanded("""
(What|So what|Then what) is {name}?
(Of what|Of which) (kind|type) is {name}?
What (kind of person|type of person|sort of person) is {name}?
To which (kind|group) does {name} belong?
(Is|So is) {name} {options}?
(Which|What) kind is {name} of?
(Find|Determine|Give|Name|State) the kind of {name}.
(Say|Tell me|Find out|Work out) what {name} is.
What (can be said of|do you make of|must be said of) {name}?
What must {name} be?
""")

ASK_WHETHER = expanded("""
(Is|So is|Then is) {name} {noun}?
(Can|May|Must) we say that {name} is {noun}?
Is it (true|certain|the case) that {name} is {noun}?
Is {name} really {noun}?
Could one (rightly say|say) that {name} is {noun}?
(Say|Tell me|Decide|Find out) (whether|if) {name} is {noun}.
(Does it follow|Can it be shown|Is it a fact) that {name} is {noun}?
Is {name} bound to be {noun}?
{name} is {noun}: yes or no?
""")

ASK_WHO = expanded("""
(Who|So who|Which one) is the {noun}?
(Which|Who) of (them|the {n}) is the {noun}?
Who is the only {noun}?
(Name|Find|Pick out|Identify) the {noun}.
(Say|Tell me|Work out) who the {noun} is.
Who (must be|turns out to be) the {noun}?
The {noun} is who?
""")

ASK_COUNT = expanded("""
How many {nouns} are (there|here|there in all)?
How many of (them|the {n}|these people) are {nouns}?
What is the number of {nouns}?
(Count|Give the number of) the {nouns}.
(Of the {n}|In all), how many are {nouns}?
(Say|Tell me|Work out) how many {nouns} there are.
How (large|big) is the number of {nouns}?
""")
