// The file of a journal, read by another process than the daemon, also while that writes.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/store/line_table.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace chat {

// What fails throws StoreError.
class Archive {
public:
    // Reads only, and never holds up the daemon. The file must be there.
    explicit Archive(std::string file);

    // The room of that name, in any case of its letters.
    std::optional<StoredRoom> room(std::string_view name);

    // Calls `see` for each line of the room that there was when it was called, in order.
    using See = std::function<void(const Line&)>;
    void each(const StoredRoom& room, const See& see);
    // The same for those lines that have all these words, whatever their case and accents.
    void each_with(std::string_view words, const StoredRoom& room, const See& see);

private:
    template <class NextPage> void walk(const StoredRoom& room, const See& see, NextPage next_page);
    template <class T> T demand(result<T> value) const;

    const std::string file_;
    sqlite::Database database_;
    LineReader lines_;
};

} // namespace chat
