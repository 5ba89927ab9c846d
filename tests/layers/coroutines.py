# Does any co_await share its statement with a temporary that g++ 12.2 destroys twice?
# SPDX-License-Identifier: BSL-1.0
#
# That compiler miscompiles a statement which holds, besides a co_await, a lambda, a braced temporary or `c ? a : b`. Such a
# statement is refused whole, safe or not: a constructor with parentheses, a named variable or an `if` says the same.
import re

import source

AWAIT = re.compile(r"\bco_(await|yield)\b")
OPEN, CLOSE = "([{", ")]}"
LAMBDA = "a lambda"
BRACES = "a braced temporary"
CHOICE = "c ? a : b"
# A brace after one of these opens a block, not a value.
BLOCKS = re.compile(r"(\)|;|\{|\}|:|>|->\s*[\w:]+|\b(const|noexcept|mutable|override|final|else|do|try))$")
HEADS = re.compile(r"\b(if|while|for|switch|catch)(\s+constexpr)?\s*$")


def opener(code, closer):
    """The offset of the bracket that the one at `closer` closes, or -1."""
    depth = 0
    for i in range(closer, -1, -1):
        if code[i] in CLOSE:
            depth += 1
        elif code[i] in OPEN:
            depth -= 1
            if depth == 0:
                return i
    return -1


def is_lambda(code, bracket):
    """Whether `[` at this offset begins a lambda: an index follows a value, an attribute is doubled."""
    before = code[:bracket].rstrip()
    if code[bracket + 1 : bracket + 2] == "[" or before.endswith("["):
        return False
    return not re.search(r"(\w|\)|\]|\")$", before) or bool(re.search(r"\b(return|co_return|co_await|co_yield)$", before))


def fault_after(code, begin):
    """What must not stand between a co_await and the end of its statement, or None."""
    depth = 0
    for i in range(begin, len(code)):
        c = code[i]
        if c == ";" and depth <= 0:
            return None
        if c == "?":
            return CHOICE
        if c == "{":
            # The body after `if (co_await x)` is none of the statement's: heads return below, at their parenthesis.
            return BRACES
        if c == "[" and is_lambda(code, i):
            return LAMBDA
        if c in OPEN:
            depth += 1
        elif c in CLOSE:
            depth -= 1
            if depth < 0:
                if c == "}":
                    return None
                if c == ")" and HEADS.search(code[: max(opener(code, i), 0)]):
                    return None
                depth = 0
    return None


def fault_before(code, end):
    """What must not stand between the beginning of its statement and a co_await, or None."""
    for i in range(end - 1, -1, -1):
        c = code[i]
        if c in ";}":
            return None
        if c == "{":
            return None if BLOCKS.search(code[:i].rstrip()) or not code[:i].strip() else BRACES
        if c == "?":
            return CHOICE
        if c == "[" and is_lambda(code, i):
            return LAMBDA
    return None


def check_text(path, text):
    """The faults of one file."""
    code = source.code_only(text)
    faults = []
    for match in AWAIT.finditer(code):
        reason = fault_after(code, match.end()) or fault_before(code, match.start())
        if reason:
            faults.append(
                f"{path}:{source.line_of(code, match.start())}: {match[0]} shares its statement with {reason}; "
                "g++ 12 destroys such temporaries twice: name it, give it a constructor with (), or write an if"
            )
    return faults


def check_tree(root):
    faults = []
    awaits = 0
    for path in source.sources(root, ".hpp", ".cpp"):
        text = source.read(root / path)
        awaits += len(AWAIT.findall(source.code_only(text)))
        faults += check_text(path.as_posix(), text)
    return faults, f"all {awaits} co_awaits stand in statements that g++ 12 compiles rightly"


def self_test():
    right = [
        "void f() { auto frame = co_await next<Frame>(); }",
        "Talk f() { co_await wait(a[1], b[i]); T x{1}; }",
        "Talk f() { if (auto f = co_await next(); f) { T x{1}; } }",
        "Talk f() { if (co_await go()) return a ? b : c; }",
        "Talk f() { while (co_await go(1)) T y{1}; }",
        "Talk f() { for (;;) { co_await go(); } }",
        'Talk f() { co_await say("{?[x]"); /* { */ // ?\n }',
        "Talk f() { T x{1}; co_await say(x); auto l = [&] { return 1; }; }",
        "Talk f() const { co_await say(Text(1)); }",
        "auto l = [&]() -> Talk { co_await go(); };",
        "co_spawn(io, [&]() -> awaitable<void> { co_await go(); co_return; }, token);",
        "Talk f() { switch (x) { case 1: co_await go(); break; default: co_return; } }",
        "Talk f() { [[maybe_unused]] auto x = co_await go(64'000, ']'); }",
        "Talk f() { if (done) co_return; else { co_await go(); } }",
    ]
    wrong = {
        "Talk f() { co_await room.say({text}); }": BRACES,
        "Talk f() { co_await say(Text{t}); }": BRACES,
        "Talk f() { co_await say({}); }": BRACES,
        "Talk f() { co_await op(token{}); }": BRACES,
        "Talk f() { auto x = T{co_await go(), 1}; }": BRACES + " or none",
        "Talk f() { x = co_await run([n] { return n; }); }": LAMBDA,
        "Talk f() { co_await run([](int) { return 1; }); }": LAMBDA,
        "Talk f() { co_await (quick ? a() : b()); }": CHOICE,
        "Talk f() { auto x = quick ? co_await a() : 0; }": CHOICE,
        "Talk f() { both(co_await a(), T{1}); }": BRACES,
        "Talk f() { both(co_await a()).then([x] {}); }": LAMBDA,
        "Talk f() { if (both(co_await a(), T{1})) { } }": BRACES,
        "Talk f() { each([x] (int) -> int, co_await a()); }": LAMBDA,
        "Talk f() { x = {co_await a()}; }": BRACES,
        "Talk f() {\n  co_await say(\n      Text{t});\n}": BRACES,
    }
    for text in right:
        assert check_text("x.cpp", text) == [], (text, check_text("x.cpp", text))
    for text, reason in wrong.items():
        found = check_text("x.cpp", text)
        assert len(found) == 1 and reason.split(" or ")[0] in found[0], (text, found)
    assert check_text("x.cpp", "\n\nco_await f({});")[0].startswith("x.cpp:3:")


if __name__ == "__main__":
    source.main("coroutines", check_tree, self_test)
