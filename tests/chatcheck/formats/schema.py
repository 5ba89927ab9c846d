# Is a JSON document what a schema says? As much of JSON Schema as our schemas use, and no keyword passed over.
# SPDX-License-Identifier: BSL-1.0
import json
import pathlib
import re

SCHEMAS = pathlib.Path(__file__).resolve().parents[1] / "schemas"
TYPES = {"object": dict, "array": list, "string": str, "boolean": bool}


class Invalid(Exception):
    """The document is not what its format says; the words say where and why."""


def read_json(text):
    """One document of strict JSON: no name twice in an object, no NaN, no octets that are not UTF-8."""
    def pairs(items):
        names = [name for name, _ in items]
        if len(names) != len(set(names)):
            raise Invalid(f"a name stands twice in an object: {names}")
        return dict(items)

    def no_number(word):
        raise Invalid(f"{word} is no number of JSON")
    try:
        return json.loads(text.decode("utf-8"), object_pairs_hook=pairs, parse_constant=no_number)
    except ValueError as error:
        raise Invalid(f"no JSON: {error}") from error


def is_of_type(value, name):
    if name in ("number", "integer"):
        return not isinstance(value, bool) and isinstance(value, (int, float) if name == "number" else int)
    return isinstance(value, TYPES[name])


def check_object(value, schema, root, where):
    for name in schema.get("required", []):
        if name not in value:
            raise Invalid(f"{where}: {name} is missing")
    others = schema.get("additionalProperties", True)
    for name, member in value.items():
        rule = schema.get("properties", {}).get(name, others)
        if rule is False:
            raise Invalid(f"{where}: there is no {name} in this format")
        if rule is not True:
            check(member, rule, root, f"{where}.{name}")


KEYWORDS = {
    "type": lambda value, rule: is_of_type(value, rule),
    "const": lambda value, rule: value == rule and type(value) is type(rule),
    "enum": lambda value, rule: value in rule,
    "minimum": lambda value, rule: value >= rule,
    "maximum": lambda value, rule: value <= rule,
    "minLength": lambda value, rule: len(value) >= rule,
    "minItems": lambda value, rule: len(value) >= rule,
    "pattern": lambda value, rule: re.search(rule.replace("$", r"\Z"), value) is not None,
}
STRUCTURE = {"$comment", "$defs", "$ref", "required", "properties", "additionalProperties", "items"}


def check(value, schema, root, where="the document"):
    """Raises Invalid where `value` does not follow `schema`, a part of `root`."""
    if "$ref" in schema:
        return check(value, root["$defs"][schema["$ref"].rsplit("/", 1)[1]], root, where)
    for keyword, rule in schema.items():
        if keyword not in KEYWORDS and keyword not in STRUCTURE:
            raise ValueError(f"the schema says {keyword}, which nobody looks at")
        if keyword in KEYWORDS and not KEYWORDS[keyword](value, rule):
            raise Invalid(f"{where}: {str(value)[:80]!r} is against {keyword} {rule}")
    if isinstance(value, dict):
        check_object(value, schema, root, where)
    if isinstance(value, list) and "items" in schema:
        for index, item in enumerate(value):
            check(item, schema["items"], root, f"{where}[{index}]")


def follow(text, name):
    """The document, if it follows schemas/NAME.json. Raises Invalid."""
    document = read_json(text)
    schema = json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8"))
    check(document, schema, schema)
    return document
