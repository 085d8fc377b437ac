"""The stock of speech frames that is trained, in the notation of phrases: who speaks and what is said."""

from __future__ import annotations

from neurosym.domains.truth_templates.phrases import expanded

DIRECT = expanded("""
{who} (says|said|declares|stated|remarked|replies|told you|answers|adds|insists): "{what}."
{who} (says|said|declares|remarked|states|responds|whispers|murmurs|swears|claims), "{what}."
"{what}," (says|said|claims|declares|states|answers|swears|adds|insists|whispers) {who}.
"{what}," {who} (says|said|remarks|declares|answers|tells you|admits|sighs|adds|insists).
"{what}", (said|replied|declared|murmured) {who}.
(|When asked, |Then |Next, |At last |With a smile, |After a pause, |Frowning, ){who} (says|answers|declares): "{what}."
(Asked about it, |Without blinking, |To this, |Now |Turning to you, ){who} (says|replies|remarks): "{what}."
(Next, |After a while, |With a shrug, |In a low tone, ){who} (says|answers|adds), "{what}."
{who} (nods and says|laughs and answers|steps forward and declares|looks up and says): "{what}."
"{what}," (says|answers|remarks) {who} (with a smile|after a pause|in a low tone|when asked|without blinking).
{who}: "{what}."
{who}: "{what}."
{who} - "{what}."
{who} has this to say: "{what}."
{who}, (when questioned|asked about it|for one|with a grin|in turn), (says|answers|declares): "{what}."
{who}'s (words|statement|claim|answer|testimony|reply): "{what}."
{who}'s (statement|claim|answer) (is|was): "{what}."
(The words|The statement|The claim|The answer|The testimony) of {who}: "{what}."
(From|By|Words of|Statement of|Statement by) {who}: "{what}."
This is what {who} (says|tells you|has to say): "{what}."
Here is what {who} (says|told you|claims): "{what}."
"{what}" - {who}.
"{what}" (is what {who} says|is the claim of {who}|is all that {who} will say|were the words of {who}).
"{what}," (was {who}'s answer|is {who}'s reply|were {who}'s words).
"{what}!" (shouts|says|calls out) {who}.
{who} (says|shouts|replies): "{what}!"
{who} (says|said|insists|answers): “{what}.”
“{what},” (says|insists|claims|answers) {who}.
“{what},” {who} (says|adds|remarks).
{who} (says|claims|stated) '{what}.'
'{what},' (says|claims) {who}.
{who} stated: "{what}".
{who} (wrote|says|answered) "{what}".
{who} says: {what}.
{who}: {what}.
{who}'s (statement|claim): {what}.
""")

REPORTED = expanded("""
{who} (says|claims|states|insists|maintains|asserts|swears|holds|mentions|declares|said|claimed|argues) that {what}
{who} (says|claims|maintains|insists|adds|states) that {what}
{who} (told you|tells you|lets you know|informs you|warns you|would tell you|has told them all) that {what}
{who} (would have it|wants you to know|will have it|makes it known|gives it as a fact|leaves no doubt) that {what}
{who} (believes and says|is on record as saying|has been known to say) that {what}
{who} says {what}
(according to {who}|if you believe {who}|in the words of {who}|if {who} is to be believed|to hear {who} tell it), {what}
(by {who}'s account|in {who}'s telling|as {who} tells it|as {who} has it|going by {who}'s words), {what}
{what}, (or so {who} says|according to {who}|if {who} is to be believed|{who} says|says {who}|as {who} tells it)
the (claim|statement|word|testimony|answer) (of|from) {who} is that {what}
{who}'s (claim|statement|answer|testimony|version|word|reply) is that {what}
you (hear|learn|know) from {who} that {what}
you are told by {who} that {what}
it is (claimed|said|stated|maintained) by {who} that {what}
what {who} (says|claims|tells you|has to say) is that {what}
{who}, (asked about it|when questioned|for one|in turn|with a grin), (answers|says|replies|claims) that {what}
(asked about it|when asked|in reply|after a pause|with a smile|then|next), {who} (says|answers|claims) that {what}
{who} (says|claims|answers) (with a smile|in a low tone|under oath|without blinking|to your face) that {what}
{who} (shakes a head and says|nods and says|steps forward and claims|points at the others and says) that {what}
{who} (makes the claim|makes the statement|offers the opinion|stands by the claim) that {what}
""")
