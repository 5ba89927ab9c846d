# Do all include lines follow the arrows of docs/architecture.md, and does the library know no protocol's name?
# SPDX-License-Identifier: BSL-1.0
import re

import source

# What each layer may include besides itself. A protocol is one layer each; so is an app.
ARROWS = {
    "libchat/core": (),
    "libchat/session": ("libchat/core",),
    "libchat/net": ("libchat/session", "libchat/core"),
    "libchat/audit": ("libchat/session", "libchat/core"),
    "libchat/config": ("libchat/session", "libchat/core"),
    "libchat/log": ("libchat/session", "libchat/core"),
    "libchat/password": ("libchat/core",),
    "libchat/metrics": ("libchat/session", "libchat/core"),
    "libchat/store": ("libchat/session", "libchat/core"),
    "protocols/*": ("libchat/session", "libchat/password", "libchat/core"),
    "apps/*": ("libchat", "protocols", "apps/console", "apps/process"),
    "tests": ("libchat", "protocols", "apps"),
}

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"\n]+)[>"]', re.MULTILINE)
ASIO = re.compile(r"boost/(asio|beast)(/|\.hpp)")
SOCKETS = re.compile(r"(sys/socket|sys/un|netdb)\.h|(netinet|arpa)/|boost/asio/(ip|local)/")


def layer_of(path):
    """The two folders (`tests`: one) that say which layer a repository path belongs to."""
    folders = path.split("/")
    return "tests" if folders[0] == "tests" else "/".join(folders[:2])


def arrows_of(layer):
    """The layers that `layer` may include, or None where there is no such layer."""
    return ARROWS.get(layer, ARROWS.get(layer.split("/")[0] + "/*"))


def wrong_project_include(layer, target):
    """Why `layer` may not include the repository path `target`; None when it may."""
    if target.split("/")[0] not in source.FOLDERS or target.count("/") < 2 and not target.startswith("tests/"):
        return "write it as a path from the repository's root, or as <system/header>"
    allowed = (layer, *arrows_of(layer))
    if any(target.startswith(other + "/") for other in allowed):
        return None
    return f"{layer} may include only {', '.join(allowed)}"


def wrong_system_include(layer, target):
    """Why `layer` may not include the header `target` of the system; None when it may."""
    if target.split("/")[0] in source.FOLDERS:
        return 'project headers stand in "quotes"'
    if layer in ("libchat/core", "libchat/session") or layer.startswith("protocols/"):
        if ASIO.match(target):
            return f"{layer} knows no Asio"
    if layer.startswith(("libchat/", "protocols/")) and layer != "libchat/net" and SOCKETS.match(target):
        if (layer, target) != ("libchat/session", "arpa/inet.h"):  # inet_pton reads an address, it opens nothing
            return "only libchat/net knows sockets"
    return None


# Protocols that are called as a key of the configuration is.
KEYS = {"line"}


def check_text(path, text, protocols):
    """The faults of one file; `protocols` are the names the library may not know."""
    layer = layer_of(path)
    if arrows_of(layer) is None and layer not in ARROWS:
        return [f"{path}:1: {layer} is a layer that tests/layers/layers.py does not know"]
    faults = []
    readable = source.without_comments(text)
    for match in INCLUDE.finditer(readable):
        judge = wrong_project_include if match[1] == '"' else wrong_system_include
        reason = judge(layer, match[2])
        if reason:
            faults.append(f"{path}:{source.line_of(text, match.start())}: includes {match[2]}: {reason}")
    if layer.startswith("libchat/"):
        for line, literal in source.literals(INCLUDE.sub("", readable)):
            if literal.lower() in protocols or any(f"protocols/{name}" in literal for name in protocols):
                faults.append(f'{path}:{line}: "{literal}": the library knows no protocol\'s name')
    return faults


def check_tree(root):
    protocols = {p.name for p in (root / "protocols").iterdir() if p.is_dir()} - KEYS
    faults = []
    files = source.sources(root, ".hpp", ".cpp")
    for path in files:
        faults += check_text(path.as_posix(), source.read(root / path), protocols)
    return faults, f"the includes of {len(files)} files follow the arrows"


def self_test():
    right = [
        ("libchat/core/room.cpp", '#include "libchat/core/room.hpp"\n#include <boost/intrusive/list.hpp>\n'),
        ("libchat/core/a.hpp", '// #include "libchat/net/server.hpp"\n/* "crlf" */ auto a = "says crlf";\n'),
        ("libchat/session/a.hpp", '#include "libchat/core/wire.hpp"\n'),
        ("libchat/net/a.cpp", "#include <sys/socket.h>\n#include <boost/asio/ip/tcp.hpp>\n"),
        ("libchat/session/a.cpp", "#include <arpa/inet.h>\n"),
        ("libchat/audit/a.cpp", '#include "libchat/core/clock.hpp"\n#include <boost/asio/post.hpp>\n'),
        ("protocols/crlf/a.cpp", '#include "protocols/crlf/codec.hpp"\n#include "libchat/session/talk.hpp"\n'),
        ("protocols/crlf/a.cpp", '#include "libchat/password/password.hpp"\n'),
        ("apps/chatd/main.cpp", '#include "libchat/net/server.hpp"\n#include "protocols/echo/protocol.hpp"\n'),
        ("apps/chat-crlf/main.cpp", '#include "apps/console/console.hpp"\n#include <sys/socket.h>\n'),
        ("tests/unit/core/a.cpp", '#include "tests/support/catch.hpp"\n#include "apps/console/console.hpp"\n'),
    ]
    wrong = [
        ("libchat/core/a.hpp", '#include "libchat/session/talk.hpp"\n'),
        ("libchat/core/a.hpp", "#include <boost/asio.hpp>\n"),
        ("libchat/core/a.hpp", "#  include <boost/asio/error.hpp>\n"),
        ("libchat/core/a.hpp", '#include "room.hpp"\n'),
        ("libchat/core/a.hpp", "#include <libchat/core/room.hpp>\n"),
        ("libchat/core/a.cpp", 'auto name = "crlf";\n'),
        ("libchat/session/a.hpp", "#include <boost/asio/post.hpp>\n"),
        ("libchat/session/a.hpp", '#include "protocols/crlf/codec.hpp"\n'),
        ("libchat/audit/a.hpp", '#include "libchat/net/turn.hpp"\n'),
        ("libchat/audit/a.hpp", "#include <netinet/in.h>\n"),
        ("libchat/config/a.cpp", "#include <sys/socket.h>\n"),
        ("libchat/net/a.cpp", '#include "libchat/config/settings.hpp"\n'),
        ("libchat/net/a.cpp", '#include "libchat/password/password.hpp"\n'),
        ("libchat/password/a.cpp", '#include "libchat/session/workers.hpp"\n'),
        ("libchat/net/a.cpp", '#include "tests/support/catch.hpp"\n'),
        ("libchat/web/a.cpp", "\n"),
        ("protocols/crlf/a.cpp", '#include "protocols/echo/codec.hpp"\n'),
        ("protocols/crlf/a.cpp", '#include "libchat/net/server.hpp"\n'),
        ("protocols/crlf/a.cpp", "#include <arpa/inet.h>\n"),
        ("apps/chatd/main.cpp", '#include "apps/chat-crlf/screen.hpp"\n'),
    ]
    for path, text in right:
        assert check_text(path, text, {"crlf", "echo"}) == [], (path, text)
    for path, text in wrong:
        assert len(check_text(path, text, {"crlf", "echo"})) == 1, (path, text)


if __name__ == "__main__":
    source.main("layers", check_tree, self_test)
