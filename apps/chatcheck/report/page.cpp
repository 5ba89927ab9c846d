// The look of our HTML pages.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/report/page.hpp"

#include "apps/chatcheck/report/markup.hpp"

#include <fmt/format.h>

namespace chat::check {
namespace {

constexpr std::string_view style = R"(
:root { color-scheme: light dark; --back: #faf9f6; --text: #1f2328; --quiet: #646b74; --line: #dcd9d0; --sheet: #ffffff;
  --code: #f6f5f1; --good: #2c7a4b; --fair: #9a6400; --bad: #bb2d26; --none: #7d848c; --sent: #17569c; --came: #83358a;
  --ink: #ffffff; --wash: #fdf0ee; }
@media (prefers-color-scheme: dark) { :root { --back: #15171b; --text: #e6e4de; --quiet: #9aa1aa; --line: #343941;
  --sheet: #1c1f24; --code: #16181c; --good: #5cbd84; --fair: #e2a941; --bad: #ff8278; --none: #878e97; --sent: #82b7f2;
  --came: #dc9ee2; --ink: #15171b; --wash: #2e1e1f; } }
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { margin: 0 auto; max-width: 66rem; padding: 2.5rem 1.25rem 4rem; background: var(--back); color: var(--text);
  font: 16px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .4rem; letter-spacing: -.01em; }
h2 { font-size: 1.1rem; margin: 2.2rem 0 .6rem; }
p { margin: .3rem 0; overflow-wrap: anywhere; }
code, pre, .slug { font-family: ui-monospace, "DejaVu Sans Mono", Consolas, monospace; font-size: .875rem; }
.quiet { color: var(--quiet); font-size: .875rem; }
.totals { font-weight: 600; }
.marks { font-size: 1.1rem; font-weight: 600; margin: 1.2rem 0 .4rem; }
.bar { display: flex; gap: 2px; height: .6rem; border-radius: 4px; overflow: hidden; margin: 0 0 .8rem; }
.bar > span { min-width: 3px; }
.chips { display: flex; flex-wrap: wrap; gap: .4rem 1.1rem; margin: 0; padding: 0; list-style: none; }
.chips li { display: flex; align-items: center; gap: .4rem; }
table { border-collapse: collapse; margin: 1.5rem 0; }
th { text-align: left; font-weight: 500; padding: .15rem 1.2rem .15rem 0; white-space: nowrap; vertical-align: top; }
td { padding: .15rem 0; }
.matrix th { font-size: .8rem; letter-spacing: .04em; color: var(--quiet); }
.box { display: inline-flex; width: 1.35rem; height: 1.35rem; margin: 1px; border-radius: 4px; align-items: center;
  justify-content: center; background: var(--none); color: var(--ink); font-size: .8rem; font-weight: 700; line-height: 1;
  text-decoration: none; vertical-align: top; }
.box .word { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
a.box:focus, a.box:hover { outline: 2px solid var(--text); outline-offset: 1px; }
.box.pass, .bar .pass { background: var(--good); }
.box.lenient, .box.warn, .box.unimplemented, .bar .lenient, .bar .warn, .bar .unimplemented { background: var(--fair); }
.box.fail, .box.timeout, .box.harness-error, .bar .fail, .bar .timeout, .bar .harness-error { background: var(--bad); }
.bar .info, .bar .skip { background: var(--none); }
details { border: 1px solid var(--line); border-radius: 8px; background: var(--sheet); margin: .5rem 0; padding: 0 .9rem; }
details[open] { padding-bottom: .8rem; }
details:target { border-color: var(--text); }
summary { cursor: pointer; padding: .45rem 0; display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 .8rem;
  list-style: none; }
summary::-webkit-details-marker { display: none; }
summary::before { content: "+"; color: var(--quiet); width: .7rem; font-family: ui-monospace, monospace; }
details[open] > summary::before { content: "\2013"; }
summary .slug { font-weight: 600; overflow-wrap: anywhere; }
summary .quiet { margin-left: auto; }
.verdict { min-width: 4.2rem; font-weight: 700; color: var(--none); }
.verdict.pass { color: var(--good); } .verdict.lenient, .verdict.warn, .verdict.unimplemented { color: var(--fair); }
.verdict.fail, .verdict.timeout, .verdict.harness-error { color: var(--bad); }
.reason { font-weight: 600; margin: .2rem 0 .7rem; padding: .4rem .7rem; border-left: 3px solid var(--bad);
  background: var(--wash); border-radius: 0 4px 4px 0; }
dl { display: grid; grid-template-columns: 5.5rem 1fr; gap: .15rem .8rem; margin: .6rem 0; }
dt { color: var(--quiet); } dd { margin: 0; overflow-wrap: anywhere; }
pre { overflow-x: auto; margin: .8rem 0 0; padding: .7rem .8rem; background: var(--code); border: 1px solid var(--line);
  border-radius: 6px; line-height: 1.4; tab-size: 4; }
pre i { font-style: normal; font-size: .7em; font-weight: 700; opacity: .75; border: 1px solid; border-radius: 3px;
  padding: 0 .2em; margin: 0 .1em; }
.sent { color: var(--sent); } .came { color: var(--came); } .other { color: var(--quiet); }
.wrong { color: var(--bad); font-weight: 700; }
@media (max-width: 40rem) { body { padding: 1.5rem .8rem 3rem; } dl { display: block; } dt { font-size: .8rem; margin-top: .4rem; }
  summary .quiet { margin-left: 1.5rem; flex-basis: 100%; } th { padding-right: .6rem; } pre { font-size: .75rem; } }
@media print { body { max-width: none; } details:not([open]) { display: none; } pre { white-space: pre-wrap; } }
)";

// A square leads to its case, which is to be open then.
constexpr std::string_view script = R"(
const show = () => { const at = document.getElementById(location.hash.slice(1)); if (at) at.open = true; };
addEventListener("hashchange", show); show();
)";

} // namespace

std::string page(std::string_view title, std::string_view body) {
    return fmt::format("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                       "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n"
                       "<style>{}</style>\n</head>\n<body>\n{}<script>{}</script>\n</body>\n</html>\n",
                       markup(title), style, body, script);
}

} // namespace chat::check
