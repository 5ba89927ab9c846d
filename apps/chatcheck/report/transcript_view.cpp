// Drawing a transcript.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/report/transcript_view.hpp"

#include "apps/chatcheck/play/show.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace chat::check {
namespace {

using Kind = ViewLine::Kind;

constexpr std::size_t row_length = 16;
constexpr std::size_t most_rows = 6; // of one event, and those around the mark

// One cell for an octet: what can be seen is itself, and CR, LF, TAB and NUL have pictures.
std::string_view picture(char byte) {
    static constexpr std::string_view visible =
        " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~";
    switch (byte) {
    case '\r': return "␍";
    case '\n': return "␊";
    case '\t': return "␉";
    case '\0': return "␀";
    default: break;
    }
    return byte >= ' ' && byte <= '~' ? visible.substr(static_cast<std::size_t>(byte - ' '), 1) : "·";
}

Kind kind_of(Deed deed) {
    switch (deed) {
    case Deed::sent: return Kind::sent;
    case Deed::received: return Kind::received;
    case Deed::typed: return Kind::typed;
    case Deed::shown:
    case Deed::complained: return Kind::shown;
    default: return Kind::other;
    }
}

std::string_view sentence(Deed deed) {
    switch (deed) {
    case Deed::started: return "is started";
    case Deed::connected: return "is connected";
    case Deed::finished: return "-> FIN: no more is sent";
    case Deed::dropped: return "-> RST";
    case Deed::closed: return "-> is closed by chatcheck";
    case Deed::ended: return "<- FIN: the program closed the connection";
    case Deed::was_reset: return "<- RST: the program reset the connection";
    case Deed::refused: return "is refused";
    case Deed::exited: return "ended:";
    default: return "";
    }
}

class Drawing {
public:
    void draw(const Event& event, const Mark* mark) {
        const std::string head = fmt::format("{:>8.3f} {:8}", static_cast<double>(event.when.count()) / 1e6, event.who);
        switch (event.deed) {
        case Deed::sent:
        case Deed::received: return octets(event, head, mark);
        case Deed::typed: return add(Kind::typed, fmt::format("{} -> types {}", head, quoted(event.bytes, 200)));
        case Deed::shown: return add(Kind::shown, fmt::format("{} <- shows {}", head, quoted(event.bytes, 400)));
        case Deed::complained:
            return add(Kind::shown, fmt::format("{} <- on stderr {}", head, quoted(event.bytes, 400)));
        default: break;
        }
        const std::string_view what = sentence(event.deed);
        add(Kind::other,
            fmt::format("{} {}{}{}", head, what, what.empty() || event.bytes.empty() ? "" : " ", shown(event.bytes)));
        if (mark) wrong(head.size() + 1, "here", *mark);
    }

    std::vector<ViewLine> lines;

private:
    void add(Kind kind, std::string text) { lines.push_back({kind, std::move(text)}); }

    void wrong(std::size_t column, std::string_view what, const Mark& mark) {
        add(Kind::wrong, fmt::format("{:{}}^^ {}; legal here: {}", "", column, what, mark.legal));
    }

    void octets(const Event& event, const std::string& head, const Mark* mark) {
        const std::string_view bytes = event.bytes;
        const std::size_t rows = (bytes.size() + row_length - 1) / row_length;
        const std::size_t marked = mark ? std::min(mark->offset / row_length, rows - 1) : rows;
        bool gap = false;
        for (std::size_t row = 0; row < rows; ++row) {
            const bool near = mark && row + 1 >= marked && row <= marked + 1;
            if (rows > most_rows && row + 1 < rows && row >= most_rows - 2 && !near) {
                if (!std::exchange(gap, true)) add(kind_of(event.deed), fmt::format("{:{}}    ...", "", head.size()));
                continue;
            }
            gap = false;
            const std::string_view arrow = row > 0 ? "  " : event.deed == Deed::sent ? "->" : "<-";
            const std::string start = fmt::format("{:{}} {} ", row == 0 ? head : "", head.size(), arrow);
            add(kind_of(event.deed), start + dump(bytes.substr(row * row_length, row_length)));
            if (row != marked) continue;
            const std::size_t place = mark->offset - row * row_length;
            const bool came = mark->offset < bytes.size();
            wrong(start.size() + 3 * place, came ? octet(bytes[mark->offset]) : "no more octet", *mark);
        }
    }

    static std::string dump(std::string_view row) {
        std::string hex, text;
        for (const char byte : row) {
            fmt::format_to(std::back_inserter(hex), "{:02x} ", static_cast<unsigned char>(byte));
            text += picture(byte);
        }
        return fmt::format("{:{}} {}", hex, 3 * row_length, text);
    }
};

// An event as it is drawn.
struct Drawn {
    Event event;
    std::size_t number; // of it, or of the first of its pieces
    std::size_t pieces = 1;
};

// Octets that were sent piece by piece are drawn as one event.
std::vector<Drawn> together(const std::vector<Event>& events) {
    std::vector<Drawn> drawn;
    for (std::size_t i = 0; i < events.size(); ++i) {
        const Event& event = events[i];
        const bool piece = i > 0 && event.deed == Deed::sent && events[i - 1].deed == Deed::sent &&
                           events[i - 1].who == event.who && events[i - 1].bytes.size() < 4;
        if (!piece) {
            drawn.push_back({event, i});
            continue;
        }
        drawn.back().event.bytes += event.bytes;
        ++drawn.back().pieces;
    }
    return drawn;
}

} // namespace

std::vector<ViewLine> view(const Transcript& transcript, const std::optional<Mark>& mark) {
    Drawing drawing;
    for (const auto& [event, number, pieces] : together(transcript.events())) {
        drawing.draw(event, mark && mark->event == number ? &*mark : nullptr);
        if (pieces > 1) drawing.lines.back().text += fmt::format("  (in {} pieces)", pieces);
    }
    return std::move(drawing.lines);
}

} // namespace chat::check
