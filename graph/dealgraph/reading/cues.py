"""Cue words of stance and polarity, and which words they govern.

A cue governs a number that comes after it in the same sentence, brackets apart: "is expected to raise $5 billion".
`ANY` lists what may carry a stance; `STRONG` the few words after which a plain assertion would say too much.
"""

from __future__ import annotations

import re

ANY = {
    "projected": r"will|won[’']t|\w+[’']ll|expect\w*|plan(?:s|ned|ning)?|forecast\w*|project(?:s|ed|ion|ions|ing)"
    r"|predict\w*|aim(?:s|ed|ing)?|target(?:s|ed|ing)?|on track|on line to|heading toward|poised|going to|intend\w*"
    r"|seek(?:s|ing)?|next|soon|future|upcoming|coming|inbound|anticipat\w*|guidance|starting|ahead|vision|eventually"
    r"|until|by 20\d\d|likely|likelihood|probably|implies|suggest\w*|would|could|priorit\w+|first step in"
    r"|in \w+ (?:years|months|weeks|days)"
    r"|promis\w+|commit\w*|outlook|prospect\w*|potential\w*|to be|may|might",
    "hypothetical": r"if|would|could|might|may|perhaps|maybe|potential\w*|possib\w*|once|whether|unless|until|suppos\w*"
    r"|assum\w*|should|\w+[’']d|can|imagin\w*|were to|theoretically|hypothe\w+|scenario\w*|risks?|either|or|likely"
    r"|chance|prospect|downside|believe",
    "reported": r"report\w*|\w?according to|cross-references|says?|said|told|tells|claim\w*|sources?|citing|revealed"
    r"|rumou?r\w*|believe[sd]?"
    r"|described?|describes|later commented|comment\w*|warn\w*|announc\w*|disclos\w*|confirm\w*|reveal\w*|narrative"
    r"|called|argu\w+|observers|seen as|considered|alleg\w*|apparently|supposedly|question\w*|suggest\w*|estimat\w*",
    "estimated": r"estimat\w*|puts? \w+ at|calculat\w*|suggest\w*|closer to|roughly|something like|about|around"
    r"|approximately|orders? of magnitude|range from|might|could|guess\w*|implies|~|≈",
    "disputed": r"question\w*|doubt\w*|disput\w*|contrary|challeng\w*|controvers\w*|contest\w*|however|but|allegedly"
    r"|so-called|supposed\w*|critic\w*|real|true",
}
STRONG = {
    "projected": r"(?:is|are|was|were|be) (?:widely )?(?:expected|projected|forecast|planned|slated|poised|on track)"
    r"(?: to)?|(?:is|are) set to|expects?(?: to)?|plans? to|planning|on track to|on line to|heading toward|poised to"
    r"|aiming|aims to|targeting|seeks to|projected|forecasts?|predict(?:s|ed)|will(?! not only)|\w+[’']ll|likely"
    r"|going to|implies a need",
    "hypothetical": r"if|would|might|may|could(?! not)|perhaps|assuming|suppose|were to|potential",
    "reported": r"reportedly|is said to|are said to|rumou?red|allegedly|according to|reported",
    "estimated": r"estimates?|estimated|estimating",
    "disputed": r"(?:questions?|doubts?|disputes?) (?:the|this|that|whether)|questioning|doubting|disputed",
}
_ANY = {stance: re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.I) for stance, words in ANY.items()}
_STRONG = {stance: re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.I) for stance, words in STRONG.items()}
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
    r"\bMay\b(?=\s+(?:\d|of\b|this\b|last\b|[a-z]+s\b)|\s*[,.;)]|$)|(?<=\bin )May\b|(?<=\bof )May\b"
)
_ASKED = re.compile(r"\bwhether\b[^.;]*", re.I)
_VERB_AFTER = re.compile(r"[\w\s-]{0,40}?\b(?:that[’']ll|that will|(?:is|are) (?:expected|projected|forecast))\b", re.I)
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_SENTENCE_END = re.compile(r"(?<=[.;?!])\s+(?=\S)|\s[—–]\s|\n")


def has_cue(stance: str, text: str) -> bool:
    """Return whether any word of `text` may carry `stance`."""
    return _ANY[stance].search(_without_months(text)) is not None


def strong_cues(text: str) -> dict[str, str]:
    """Return the stances that words of `text` plainly give, each with its first such word.

    What stands after "whether" is asked and not said.
    """
    said = _ASKED.sub("", _without_months(text))
    found = {stance: cue.search(said) for stance, cue in _STRONG.items()}
    return {stance: match.group() for stance, match in found.items() if match}


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


def _without_months(text: str) -> str:
    return _MONTH_MAY.sub("", text)
