# Is an HTML page whole, and does it need nothing from outside?
# SPDX-License-Identifier: BSL-1.0
import html.parser
import re

from schema import Invalid

EMPTY = {"meta", "link", "br", "hr", "img", "input", "wbr", "col", "base", "source"}
FETCHING = {"src", "srcset", "data", "poster", "action", "background", "formaction"}


class Reader(html.parser.HTMLParser):
    """Every element is closed where it has to be, ids are unique, links stay on the page."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open = []
        self.ids = set()
        self.targets = set()
        self.words = []

    def handle_starttag(self, tag, attributes):
        names = [name for name, _ in attributes]
        if len(names) != len(set(names)):
            raise Invalid(f"<{tag}> has an attribute twice")
        for name, value in attributes:
            self.attribute(tag, name, value or "")
        if tag not in EMPTY:
            self.open.append(tag)

    def attribute(self, tag, name, value):
        if name == "id":
            if value in self.ids:
                raise Invalid(f"the id {value} stands there twice")
            self.ids.add(value)
        if name == "href" and value.startswith("#"):
            self.targets.add(value[1:])
        elif name in FETCHING | {"href"} or name.startswith("on"):
            raise Invalid(f"<{tag} {name}={value!r}> is not of this page")
        if name == "style" and "url(" in value:
            raise Invalid(f"<{tag} style={value!r}> fetches")

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            raise Invalid(f"</{tag}> closes nothing")

    def handle_data(self, data):
        if self.open and self.open[-1] in ("script", "style"):
            if re.search(r"https?:|@import|url\(|fetch\(|import\b|XMLHttp|WebSocket", data):
                raise Invalid(f"a <{self.open[-1]}> that may fetch")
        else:
            self.words.append(data)


def read(text):
    """The ids of the page, and its words. Raises Invalid."""
    try:
        text = text.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Invalid("no UTF-8") from error
    if not text.startswith("<!doctype html>"):
        raise Invalid("no doctype")
    if re.search(r"[\x00-\x08\x0b-\x1f]", text):
        raise Invalid("a control character")
    reader = Reader()
    reader.feed(text)
    reader.close()
    if reader.open:
        raise Invalid(f"<{reader.open[-1]}> is not closed")
    missing = reader.targets - reader.ids
    if missing:
        raise Invalid(f"links lead nowhere: {sorted(missing)[:3]}")
    return reader.ids, "".join(reader.words)
