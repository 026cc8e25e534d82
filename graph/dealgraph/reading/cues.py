"""Cue words of stance and polarity, and which words they govern.

Every cue word of a quote is accounted for: the statement's stance or polarity is what the word says, or the word is
set aside in the seeds (`aside`), because it belongs to something else in the quote. So the table is short: words that
mostly mean what their row says, in any text.

A cue governs a number that comes after it in the same sentence, brackets apart: "is expected to raise $5 billion".
"""

from __future__ import annotations

import re

# Regular expressions; each has to match from word border to word border.
CUES = {
    "disputed": r"question(?:s|ed|ing) (?:the|this|that|its|his|her|their)|questioning|doubt(?:s|ed|ing)?"
    r"|disput(?:ed|ing)|disputes (?:the|this|that)|contrary to",
    "estimated": r"estimat(?:es?|ed|ing)|puts? \w+ at|calculated|suggest(?:s|ed|ing)?",
    "hypothetical": r"(?<!even )(?<!as )if|would|could|might|may|perhaps|maybe|unless|assuming|suppos(?:e|ing)"
    r"|potentially|possibly|theoretically|hypothetically|in principle|were to|risking",
    "projected": r"will|won[’']t|\w+[’']ll|expect(?:s|ed|ing)?|plans (?:to|an?)|planned|planning|projected|projecting"
    r"|forecast(?:s|ed)? (?:of|to|that)|predicted|predictions?(?! market)|aims to|aiming (?:to|at|for)|targeting"
    r"|on track|on line to|heading toward|poised to|going to|set to|intends?|intending|seeks? to|seeking to|inbound"
    r"|coming|guidance|implies a need|first step in|future is|the answer in",
    "reported": r"reported(?:ly)?|\w?according to|said to|seen as|rumou?red|allegedly|citing|later commented"
    r"|cross-references|warn(?:s|ed)|supposedly|confirmation of"
    r"|(?:people|critics|observers|analysts|some) (?:say|said|think|thought)",
    "opinion": r"I think|thinks|believes?|belief|argu(?:es|ed|ing|ably)|in (?:my|his|her|our|their) view|should(?! the)"
    r"|must|ought to|appears?|seems?|considers?|likely|probably",
}
_CUE = re.compile("|".join(rf"(?P<{stance}>(?<!\w)(?:{words})(?!\w))" for stance, words in CUES.items()), re.I)
_NEGATION = re.compile(
    r"(?<!\w)(?:not(?! only| just| merely)|no(?! less| fewer| more than| doubt)|none|never|nor|neither|nobody"
    r"|nothing|cannot|without|\w+n[’']t|hardly|rather than|instead of|refrain\w*|sit(?:ting)? out|fail(?:s|ed)? to"
    r"|lacks?|lacked|lacking|differs? from|different from|on the sidelines|wrong|wrongly|false|untrue"
    r"|denie[sd]|deny|breaks? down|unlike|wait-and-see|than a|no longer"
    r"|un(?:able|willing|profitable)|absence of|stopped short)(?!\w)",
    re.I,
)
# Negations that deny only what comes after them.
CONTRASTS = ("rather than", "instead of", "than a", "unlike", "without")
# And those that deny the whole sentence.
WIDE = ("wrong", "wrongly", "false", "untrue")
_MONTH_MAY = re.compile(
    r"\bMay\b(?=\s+(?:\d|of\b|this\b|last\b|[a-z]+s\b)|\s*[,.;)]|$)|(?<=\bin )May\b|(?<=\bof )May\b|(?<=\blate )May\b"
)
_ASKED = re.compile(r"\bwhether\b[^.;]*", re.I)
_VERB_AFTER = re.compile(
    r"[\w\s-]{0,40}?\b(?:that[’']ll|that will|(?:is|are) (?:expected|projected|forecast)|coming|(?:of|in) guidance)\b",
    re.I,
)
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_SENTENCE_END = re.compile(r"(?<=[.;?!])\s+(?=\S)|\s[—–]\s|\n")


def stance_cues(text: str) -> list[tuple[str, str]]:
    """Return the stances that words of `text` give, each with its word, in the order of the text.

    What stands after "whether" is asked and not said, and the month of May gives no permission.
    """
    said = _ASKED.sub("", _MONTH_MAY.sub("", text))
    return [(match.lastgroup or "", match.group()) for match in _CUE.finditer(said)]


def negations(text: str) -> list[re.Match[str]]:
    """Return the words of `text` that deny something."""
    return list(_NEGATION.finditer(text))


def sentences(text: str) -> list[str]:
    """Return the sentences of `text`."""
    return _SENTENCE_END.split(text)


def governing(text: str, start: int, end: int | None = None) -> str:
    """Return the words that govern text[start:end]: what stands before it in its sentence, without other brackets.

    Where `end` is given, a verb right after it counts too: "$50 billion that'll come in".
    """
    before = sentences(text[:start])[-1]
    opened = max(before.rfind("("), before.rfind("["))
    if opened > max(before.rfind(")"), before.rfind("]")):
        before = before[opened + 1 :]
    after = _VERB_AFTER.match(text, end) if end is not None else None
    return _BRACKETS.sub(" ", before).strip() + (f" {after.group()}" if after else "")


def set_aside(quote: str, aside: tuple[str, ...]) -> str:
    """Return `quote` with the words of `aside` blanked out, at the same length; capitals do not matter."""
    for words in aside:
        pattern = rf"(?<!\w){re.escape(words)}(?!\w)"
        quote = re.sub(pattern, lambda match: " " * len(match.group()), quote, flags=re.I)
    return quote
