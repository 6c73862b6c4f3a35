#!/usr/bin/env python3
"""Prints random texts and what the engine makes of them, a JSON object per line.

Needs markdown2==2.4.10, emoji==2.4.0, Django==4.2.27, beautifulsoup4 and slack-export-viewer==1.1.4 (PyPI). The steps are those
of the open-source engine v1.16.8, put together here from these packages.
"""
import argparse
import html
import json
import random
import re

import emoji
import markdown2
from bs4 import BeautifulSoup
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.text import Truncator
from slackviewer.formatter import SlackFormatter

settings.configure(USE_I18N=False)

WORDS = [
    "10:web-1:8080", "load_avg_1", "<host>", "[a](http://b.c)", "# t", "*bold*", "_it_", "`code`", "```\ncode\n```", "\n", "\n\n",
    "<https://x.example.com/p|Title>", "<http://a.b/c?d=1&e=2|two words>", "<mailto:a@b.c|mail>", "<@U0BM1CGQY|calvin>",
    "<@U0BM1CGQY>", "<#C0123|general>", "<#C0123>", "<@B1|bot.x>", "<!here>", "<!channel|@channel>", "<!everyone>", ":fire:",
    ":rotating_light:", ":woman-shrugging:", ":simple_smile:", ":-1:", ":nope:", ":a:fire:", "é", "日本", "🔥", "&", "&amp;", "<b>x</b>",
    "\"q\"", "'q'", "1*2*3", "a_b_c", "~gone~", "- item", "+ item", "1. one", "> quote", "    indented", "https://example.com/a_b",
    "www.example.com", "|", "<", ">", "<<", ":", "::", "None", " ", "\t", "[FIRING]: text", "#5 disk full", "---", "===", "**b**",
    "__b__", "!", "\\", "\\*", "<!-- c -->", "<div>\nblock\n</div>", "5 < 6", "a > b", "&nbsp;", "&#39;", "{", "}", "\r\n",
]


class Formatter(SlackFormatter):
    _LINK_PAT = re.compile(r"<(https|http|mailto):[A-Za-z0-9_\.\-\/\?\,\=\#\:\@\& ]+\|[^>]+>")

    def __init__(self, user, channel, link):
        super().__init__({}, {})
        self.user, self.channel, self.link = user, channel, link

    def _sub_annotated_mention(self, match):
        name = match.group(2) or match.group(1)[1:]
        return (self.channel if match.group(1)[1] == "C" else self.user).format(name)

    def _sub_hyperlink(self, match):
        inside = match.group(0)[1:-1]
        parts = inside.split("|")
        address, title = parts if len(parts) == 2 else (inside, inside)
        return self.link.format(url=address, title=title)

    def format(self, text):
        for name in ("channel", "here", "everyone"):
            text = text.replace(f"<!{name}>", f"@{name}").replace(f"<!{name}|@{name}>", f"@{name}")
        text = self.slack_to_accepted_emoji(text)
        text = self._MENTION_PAT.sub(self._sub_annotated_mention, text)
        text = self._LINK_PAT.sub(self._sub_hyperlink, text)
        return emoji.emojize(text, language="alias")


WEB = Formatter("@{}", "#{}", "[{title}]({url})")
EMAIL = Formatter("@{}", "#{}", "{title} - {url}")
TELEGRAM = Formatter("{}", "{}", "{title} - {url}")
PLAIN = Formatter("{}", "#{}", "{title}")


def is_valid_address(text):
    try:
        URLValidator()(text)
        return True
    except ValidationError:
        return False


def without_markup(text):
    page = markdown2.markdown(text, extras=["cuddled-lists", "fenced-code-blocks", "pyshell"]).strip()
    plain = "".join(BeautifulSoup(page, features="html.parser").find_all(string=True))
    for struck in re.findall(r"~\w+~", plain):
        plain = plain.replace(struck, struck.strip("~"))
    return plain


def as_html(text):
    extras = ["cuddled-lists", "code-friendly", "fenced-code-blocks", "pyshell"]
    page = markdown2.markdown(text, extras=extras).strip()
    return page.replace("\n\n<ul>", "<ul>").replace("\n<li>", "<li>").replace("\n", "<br/>")


ADDRESSES = [
    "https://", "http://", "ftp://", "HTTPS://", "gopher://", "a.example.com", "localhost", "grafana", "127.0.0.1", "999.1.1.1", "[::1]",
    "[1:2:3:4:5:6:7:8]", "[1::2::3]", ":3000", ":99999", ":", "/a.png", "/a b.png", "?x=1", "#f", "user@", "u:p@", "-a.com", "a-.com", "a..b",
    "xn--p1ai", ".рф", "пример", ".", "/", "%20", "_", "a.b1", "a.b", ".com", " ", "\n",
]


def example(rng):
    text = "".join(rng.choice(WORDS) + rng.choice(["", "", " "]) for _ in range(rng.choice([1, 2, 3, 4, 5, 6, 20, 60])))
    address = "".join(rng.choice(ADDRESSES) for _ in range(rng.randrange(2, 6)))
    length = rng.choice([3, 5, 12])
    return {
        "text": text,
        "web": WEB.format(text),
        "email": EMAIL.format(text),
        "telegram": TELEGRAM.format(text),
        "plain": PLAIN.format(text),
        "cleaned": without_markup(text),
        "html": as_html(text),
        "escaped": html.escape(text),
        "length": length,
        "cut": Truncator(text).chars(length, truncate="…"),
        "address": address,
        "valid": is_valid_address(address),
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=1000)
    options = parser.parse_args()
    for number in range(options.count):
        print(json.dumps(example(random.Random(options.seed + number))))
