// chatcheck replay: sends again what was sent in the cases of a run, and shows what comes.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/run/replay.hpp"

#include "apps/chatcheck/play/show.hpp"
#include "apps/chatcheck/report/transcript_view.hpp"
#include "apps/chatcheck/tasks/files.hpp"
#include "apps/chatcheck/tasks/tasks.hpp"

#include <fmt/format.h>

#include <fnmatch.h>

#include <algorithm>

namespace chat::check {
namespace {

bool is_wanted(const Recording& recording, const std::vector<std::string>& globs) {
    const auto fits = [&](const std::string& glob) { return ::fnmatch(glob.c_str(), recording.slug.c_str(), 0) == 0; };
    return globs.empty() || std::ranges::any_of(globs, fits);
}

std::vector<Recording> wanted(const Order& order) {
    const std::string& file = order.words.at(0);
    try {
        std::vector<Recording> recordings = read_recordings(contents_of(file));
        std::erase_if(recordings, [&](const Recording& one) { return !is_wanted(one, order.selection.only); });
        if (recordings.empty()) throw UsageError(fmt::format("{} has no such case", file));
        return recordings;
    } catch (const BadRecording& error) {
        throw UsageError(fmt::format("{}: {}", file, error.what()));
    }
}

} // namespace

int replay(const Order& order) {
    const Address address{order.words.at(1), order.words.at(2)};
    int status = 0;
    for (const Recording& recording : wanted(order)) {
        Desk desk{{order.time_factor}, Level::must, {}, {}, {}};
        fmt::print("{}\n", shown(recording.slug));
        try {
            play_again(recording, address, desk);
        } catch (const Stop& stop) {
            status = 1;
            fmt::print("  {}\n", stop.reason);
        }
        for (const ViewLine& line : view(desk.transcript, {})) fmt::print("  {}\n", line.text);
    }
    return status;
}

} // namespace chat::check
