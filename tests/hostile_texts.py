"""Texts that would run, steer or break something if any export let them, and seeds that hold all of them."""

from __future__ import annotations

import json
import re

# Every kind of text that issue trackers of like tools report; each is allowed in a label.
ALLOWED = {
    "script": "<script>window.ran=1</script>",
    "end of script": "</script><script>window.ran=1</script>",
    "comment in script": "<!--<script>",
    "image": '<img src=x onerror="window.ran=1">',
    "svg": "<svg/onload=window.ran=1>",
    "handler": '" onmouseover="window.ran=1" x="',
    "handler in single quotes": "' onfocus='window.ran=1' autofocus='",
    "frame": "<iframe srcdoc='<script>parent.ran=1</script>'></iframe>",
    "style": "</style><style>*{display:none}</style>",
    "title": "</title><script>window.ran=1</script>",
    "address of script": "javascript:window.ran=1",
    "address of data": "data:text/html,<script>window.ran=1</script>",
    "section end": "]]> <![CDATA[ ]]>",
    "entity": "&lt;b&gt; &amp;amp; &#x3c;script&#x3e;",
    "template": "{{ 7*7 }} {% raw %} ${7*7} #{7*7} <%= 7*7 %> {{constructor.constructor('window.ran=1')()}}",
    "right to left": "abc \u202egpj.exe\u202c \u2066x\u2069 שלום",
    "zero width": "a\u200bb\u200dc\ufeffd",
    "line separators": "a\u2028b\u2029c\u0085d",
    "C1 controls": "a\x9b31mb\x7fc\x90d",
    "emoji": "🦆👩‍👩‍👧‍👦🏳️‍🌈",
    "combining": "Z\u0351\u036b\u0343\u036a\u0302a\u0335lgo e\u0301",
    "astral": "𝒜𝓁𝓅𝒽𝒶 \U0010fffd",
    "formula": "=cmd|' /C calc'!A0",
    "formula with plus": "+1+cmd|' /C calc'!A0",
    "formula with minus": "-2+3",
    "formula with at": "@SUM(1+1)*cmd|' /C calc'!A0",
    "formula behind a tab": "x\t=1+1",
    "hyperlink": '=HYPERLINK("http://127.0.0.1/","x")',
    "quotes": "\"'`“”„«»",
    "backslashes": "\\ \\n \\u0041 \\\\ \\\" \\'",
    "N-Triples": '"@en . <http://x/> <http://x/> "',
    "datatype": '"^^<http://www.w3.org/2001/XMLSchema#boolean> .',
    "Turtle": '"""\n. @prefix x: <http://x/> . #',
    "SPARQL": '" } ; DROP ALL ; SELECT * { "',
    "prototype": "__proto__ constructor toString",
    "JSON": '{"@id": "http://x/", "@context": "http://127.0.0.1/"}',
    "separator": "one | two | three",
    "path": "../../../../etc/passwd",
    "percent": "%s %n %00 %2e%2e",
    "shell": "`touch owned` $(touch owned); touch owned",
    "markdown": "[x](javascript:window.ran=1) ![x](http://127.0.0.1/x.png)",
    "null words": "null None NaN undefined true 0 -0 1e9",
    "long": "long " + "x" * 480,
}
# What no text may hold: the reading must say so, and name it.
REFUSED = {
    "nul": "a\x00b",
    "escape": "a\x1b[31mb",
    "bell": "a\x07b",
    "lone surrogate": "a\ud800b",
    "non-character": "a\uffffb",
    "ten thousand characters": "x" * 10_000,
}


def document() -> str:
    """Return a document in which every text stands, to be quoted."""
    return "The texts\n\n" + "\n\n".join(
        f"{number}: {quoted(text)} ends" for number, text in enumerate(ALLOWED.values())
    )


def quoted(text: str) -> str:
    """Return the part of a text that can be a quote: at most 300 characters."""
    return text[:250].strip()


def yaml(value: object) -> str:
    """Return the value as JSON that is YAML too: one escape, not two, for a character beyond the first 65,536."""
    pair = re.compile(r"\\u(d[89ab]..)\\u(d[c-f]..)")

    def whole(match: re.Match[str]) -> str:
        high, low = (int(part, 16) for part in match.groups())
        return f"\\U{0x10000 + (high - 0xD800) * 0x400 + low - 0xDC00:08x}"

    return pair.sub(whole, json.dumps(value))


def seeds() -> dict[str, str]:
    """Return seeds in which every text is a label, an alias, a description, a value, a scope, a role and a quote."""
    entities = {
        f"e{number}": {"type": "Company", "label": text, "aliases": [f"{text} too"], "description": text}
        for number, text in enumerate(ALLOWED.values())
    }
    entities |= {"idea": {"type": "Idea", "label": "an idea"}, "teller": {"type": "Person", "label": "a teller"}}
    statements: dict[str, object] = {}
    quotations = []
    for number, text in enumerate(ALLOWED.values()):
        quote = f"{number}: {quoted(text)} ends"
        statements[f"e{number}"] = [
            {"supplies": f"e{(number + 1) % len(ALLOWED)}", "scope": text, "quote": quote},
            {"fact": text, "date_text": text, "quote": quote},
        ]
        quotations.append({"speaker": "teller", "quote": quote, "about": [f"e{number}"]})
    source = {
        "type": "NewsArticle",
        "label": ALLOWED["script"] + " source",
        "speaker": "teller",
        "documents": [{"file": "texts.txt"}],
    }
    return {
        "entities/all.yaml": yaml(entities),
        "sources.yaml": yaml({"s": source}),
        "statements/s.yaml": yaml({"source": "s", "statements": statements, "quotations": quotations}),
    }
