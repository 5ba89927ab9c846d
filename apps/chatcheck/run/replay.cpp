// Reading recordings, and playing them.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/run/replay.hpp"

#include "apps/chatcheck/play/link.hpp"
#include "apps/chatcheck/play/port.hpp"
#include "apps/chatcheck/play/show.hpp"
#include "apps/chatcheck/report/json_line.hpp"
#include "apps/chatcheck/report/json_value.hpp"

#include <boost/algorithm/hex.hpp>
#include <boost/json/value_to.hpp>

#include <fmt/format.h>

#include <cmath>
#include <map>
#include <set>

namespace chat::check {
namespace {

// Reads the file, and knows where in it what is wrong stands.
class Reader {
public:
    explicit Reader(std::string_view bytes) : bytes_(bytes) {}

    std::vector<Recording> recordings() const {
        std::vector<Recording> all;
        const json::value file = parsed();
        if (member(file, "chatcheck_replay", "") != 1) fail("chatcheck_replay", "is not 1");
        for (const json::value& one : list(file, "cases", "")) {
            const std::string place = fmt::format("cases[{}]", all.size());
            all.push_back({text(one, "slug", place), steps(one, place)});
        }
        return all;
    }

private:
    [[noreturn]] void fail(const std::string& place, std::string_view what) const {
        throw BadRecording(fmt::format("line {}: {} {}", line_of(bytes_, place), place, what));
    }

    json::value parsed() const {
        try {
            return read_json(bytes_);
        } catch (const BadJson& error) {
            throw BadRecording(error.what());
        }
    }

    static std::string at(const std::string& place, std::string_view key) {
        return place.empty() ? std::string(key) : fmt::format("{}.{}", place, key);
    }

    const json::value& member(const json::value& object, std::string_view key, const std::string& place) const {
        if (object.is_object())
            if (const json::value* found = object.as_object().if_contains(key)) return *found;
        fail(at(place, key), "is missing");
    }

    std::string text(const json::value& object, std::string_view key, const std::string& place) const {
        const json::value& found = member(object, key, place);
        if (!found.is_string()) fail(at(place, key), "is no text");
        return std::string(found.as_string());
    }

    const json::array& list(const json::value& object, std::string_view key, const std::string& place) const {
        const json::value& found = member(object, key, place);
        if (!found.is_array()) fail(at(place, key), "is no list");
        return found.as_array();
    }

    std::chrono::microseconds when(const json::value& step, const std::string& place) const {
        constexpr double most = 3600;
        const json::value& found = member(step, "seconds", place);
        const double seconds = found.is_number() ? found.to_number<double>() : -1;
        if (!(seconds >= 0 && seconds < most)) fail(at(place, "seconds"), "is no number from 0 to 3600");
        return std::chrono::microseconds(std::llround(seconds * 1e6));
    }

    Deed deed(const json::value& step, const std::string& place) const {
        const std::string name = text(step, "do", place);
        for (const Deed one : {Deed::connected, Deed::sent, Deed::finished, Deed::dropped, Deed::closed})
            if (word(one) == name) return one;
        fail(at(place, "do"), fmt::format("is {}, and that cannot be done", shown(name)));
    }

    std::string octets(const json::value& step, const std::string& place) const {
        try {
            return boost::algorithm::unhex(text(step, "hex", place));
        } catch (const boost::algorithm::hex_decode_error&) {
            fail(at(place, "hex"), "is no row of hexadecimal octets");
        }
    }

    // Whoever does something must have connected before.
    std::vector<Step> steps(const json::value& recording, const std::string& where) const {
        std::vector<Step> all;
        std::set<std::string> connected;
        for (const json::value& one : list(recording, "steps", where)) {
            const std::string place = fmt::format("{}.steps[{}]", where, all.size());
            const Step& step =
                all.emplace_back(Step{when(one, place), text(one, "who", place), deed(one, place), octets(one, place)});
            if (step.deed == Deed::connected)
                connected.insert(step.who);
            else if (!connected.contains(step.who))
                fail(at(place, "who"), fmt::format("is {}, who is not connected", shown(step.who)));
        }
        return all;
    }

    std::string_view bytes_;
};

} // namespace

std::vector<Recording> read_recordings(std::string_view bytes) { return Reader(bytes).recordings(); }

void play_again(const Recording& recording, const Address& address, Desk& desk) {
    using Clock = Pump::Clock;
    const auto began = Clock::now();
    std::map<std::string, Link> links;
    // Everything that comes until then is written down.
    const auto listen_until = [&](Clock::time_point until) {
        do {
            for (auto& [name, link] : links) link.read_until_quiet(std::chrono::milliseconds(1));
        } while (Clock::now() < until &&
                 !desk.pump.wait(-1, 0, std::min(until, Clock::now() + std::chrono::milliseconds(1))));
    };
    for (const Step& step : recording.steps) {
        const auto wait = std::chrono::duration_cast<Clock::duration>(step.when * desk.pace.factor);
        listen_until(began + wait);
        if (step.deed == Deed::connected) {
            std::string why;
            Descriptor socket =
                connect_to(address.host, address.port, desk.pump, Clock::now() + desk.pace.patience(), why);
            if (!socket)
                throw Stop{
                    Outcome::fail, fmt::format("no connection to {} port {}: {}", address.host, address.port, why), {}};
            links.erase(step.who);
            links.emplace(std::piecewise_construct, std::forward_as_tuple(step.who),
                          std::forward_as_tuple(step.who, std::move(socket), desk));
            continue;
        }
        Link& link = links.at(step.who);
        switch (step.deed) {
        case Deed::sent: link.send(step.bytes); break;
        case Deed::finished: link.finish(); break;
        case Deed::dropped: link.reset(); break;
        default: link.close();
        }
    }
    listen_until(Clock::now() + desk.pace.quiet());
}

} // namespace chat::check
